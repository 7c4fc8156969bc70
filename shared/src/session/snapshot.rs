//! What was going on at a seat when something was put on record.

use crate::{
    ids::Seat,
    session::{CompanionStatus, SeatState},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The state of one seat at one instant, in what explains an incident. Nothing of what
/// was asked or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatSnapshot {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// The test, if it had started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<TestSnapshot>,
    /// Since when nothing was received from the device, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_since: Option<Timestamp>,
    /// As its connection, or in earlier versions the page, last reported.
    pub companion: CompanionStatus,
}

/// The part of a moment that is about the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestSnapshot {
    /// Number of the question, 1..=32; the last one when it had ended.
    pub number: u8,
    /// Treated questions, 0..=32.
    pub treated: u8,
    /// Time left, microseconds.
    #[serde(alias = "left")]
    pub left_micros: i64,
    /// Had it ended?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
    /// Did an alert block the candidate?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocked: bool,
    /// Focus questions during which the page was left.
    pub focus_losses: u16,
    /// How often it was left while an alert blocked the candidate.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_while_blocked: u16,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references"
)]
fn is_zero(count: &u16) -> bool {
    *count == 0
}

impl SeatSnapshot {
    /// The state of a seat at `now`.
    pub fn capture(seat_state: &SeatState, now: Timestamp) -> Self {
        let test = seat_state.test.as_ref().map(|test| {
            let at = test.end.as_ref().map_or(now, |end| end.at);
            TestSnapshot {
                number: test
                    .presentations
                    .last()
                    .map_or(0, |presented| presented.number),
                treated: test.treated(),
                left_micros: test.time_left(&seat_state.config, at),
                ended: test.end.is_some(),
                blocked: test.blocked_since.is_some(),
                focus_losses: u16::try_from(test.focus_losses()).unwrap_or(u16::MAX),
                left_while_blocked: u16::try_from(test.left_while_blocked.len())
                    .unwrap_or(u16::MAX),
            }
        });
        Self {
            seat: seat_state.config.seat,
            test,
            lost_since: seat_state.lost_since,
            companion: seat_state.companion(),
        }
    }
}
