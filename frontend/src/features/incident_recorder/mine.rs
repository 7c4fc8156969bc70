//! What one may take back: one's own, while it is open.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{ActorName, Command};
use vigie_shared::view::{BoardIncident, BoardIncidentState};

/// May `me` take it back?
pub fn is_mine_to_delete(incident: &BoardIncident, me: Option<&ActorName>) -> bool {
    incident.state == BoardIncidentState::Open && Some(&incident.by) == me
}

/// The incident that `command` of `me` put on record, as long as it can be taken back.
/// The answer to a command does not name it, so it is known by what it says; of two
/// that say the same the later one is meant.
pub fn put_on_record_by(
    command: &Command,
    incidents: &[BoardIncident],
    me: Option<&ActorName>,
) -> Option<IncidentId> {
    let Command::RecordIncident(vigie_shared::session::RecordIncident {
        category,
        seats,
        number,
        description,
        ..
    }) = command
    else {
        return None;
    };
    let same = |one: &&BoardIncident| {
        is_mine_to_delete(one, me)
            && one.category == *category
            && one.number == *number
            && one.description == description.trim()
            && one.seats == *seats
    };
    incidents.iter().rev().find(same).map(|one| one.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::incident;
    use vigie_shared::ids::Seat;
    use vigie_shared::session::IncidentCategory;

    fn claire() -> ActorName {
        ActorName::Invigilator("Claire Morel".to_owned())
    }

    fn command(description: &str) -> Command {
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::C7,
            seats: vec![Seat(1)],
            number: None,
            description: description.to_owned(),
            when: None,
            credit: false,
        })
    }

    #[test]
    fn only_ones_own_and_only_while_it_is_open() {
        let open = incident(1, IncidentCategory::C7, &claire());
        assert!(is_mine_to_delete(&open, Some(&claire())));
        let other = ActorName::Invigilator("Paul".to_owned());
        assert!(!is_mine_to_delete(&open, Some(&other)));
        assert!(!is_mine_to_delete(
            &open,
            Some(&ActorName::Referent("Claire Morel".to_owned()))
        ));
        assert!(!is_mine_to_delete(&open, None));
        for state in [BoardIncidentState::Resolved, BoardIncidentState::Deleted] {
            let over = BoardIncident {
                state,
                ..open.clone()
            };
            assert!(!is_mine_to_delete(&over, Some(&claire())));
        }
    }

    #[test]
    fn what_was_just_recorded_is_found_again_by_what_it_says() {
        let said = |id, words: &str| BoardIncident {
            description: words.to_owned(),
            ..incident(id, IncidentCategory::C7, &claire())
        };
        let record = [said(1, "Screen"), said(2, "Screen"), said(3, "Mouse")];
        let find = |words| put_on_record_by(&command(words), &record, Some(&claire()));
        assert_eq!(find("Screen "), Some(IncidentId(2)));
        assert_eq!(find("Keyboard"), None);
        assert_eq!(
            put_on_record_by(&command("Screen"), &record, Some(&ActorName::Server)),
            None
        );
    }
}
