//! Which incidents a person may delete: their own, while they are open.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::ActorName;
use vigie_shared::view::{BoardIncident, BoardIncidentState};

/// Was it done by `me`? By the ids, not by the name, as the server decides it.
pub fn is_own(by: &ActorName, me: Option<&ActorName>) -> bool {
    me.is_some_and(|me| me.is_same_person(by))
}

/// May `me` delete it?
pub fn is_own_to_delete(incident: &BoardIncident, me: Option<&ActorName>) -> bool {
    incident.state == BoardIncidentState::Open && is_own(&incident.by, me)
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
    use vigie_shared::ids::LoginId;
    use vigie_shared::session::{IncidentCategory, StaffMember};

    fn claire() -> ActorName {
        ActorName::Invigilator("Claire Morel".into())
    }

    #[test]
    fn only_ones_own_and_only_while_it_is_open() {
        let open = incident(1, IncidentCategory::C7, &claire());
        assert!(is_own_to_delete(&open, Some(&claire())));
        let other = ActorName::Invigilator("Paul".into());
        assert!(!is_own_to_delete(&open, Some(&other)));
        assert!(!is_own_to_delete(
            &open,
            Some(&ActorName::Referent("Claire Morel".into()))
        ));
        assert!(!is_own_to_delete(&open, None));
        let namesake = ActorName::Invigilator(StaffMember {
            login: Some(LoginId(uuid::Uuid::from_u128(1))),
            ..StaffMember::from("Claire Morel")
        });
        assert!(!is_own_to_delete(&open, Some(&namesake)));
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
