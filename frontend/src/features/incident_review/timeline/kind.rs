//! Kinds of entries, to look at some and not at others.

use vigie_shared::view::timeline::{TimelineEntry, TimelineEvent};

use crate::i18n::LanguageHandle;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Everything.
    All,
    /// What the outcome rests on.
    Decisive,
    /// Questions shown and treated.
    Questions,
    /// The page was left.
    TimelineFocus,
    /// Connection and companion.
    Device,
    /// Alerts, and the time given back.
    Alerts,
    /// Incidents.
    Incidents,
    /// Admission, start, end, outcome.
    Course,
}

impl EntryKind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Decisive,
        Self::Questions,
        Self::TimelineFocus,
        Self::Device,
        Self::Alerts,
        Self::Incidents,
        Self::Course,
    ];

    pub fn word(self, language: &LanguageHandle) -> String {
        match self {
            Self::All => language.text("timeline-kind-all"),
            Self::Decisive => language.text("timeline-kind-decisive"),
            Self::Questions => language.text("timeline-kind-questions"),
            Self::TimelineFocus => language.text("timeline-kind-focus"),
            Self::Device => language.text("timeline-kind-device"),
            Self::Alerts => language.text("timeline-kind-alerts"),
            Self::Incidents => language.text("timeline-kind-incidents"),
            Self::Course => language.text("timeline-kind-course"),
        }
    }

    /// Does an entry belong to it? `decisive` are the events the outcome rests on.
    pub fn matches(self, entry: &TimelineEntry, decisive: &[u64]) -> bool {
        match self {
            Self::All => true,
            Self::Decisive => decisive.contains(&entry.ordinal),
            own => own == Self::of(&entry.event),
        }
    }

    fn of(what: &TimelineEvent) -> Self {
        match what {
            TimelineEvent::QuestionShown { .. }
            | TimelineEvent::QuestionRevealed { .. }
            | TimelineEvent::Answered { .. }
            | TimelineEvent::Passed { .. } => Self::Questions,
            TimelineEvent::FocusLost { .. }
            | TimelineEvent::FocusLossExcused { .. }
            | TimelineEvent::SignalStarted { .. }
            | TimelineEvent::SignalEnded { .. }
            | TimelineEvent::SignalNoted { .. }
            | TimelineEvent::LeftWhileBlocked { .. } => Self::TimelineFocus,
            TimelineEvent::ConnectionLost
            | TimelineEvent::ConnectionRestored
            | TimelineEvent::CompanionPresent
            | TimelineEvent::CompanionAbsent
            | TimelineEvent::CompanionNoted { .. }
            | TimelineEvent::CompanionPolicyChanged { .. }
            | TimelineEvent::ForbiddenExtensionsChanged { .. }
            | TimelineEvent::DeviceWaiting
            | TimelineEvent::DeviceLeft
            | TimelineEvent::DeviceRefused => Self::Device,
            TimelineEvent::AlertRaised { .. }
            | TimelineEvent::AlertAccepted { .. }
            | TimelineEvent::AlertDismissed { .. }
            | TimelineEvent::AlertCleared { .. }
            | TimelineEvent::TimeCredited { .. }
            | TimelineEvent::WithheldTimeCredited { .. }
            | TimelineEvent::ServerOutageCredited { .. } => Self::Alerts,
            TimelineEvent::IncidentRecorded { .. }
            | TimelineEvent::IncidentResolved { .. }
            | TimelineEvent::IncidentReopened { .. }
            | TimelineEvent::IncidentDeleted { .. } => Self::Incidents,
            TimelineEvent::LoggedIn
            | TimelineEvent::RulesAccepted
            | TimelineEvent::PresenceConfirmed { .. }
            | TimelineEvent::PresenceWithdrawn
            | TimelineEvent::Started
            | TimelineEvent::ResumeAuthorized { .. }
            | TimelineEvent::Resumed
            | TimelineEvent::Ended { .. }
            | TimelineEvent::AbortReason { .. }
            | TimelineEvent::Outcome { .. }
            | TimelineEvent::CertificateIssued
            | TimelineEvent::Corrected { .. }
            | TimelineEvent::TermsChanged { .. }
            | TimelineEvent::Enrolled { .. }
            | TimelineEvent::Removed { .. }
            | TimelineEvent::Cancelled { .. }
            | TimelineEvent::OtherDayAllowed { .. }
            | TimelineEvent::OutcomeRevised { .. }
            | TimelineEvent::RevisionProposed { .. }
            | TimelineEvent::RevisionDropped { .. }
            | TimelineEvent::PublicationHeld { .. }
            | TimelineEvent::PublicationReleased { .. }
            | TimelineEvent::Reopened { .. }
            | TimelineEvent::Finalized
            | TimelineEvent::Published => Self::Course,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::time::Timestamp;

    fn entry(ordinal: u64, event: TimelineEvent) -> TimelineEntry {
        TimelineEntry {
            ordinal,
            at: Timestamp(0),
            event,
            by: None,
        }
    }

    #[test]
    fn an_entry_belongs_to_one_kind_and_to_all() {
        let lost = entry(7, TimelineEvent::FocusLost { number: 3 });
        let taking: Vec<EntryKind> = EntryKind::ALL
            .into_iter()
            .filter(|kind| kind.matches(&lost, &[]))
            .collect();
        assert_eq!(taking, [EntryKind::All, EntryKind::TimelineFocus]);
    }

    #[test]
    fn what_the_outcome_rests_on_is_known_by_its_ordinal() {
        let answered = entry(7, TimelineEvent::Answered { number: 3 });
        assert!(EntryKind::Decisive.matches(&answered, &[2, 7]));
        assert!(!EntryKind::Decisive.matches(&answered, &[2, 8]));
    }
}
