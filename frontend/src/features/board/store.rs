//! The board as the page holds it: folded with the server's own code, then split into
//! seats, so that only a seat that changed is rendered again.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::view::{
    Board, BoardChange, BoardIncident, BoardIncidentState, BoardWatcher, CandidateCard, DoorCase,
    GuessingNotice, SequenceGap, SessionStatus,
};
use yew::Reducible;

/// One candidate of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardSeat {
    pub person: Rc<EnrolledCandidate>,
    pub card: Rc<CandidateCard>,
}

/// A board at one moment. Cheap to clone and to compare: fit for props.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardState {
    board: Rc<Board>,
    /// One entry per seat, in the order of the roster.
    pub seats: Rc<[BoardSeat]>,
    /// How many snapshots there were before.
    snapshot: u32,
}

/// What comes from the server.
#[derive(Debug)]
pub enum BoardAction {
    /// The whole board.
    Snapshot(Board),
    /// One change.
    Change {
        /// Sequence number.
        seq: u64,
        /// The change itself.
        change: BoardChange,
    },
    /// A change of a later version, with its number: nothing of what is shown.
    Later(u64),
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
                let snapshot = before.as_ref().map_or(0, |state| state.snapshot + 1);
                Rc::new(Self(Some(BoardState::split(board, seats, snapshot))))
            }
            (BoardAction::Change { seq, change }, Some(state)) => {
                let folded = state.folded(|board| board.apply(seq, &change));
                folded.map_or(self, |state| Rc::new(Self(Some(state))))
            }
            (BoardAction::Later(seq), Some(state)) => {
                let folded = state.folded(|board| board.pass_over(seq));
                folded.map_or(self, |state| Rc::new(Self(Some(state))))
            }
            (BoardAction::Change { .. } | BoardAction::Later(_), None) => self,
        }
    }
}

impl BoardState {
    /// The state after a step; none when nothing has changed. A gap is handled by the connection,
    /// which asks for a snapshot.
    fn folded(&self, step: impl FnOnce(&mut Board) -> Result<bool, SequenceGap>) -> Option<Self> {
        let mut board = (*self.board).clone();
        let changed = step(&mut board).unwrap_or(false);
        changed.then(|| Self::split(board, &self.seats, self.snapshot))
    }

    /// The status of the session.
    pub fn status(&self) -> SessionStatus {
        self.board.status
    }

    /// The invigilators who watch now, in the order in which they came.
    pub fn watchers(&self) -> &[BoardWatcher] {
        &self.board.watchers
    }

    /// Tells snapshots apart: another number, and what differs from before may have happened
    /// at any time.
    pub fn snapshot(&self) -> u32 {
        self.snapshot
    }

    /// The number of open alerts.
    pub fn open_alerts(&self) -> usize {
        self.seats
            .iter()
            .map(|board_seat| board_seat.card.alerts.len())
            .sum()
    }

    /// All incidents on record, oldest first.
    pub fn incidents(&self) -> &[BoardIncident] {
        &self.board.incidents
    }

    /// Which codes of the session somebody is guessing.
    pub fn guessing(&self) -> &[GuessingNotice] {
        &self.board.guessing
    }

    /// Who stands at the door, refused.
    pub fn door(&self) -> &[DoorCase] {
        &self.board.door
    }

    /// The incidents that are neither resolved nor deleted.
    pub fn open_incidents(&self) -> impl Iterator<Item = &BoardIncident> {
        let open = |one: &&BoardIncident| one.state == BoardIncidentState::Open;
        self.board.incidents.iter().filter(open)
    }

    /// The candidate at a seat.
    pub fn seat(&self, seat: Seat) -> Option<&BoardSeat> {
        self.seats
            .iter()
            .find(|board_seat| board_seat.card.seat == seat)
    }

    /// Splits a board into seats; unchanged ones stay the same `Rc`.
    fn split(board: Board, before: &[BoardSeat], snapshot: u32) -> Self {
        let to_seat = |(index, card): (usize, &CandidateCard)| {
            let person = board
                .people
                .iter()
                .find(|person| person.seat == card.seat)?;
            let old = before.get(index);
            Some(BoardSeat {
                person: keep_if_equal(old.map(|old| &old.person), person),
                card: keep_if_equal(old.map(|old| &old.card), card),
            })
        };
        let seats = board.cards.iter().enumerate().filter_map(to_seat).collect();
        Self {
            board: Rc::new(board),
            seats,
            snapshot,
        }
    }
}

fn keep_if_equal<T: Clone + PartialEq>(old: Option<&Rc<T>>, new: &T) -> Rc<T> {
    match old.filter(|old| ***old == *new) {
        Some(old) => old.clone(),
        None => Rc::new(new.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{board, card};
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
