//! A whole session on the board, change by change: `GET /api/sessions/{id}/replay`.

use crate::{
    maybe_known::only_known,
    time::Timestamp,
    view::{Board, BoardChange},
};
use serde::{Deserialize, Serialize};

/// The board after the first row of the journal, and what changed it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionReplay {
    /// The board after the first row; described in docs/PROTOCOL.md.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub board: Board,
    /// Time of the first row, microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub at: Timestamp,
    /// Rows that changed something on the board, in order.
    pub steps: Vec<ReplayStep>,
}

/// What one row of the journal changed on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplayStep {
    /// Time of the row, microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub at: Timestamp,
    /// Version of the row.
    pub row: i64,
    /// Applied with [`Board::apply`], one sequence number each; described in
    /// docs/PROTOCOL.md.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    #[serde(deserialize_with = "only_known")]
    pub changes: Vec<BoardChange>,
}
