//! What a session is created with, and keeps.

use crate::{ids::Seat, time::ExtraTime};
use serde::{Deserialize, Serialize};

/// Must the browser extension be seen?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CompanionPolicy {
    /// Its status is shown, its absence blocks no test.
    #[default]
    Observed,
    /// Its absence blocks the test until an invigilator clears the alert.
    Required,
    /// The same, and the alert clears by itself when it is seen again.
    RequiredAutoClear,
}

/// What is agreed for one seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatConfig {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// Extra time.
    pub extra_time: ExtraTime,
    /// Accessible items only.
    pub accessible: bool,
}

/// Versions of the data a session runs under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesetVersions {
    /// Digest of the question bank.
    pub bank: String,
    /// Version of the score scale.
    pub scale: String,
    /// Version of the outcome rules.
    pub rules: String,
}

/// What a session is created with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionConfig {
    /// Seats 1..=n, in order.
    pub seats: Vec<SeatConfig>,
    /// Companion policy of the session.
    pub companion: CompanionPolicy,
    /// Versions in force.
    pub versions: RulesetVersions,
}
