//! A whole session on the board, change by change, for a page to go back and forth in.

use super::Record;
use crate::journal::{Fault, Folded};
use serde::Serialize;
use vigie_shared::{
    person::EnrolledCandidate,
    time::Timestamp,
    view::{Board, BoardChange},
};

/// The board at the beginning, and what changed it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replay {
    /// After the first row.
    pub board: Board,
    /// When that was.
    pub at: Timestamp,
    /// Rows that changed something on the board, in order.
    pub steps: Vec<Step>,
}

/// What one row changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// Version of the row.
    pub row: i64,
    /// What; to be folded with [`Board::apply`], one sequence number each.
    pub changes: Vec<BoardChange>,
}

impl Record {
    /// The session as its board showed it, from the first row to the last.
    ///
    /// # Errors
    /// When a row is not right.
    pub fn replay(&self, people: &[EnrolledCandidate]) -> Result<Replay, Fault> {
        let mut folded = Folded::beginning(&self.rows)?;
        let mut rows = self.rows.iter();
        let first = rows.next();
        if let Some(row) = first {
            folded.fold(row)?;
        }
        let start = Board::from_session(&folded.session, people, 0);
        let (mut board, mut steps) = (start.clone(), Vec::new());
        for row in rows {
            folded.fold(row)?;
            let now = Board::from_session(&folded.session, &[], 0);
            let changes = changes(&board, &now);
            if !changes.is_empty() {
                let (at, row) = (row.at, row.version);
                steps.push(Step { at, row, changes });
            }
            board = now;
        }
        Ok(Replay {
            board: start,
            at: first.map(|row| row.at).unwrap_or_default(),
            steps,
        })
    }
}

/// What leads from one board to a later one of the same session.
fn changes(old: &Board, new: &Board) -> Vec<BoardChange> {
    let cards = new.cards.iter().zip(&old.cards);
    let cards = cards.filter(|(new, old)| new != old);
    let known = old
        .incidents
        .iter()
        .map(Some)
        .chain(std::iter::repeat(None));
    let incidents = new.incidents.iter().zip(known);
    let incidents = incidents.filter(|(new, old)| Some(*new) != *old);
    let mut changes: Vec<BoardChange> = cards
        .map(|(card, _)| BoardChange::Card(Box::new(card.clone())))
        .chain(incidents.map(|(one, _)| BoardChange::Incident(Box::new(one.clone()))))
        .collect();
    if new.status != old.status {
        changes.push(BoardChange::Status(new.status));
    }
    changes
}
