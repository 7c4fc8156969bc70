//! A whole session on the board, change by change, so that a page can step through it.

use super::SessionArchive;
use crate::journal::{SessionAggregate, VerifyError};
use vigie_shared::{
    api::{ReplayStep, SessionReplay},
    person::EnrolledCandidate,
    view::{Board, BoardChange},
};

impl SessionArchive {
    /// The session as its board showed it, from the first row to the last.
    ///
    /// # Errors
    /// When a row is not right.
    #[tracing::instrument(skip_all, level = "debug", name = "replay",
        fields(session = %self.session))]
    pub fn replay(&self, people: &[EnrolledCandidate]) -> Result<SessionReplay, VerifyError> {
        let mut aggregate = SessionAggregate::from_creation(&self.rows)?;
        let (first, rest) = self
            .rows
            .split_first()
            .expect("without a first row there is no creation");
        aggregate.apply_row(first)?;
        let start = Board::from_session(&aggregate.session, people, 0);
        let (mut board, mut steps) = (start.clone(), Vec::new());
        for row in rest {
            aggregate.apply_row(row)?;
            let now = Board::from_session(&aggregate.session, &[], 0);
            let changes = changes(&board, &now);
            if !changes.is_empty() {
                let (at, row) = (row.at, row.version);
                steps.push(ReplayStep { at, row, changes });
            }
            board = now;
        }
        Ok(SessionReplay {
            board: start,
            at: first.at,
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
