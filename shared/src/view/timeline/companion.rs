//! The companion in the timeline of a candidate.

use super::{TimelineEvent, builder::Described};
use crate::session::{CompanionNote, Event};

/// What happened to the companion of a seat, or was decided about it.
pub(super) fn companion(event: &Event) -> Described<'_> {
    match event {
        Event::CompanionReported { present: true, .. } => {
            Some((TimelineEvent::CompanionPresent, None))
        }
        Event::CompanionReported { present: false, .. } => {
            Some((TimelineEvent::CompanionAbsent, None))
        }
        Event::CompanionNoted { note, .. } => {
            let by = match note {
                CompanionNote::Waived { by, .. } | CompanionNote::WaiverWithdrawn { by } => {
                    Some(by)
                }
                _ => None,
            };
            let note = note.clone();
            Some((TimelineEvent::CompanionNoted { note }, by))
        }
        Event::CompanionPolicyChanged { policy, reason, by } => {
            let (policy, reason) = (*policy, reason.clone());
            let changed = TimelineEvent::CompanionPolicyChanged { policy, reason };
            Some((changed, Some(by)))
        }
        Event::ForbiddenExtensionsChanged(list) => {
            let extensions = list.extensions.clone();
            let changed = TimelineEvent::ForbiddenExtensionsChanged { extensions };
            Some((changed, Some(&list.by)))
        }
        _ => None,
    }
}
