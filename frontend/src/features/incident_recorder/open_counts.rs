//! The flags on cards.

use std::rc::Rc;

use crate::features::board::BoardState;

/// The number of open incidents of each seat, in the order of the board. Incidents of the
/// whole room are not counted: a flag on every card would carry no information.
pub fn open_incident_counts(board: &BoardState) -> Rc<[usize]> {
    let room_size = board.seats.len();
    board
        .seats
        .iter()
        .map(|one| {
            board
                .open_incidents()
                .filter(|incident| incident.seats.len() < room_size)
                .filter(|incident| incident.seats.contains(&one.card.seat))
                .count()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{board, incident};
    use crate::features::board::{BoardAction, BoardStore};
    use vigie_shared::ids::Seat;
    use vigie_shared::session::{ActorName, IncidentCategory};
    use vigie_shared::view::{Board, BoardIncident, BoardIncidentState};
    use yew::Reducible;

    #[test]
    fn only_what_is_open_and_of_some_marks_a_card() {
        let of = |id, seats: &[u16], state| BoardIncident {
            seats: seats.iter().copied().map(Seat).collect(),
            state,
            ..incident(id, IncidentCategory::C7, &ActorName::Server)
        };
        let snapshot = Board {
            incidents: vec![
                of(1, &[1], BoardIncidentState::Open),
                of(2, &[1, 2], BoardIncidentState::Open),
                of(3, &[3], BoardIncidentState::Resolved),
                of(4, &[1, 2, 3], BoardIncidentState::Open),
            ],
            ..board(3)
        };
        let store = Rc::new(BoardStore::default()).reduce(BoardAction::Snapshot(snapshot));
        assert_eq!(*open_incident_counts(store.state().unwrap()), [2, 1, 0]);
    }
}
