//! Notices that somebody is guessing codes or passwords.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody is guessing. Right codes still get in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuessingNotice {
    /// Where.
    pub portal: GuessedPortal,
    /// Number of the session; absent for accounts of referents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// When it was first noticed.
    pub since: Timestamp,
}

/// A portal at which somebody guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuessedPortal {
    /// Codes of candidates.
    Candidate,
    /// The password of the invigilators.
    Invigilator,
    /// The password of a referent.
    Referent,
}
