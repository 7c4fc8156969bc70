//! Notices that somebody is guessing codes or passwords.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Response of `GET /api/invigilator/{session}/guessing` and `GET /api/referent/guessing`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuessingReport {
    /// Empty when nobody is.
    pub notices: Vec<GuessingNotice>,
}

/// Somebody is guessing. Right codes still get in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuessingNotice {
    /// Where.
    pub portal: GuessedPortal,
    /// Number of the session; absent for accounts of referents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub since: Timestamp,
}

/// A portal at which somebody guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum GuessedPortal {
    /// Codes of candidates.
    Candidate,
    /// The password of the invigilators.
    Invigilator,
    /// The password of a referent.
    Referent,
}
