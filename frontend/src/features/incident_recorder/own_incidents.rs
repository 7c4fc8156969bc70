//! Which incidents a person may delete: their own, while they are open.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::ActorName;
use vigie_shared::view::{BoardIncident, BoardIncidentState};

/// May `me` delete it?
pub fn is_own_to_delete(incident: &BoardIncident, me: Option<&ActorName>) -> bool {
    incident.state == BoardIncidentState::Open && Some(&incident.by) == me
}

/// The incident that was just recorded, as long as `me` may delete it.
pub fn undoable(
    recorded: IncidentId,
    incidents: &[BoardIncident],
    me: Option<&ActorName>,
) -> Option<IncidentId> {
    let recorded = incidents.iter().find(|one| one.id == recorded)?;
    is_own_to_delete(recorded, me).then_some(recorded.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::incident;
    use vigie_shared::session::IncidentCategory;

    fn claire() -> ActorName {
        ActorName::Invigilator("Claire Morel".to_owned())
    }

    #[test]
    fn only_ones_own_and_only_while_it_is_open() {
        let open = incident(1, IncidentCategory::C7, &claire());
        assert!(is_own_to_delete(&open, Some(&claire())));
        let other = ActorName::Invigilator("Paul".to_owned());
        assert!(!is_own_to_delete(&open, Some(&other)));
        assert!(!is_own_to_delete(
            &open,
            Some(&ActorName::Referent("Claire Morel".to_owned()))
        ));
        assert!(!is_own_to_delete(&open, None));
        for state in [BoardIncidentState::Resolved, BoardIncidentState::Deleted] {
            let over = BoardIncident {
                state,
                ..open.clone()
            };
            assert!(!is_own_to_delete(&over, Some(&claire())));
        }
    }

    #[test]
    fn what_was_just_recorded_can_be_undone_by_its_author_while_it_is_open() {
        let mut record = [1, 2].map(|id| incident(id, IncidentCategory::C7, &claire()));
        let undo = |record: &[BoardIncident], me| undoable(IncidentId(2), record, Some(&me));
        assert_eq!(undo(&record, claire()), Some(IncidentId(2)));
        assert_eq!(undo(&record[..1], claire()), None);
        assert_eq!(undo(&record, ActorName::Server), None);
        record[1].state = BoardIncidentState::Resolved;
        assert_eq!(undo(&record, claire()), None);
    }
}
