//! The board as the page holds it: folded with the server's own code, then cut
//! into seats, so that only a seat that changed is rendered again.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::view::{
    Board, BoardChange, BoardIncident, BoardIncidentState, CandidateCard, SessionStatus,
};
use yew::Reducible;

/// One candidate: who he is, and what the board shows of him.
#[derive(Debug, Clone, PartialEq)]
pub struct Seated {
    /// Who.
    pub person: Rc<EnrolledCandidate>,
    /// How he is doing.
    pub card: Rc<CandidateCard>,
}

/// A board at one moment. Cheap to clone and to compare: fit for props.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardState {
    board: Rc<Board>,
    /// One entry a seat, in the order of the roster.
    pub seats: Rc<[Seated]>,
}

/// What comes from the server. A referent's page takes both out of its own messages.
#[derive(Debug)]
pub enum BoardAction {
    /// The whole board.
    Snapshot(Board),
    /// One change.
    Change {
        /// Its number.
        seq: u64,
        /// What.
        change: BoardChange,
    },
}

/// The board of a page, for `use_reducer_eq`: nothing until the first snapshot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BoardStore(Option<BoardState>);

impl BoardStore {
    /// The board, once it is there.
    pub fn state(&self) -> Option<&BoardState> {
        self.0.as_ref()
    }
}

impl Reducible for BoardStore {
    type Action = BoardAction;

    fn reduce(self: Rc<Self>, action: BoardAction) -> Rc<Self> {
        match (action, &self.0) {
            (BoardAction::Snapshot(board), before) => {
                let seats = before.as_ref().map_or(&[][..], |state| &state.seats);
                Rc::new(Self(Some(BoardState::cut(board, seats))))
            }
            (BoardAction::Change { seq, change }, Some(state)) => {
                let mut board = (*state.board).clone();
                // A gap is the connection's business: it asks for what is missing.
                match board.apply(seq, &change) {
                    Ok(true) => Rc::new(Self(Some(BoardState::cut(board, &state.seats)))),
                    Ok(false) | Err(_) => self,
                }
            }
            (BoardAction::Change { .. }, None) => self,
        }
    }
}

impl BoardState {
    /// Where the session stands.
    pub fn status(&self) -> SessionStatus {
        self.board.status
    }

    /// Alerts that wait, of everybody.
    pub fn open_alerts(&self) -> usize {
        self.seats
            .iter()
            .map(|seated| seated.card.alerts.len())
            .sum()
    }

    /// Everything on record, in order.
    pub fn incidents(&self) -> &[BoardIncident] {
        &self.board.incidents
    }

    /// What is on record and not resolved.
    pub fn open_incidents(&self) -> impl Iterator<Item = &BoardIncident> {
        let open = |one: &&BoardIncident| one.state == BoardIncidentState::Open;
        self.board.incidents.iter().filter(open)
    }

    /// One seat.
    pub fn seat(&self, seat: Seat) -> Option<&Seated> {
        self.seats.iter().find(|seated| seated.card.seat == seat)
    }

    /// Cuts a board into seats; those that are as before stay the same value.
    fn cut(board: Board, before: &[Seated]) -> Self {
        let seated = |(index, card): (usize, &CandidateCard)| {
            let person = board
                .people
                .iter()
                .find(|person| person.seat == card.seat)?;
            let old = before.get(index);
            Some(Seated {
                person: kept(old.map(|old| &old.person), person),
                card: kept(old.map(|old| &old.card), card),
            })
        };
        let seats = board.cards.iter().enumerate().filter_map(seated).collect();
        Self {
            board: Rc::new(board),
            seats,
        }
    }
}

fn kept<T: Clone + PartialEq>(old: Option<&Rc<T>>, new: &T) -> Rc<T> {
    match old.filter(|old| ***old == *new) {
        Some(old) => old.clone(),
        None => Rc::new(new.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{board, card};
    use vigie_shared::view::SeatPhase;

    fn fold(store: BoardStore, action: BoardAction) -> BoardStore {
        (*Rc::new(store).reduce(action)).clone()
    }

    #[test]
    fn only_the_seat_that_changed_becomes_another_value() {
        let before = fold(BoardStore::default(), BoardAction::Snapshot(board(3)));
        let changed = vigie_shared::view::CandidateCard {
            phase: SeatPhase::Waiting,
            ..card(2)
        };
        let change = BoardChange::Card(Box::new(changed));
        let after = fold(before.clone(), BoardAction::Change { seq: 1, change });
        let same = |index: usize| {
            let (old, new) = (
                &before.state().unwrap().seats,
                &after.state().unwrap().seats,
            );
            Rc::ptr_eq(&old[index].card, &new[index].card)
        };
        assert!(same(0) && !same(1) && same(2));
        assert_eq!(
            after.state().unwrap().seats[1].card.phase,
            SeatPhase::Waiting
        );
    }

    #[test]
    fn a_change_that_skips_a_number_or_comes_twice_changes_nothing() {
        let before = fold(BoardStore::default(), BoardAction::Snapshot(board(1)));
        for seq in [0, 2] {
            let change = BoardChange::Status(SessionStatus::Finalized);
            let after = fold(before.clone(), BoardAction::Change { seq, change });
            assert_eq!(after, before);
        }
    }
}
