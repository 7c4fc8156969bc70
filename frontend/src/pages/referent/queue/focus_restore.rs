//! Where the focus goes when an incident leaves the queue, or comes back.
//!
//! The element that had it goes with the incident: without help the focus would be
//! lost, and with it the position of keyboard and screen reader users.

use vigie_shared::ids::{IncidentId, SessionId};
use yew::prelude::*;

use crate::focus::focus_and_center;

/// Id of the heading of what waits.
pub const WAITING_ID: &str = "queue-incidents";
/// Id of the heading over the incident just decided.
pub const DONE_ID: &str = "queue-done";

/// One incident of the center.
pub type IncidentKey = (SessionId, IncidentId);

/// How the selected incident has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionChange {
    /// None is.
    Nothing,
    /// It waits for a decision.
    Waiting(IncidentKey),
    /// It has left the queue.
    Done(IncidentKey),
}

/// Moves the focus when the selected incident changes.
#[hook]
pub fn use_focus_restore(now: SelectionChange) {
    let before = use_mut_ref(|| now);
    use_effect_with(now, move |now| {
        if let Some(id) = landing(before.replace(*now), *now) {
            focus_and_center(&id);
        }
    });
}

/// Id of the row of an incident in the queue.
pub fn entry_id((session, incident): IncidentKey) -> String {
    format!("queue-entry-{session}-{incident}")
}

/// Id of the element to go to, if the focus must move at all.
fn landing(before: SelectionChange, now: SelectionChange) -> Option<String> {
    match (before, now) {
        (SelectionChange::Done(one), SelectionChange::Done(other)) if one == other => None,
        (_, SelectionChange::Done(_)) => Some(DONE_ID.to_owned()),
        (SelectionChange::Done(one), SelectionChange::Waiting(other)) if one == other => {
            Some(entry_id(one))
        }
        (SelectionChange::Done(_), SelectionChange::Nothing) => Some(WAITING_ID.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn key(incident: u16) -> IncidentKey {
        (SessionId(Uuid::nil()), IncidentId(incident))
    }

    #[test]
    fn a_decision_leads_to_what_came_of_it() {
        let before = SelectionChange::Waiting(key(1));
        let id = landing(before, SelectionChange::Done(key(1)));
        assert_eq!(id.as_deref(), Some(DONE_ID));
    }

    #[test]
    fn a_decision_taken_back_leads_to_the_incident_in_the_queue() {
        let before = SelectionChange::Done(key(1));
        let id = landing(before, SelectionChange::Waiting(key(1)));
        assert_eq!(id, Some(entry_id(key(1))));
    }

    #[test]
    fn closing_what_was_decided_leads_back_to_what_waits() {
        let id = landing(SelectionChange::Done(key(1)), SelectionChange::Nothing);
        assert_eq!(id.as_deref(), Some(WAITING_ID));
    }

    #[test]
    fn looking_at_another_incident_leaves_the_focus_on_its_button() {
        let other = SelectionChange::Waiting(key(2));
        for before in [
            SelectionChange::Done(key(1)),
            SelectionChange::Waiting(key(1)),
        ] {
            assert_eq!(landing(before, other), None);
        }
        assert_eq!(landing(other, SelectionChange::Nothing), None);
        assert_eq!(landing(SelectionChange::Nothing, other), None);
    }
}
