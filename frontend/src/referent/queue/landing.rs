//! Where the focus goes when an incident leaves the queue, or comes back.
//!
//! The element that had it goes with the incident: without help the focus would be
//! lost, and with it the place of whoever works by keyboard or by ear.

use vigie_shared::ids::{IncidentId, SessionId};
use yew::prelude::*;

use crate::components::focus_and_center;

/// Id of the heading of what waits.
pub const WAITING_ID: &str = "queue-incidents";
/// Id of the heading over the incident just decided.
pub const DONE_ID: &str = "queue-done";

/// One incident of the center.
pub type Which = (SessionId, IncidentId);

/// What became of the incident that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAt {
    /// None is.
    Nothing,
    /// It waits for a decision.
    Waiting(Which),
    /// It has left the queue.
    Done(Which),
}

/// Moves the focus when what is looked at changes under it.
#[hook]
pub fn use_landing(now: LookedAt) {
    let before = use_mut_ref(|| now);
    use_effect_with(now, move |now| {
        if let Some(id) = landing(before.replace(*now), *now) {
            focus_and_center(&id);
        }
    });
}

/// Id of the row of an incident in the queue.
pub fn entry_id((session, incident): Which) -> String {
    format!("queue-entry-{session}-{incident}")
}

/// Id of the element to go to, if the focus must move at all.
fn landing(before: LookedAt, now: LookedAt) -> Option<String> {
    match (before, now) {
        (LookedAt::Done(one), LookedAt::Done(other)) if one == other => None,
        (_, LookedAt::Done(_)) => Some(DONE_ID.to_owned()),
        (LookedAt::Done(one), LookedAt::Waiting(other)) if one == other => Some(entry_id(one)),
        (LookedAt::Done(_), LookedAt::Nothing) => Some(WAITING_ID.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn which(incident: u16) -> Which {
        (SessionId(Uuid::nil()), IncidentId(incident))
    }

    #[test]
    fn a_decision_leads_to_what_came_of_it() {
        let before = LookedAt::Waiting(which(1));
        let id = landing(before, LookedAt::Done(which(1)));
        assert_eq!(id.as_deref(), Some(DONE_ID));
    }

    #[test]
    fn a_decision_taken_back_leads_to_the_incident_in_the_queue() {
        let before = LookedAt::Done(which(1));
        let id = landing(before, LookedAt::Waiting(which(1)));
        assert_eq!(id, Some(entry_id(which(1))));
    }

    #[test]
    fn closing_what_was_decided_leads_back_to_what_waits() {
        let id = landing(LookedAt::Done(which(1)), LookedAt::Nothing);
        assert_eq!(id.as_deref(), Some(WAITING_ID));
    }

    #[test]
    fn looking_at_another_incident_leaves_the_focus_on_its_button() {
        let other = LookedAt::Waiting(which(2));
        for before in [LookedAt::Done(which(1)), LookedAt::Waiting(which(1))] {
            assert_eq!(landing(before, other), None);
        }
        assert_eq!(landing(other, LookedAt::Nothing), None);
        assert_eq!(landing(LookedAt::Nothing, other), None);
    }
}
