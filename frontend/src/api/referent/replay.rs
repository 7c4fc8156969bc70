//! `/api/sessions/{id}/replay`.

use serde::Deserialize;
use vigie_shared::time::Timestamp;
use vigie_shared::view::{Board, BoardChange};

/// A session on the board, change by change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionReplay {
    /// After the first row of the journal.
    pub board: Board,
    /// When that was.
    pub at: Timestamp,
    /// Rows that changed something on the board, in order.
    pub steps: Vec<ReplayStep>,
}

/// What one row changed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReplayStep {
    pub at: Timestamp,
    /// Number of the row.
    pub row: i64,
    pub changes: Vec<BoardChange>,
}
