//! Where a session stands.

use crate::session::Session;
use serde::{Deserialize, Serialize};

/// Where a session stands, computed from its tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SessionStatus {
    /// No test has started.
    Created,
    /// At least one test has started.
    InProgress,
    /// Closed, outcomes decided.
    Finalized,
    /// Closed, and the results may be known.
    Published,
    /// Called off: nobody started, and nobody enters any more.
    Cancelled,
}

impl SessionStatus {
    /// Is it over: are the outcomes decided, or is it called off?
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Finalized | Self::Published | Self::Cancelled)
    }

    /// Where `session` stands.
    pub fn from_session(session: &Session) -> Self {
        if session.cancelled().is_some() {
            Self::Cancelled
        } else if session.published().is_some() {
            Self::Published
        } else if session.finalized().is_some() {
            Self::Finalized
        } else if session
            .seats()
            .iter()
            .any(|seat_state| seat_state.test.is_some())
        {
            Self::InProgress
        } else {
            Self::Created
        }
    }
}
