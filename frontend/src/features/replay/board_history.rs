//! The boards of a session, one after each row of its journal.

use std::rc::Rc;

use vigie_shared::api::SessionReplay;
use vigie_shared::time::Timestamp;
use vigie_shared::view::{Board, BoardChange};

use super::markers::{ReplayMarker, jumps};

/// A board is kept after so many steps: going back folds no more than these.
const KEPT_EVERY: usize = 64;

#[derive(Debug, PartialEq)]
pub struct BoardHistory {
    replay: Rc<SessionReplay>,
    kept: Vec<Board>,
    /// The notable events.
    pub jumps: Vec<ReplayMarker>,
}

impl BoardHistory {
    /// Folds all steps once.
    pub fn of(replay: &Rc<SessionReplay>) -> Self {
        let (mut board, mut kept, mut found) = (replay.board.clone(), Vec::new(), Vec::new());
        for (index, step) in replay.steps.iter().enumerate() {
            if index % KEPT_EVERY == 0 {
                kept.push(board.clone());
            }
            let before = board.clone();
            fold(&mut board, &step.changes);
            found.extend(jumps(&before, &board, (index + 1, step.at)));
        }
        Self {
            replay: replay.clone(),
            kept,
            jumps: found,
        }
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.replay.steps.len()
    }

    /// The board after the first `steps` steps.
    pub fn board(&self, steps: usize) -> Board {
        let steps = steps.min(self.len());
        let kept = (steps / KEPT_EVERY).min(self.kept.len().saturating_sub(1));
        let mut board = self.kept.get(kept).unwrap_or(&self.replay.board).clone();
        for step in &self.replay.steps[kept * KEPT_EVERY..steps] {
            fold(&mut board, &step.changes);
        }
        board
    }

    /// When the step before `steps` happened; the beginning for none.
    pub fn at(&self, steps: usize) -> Timestamp {
        let last = steps.min(self.len()).checked_sub(1);
        last.map_or(self.replay.at, |last| self.replay.steps[last].at)
    }

    /// How many steps had happened at an instant.
    pub fn until(&self, at: Timestamp) -> usize {
        self.replay.steps.partition_point(|step| step.at <= at)
    }

    /// The last instant.
    pub fn end(&self) -> Timestamp {
        self.at(self.len())
    }

    /// The row of the journal that was the last one after `steps` steps.
    pub fn row(&self, steps: usize) -> i64 {
        let last = steps.min(self.len()).checked_sub(1);
        last.map_or(1, |last| self.replay.steps[last].row)
    }
}

fn fold(board: &mut Board, changes: &[BoardChange]) {
    for change in changes {
        // Numbered here, one after the other: nothing can be missing.
        let next = board.seq + 1;
        if board.apply(next, change).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::replay;
    use super::*;

    #[test]
    fn any_board_is_the_one_that_all_steps_before_it_lead_to() {
        let replay = Rc::new(replay(200));
        let film = BoardHistory::of(&replay);
        for steps in [0, 1, 63, 64, 65, 128, 199, 200, 999] {
            let mut expected = replay.board.clone();
            for step in replay.steps.iter().take(steps) {
                fold(&mut expected, &step.changes);
            }
            assert_eq!(film.board(steps), expected, "after {steps}");
        }
    }

    #[test]
    fn a_session_in_which_nothing_happened_has_its_first_board() {
        let replay = Rc::new(replay(0));
        let film = BoardHistory::of(&replay);
        assert_eq!(film.board(0), replay.board);
        assert_eq!((film.end(), film.row(0)), (replay.at, 1));
    }

    #[test]
    fn steps_of_the_same_instant_have_all_happened_then() {
        let mut replay = replay(4);
        replay.steps[2].at = replay.steps[1].at;
        let at = replay.steps[1].at;
        let film = BoardHistory::of(&Rc::new(replay));
        assert_eq!(film.until(at), 3);
        assert_eq!(film.until(at.plus(-1)), 1);
    }
}
