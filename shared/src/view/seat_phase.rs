//! Where a candidate stands, as the board and the center say it.

use crate::session::SeatState;
use serde::{Deserialize, Serialize};

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatPhase {
    /// Has not logged in.
    Absent,
    /// Reads the instructions.
    Instructions,
    /// Has accepted the rules and waits to be confirmed.
    Waiting,
    /// Confirmed; may start.
    Ready,
    /// Takes the test.
    Testing,
    /// An alert blocks the test.
    Blocked,
    /// The device of the test is lost, and another one waits to be authorised.
    AwaitingResume,
    /// Finished, or ended.
    Ended,
}

impl SeatPhase {
    /// Where the candidate of a seat is. A confirmation that has run out is
    /// seen by its time, not by the phase: no event marks it.
    pub fn from_seat(seat_state: &SeatState) -> Self {
        let unattended = seat_state.lost_since.is_some() && !seat_state.waiting.is_empty();
        match (&seat_state.test, &seat_state.holder) {
            (Some(test), _) if test.end.is_some() => Self::Ended,
            (Some(test), _) if test.blocked_since.is_some() => Self::Blocked,
            (Some(_), _) if unattended => Self::AwaitingResume,
            (Some(_), _) => Self::Testing,
            (None, None) => Self::Absent,
            (None, Some(holder)) if !holder.rules_accepted => Self::Instructions,
            (None, Some(_)) if seat_state.presence.is_some() => Self::Ready,
            (None, Some(_)) => Self::Waiting,
        }
    }
}
