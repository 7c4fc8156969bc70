//! The small marks on cards.

use std::rc::Rc;

use crate::board::BoardState;

/// How much is on record and open, of each seat in the order of the board. What befell
/// everybody marks nobody: a mark on every card tells nothing.
pub fn flags(board: &BoardState) -> Rc<[usize]> {
    let everybody = board.seats.len();
    board
        .seats
        .iter()
        .map(|one| {
            board
                .open_incidents()
                .filter(|incident| incident.seats.len() < everybody)
                .filter(|incident| incident.seats.contains(&one.card.seat))
                .count()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{board, incident};
    use crate::board::{BoardAction, BoardStore};
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
        assert_eq!(*flags(store.state().unwrap()), [2, 1, 0]);
    }
}
