//! What was going on at a seat when something was put on record.

use crate::{
    ids::Seat,
    session::{Companion, Place},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The state of one seat at one instant, in what explains an incident. Nothing of what
/// was asked or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Whose.
    pub seat: Seat,
    /// The test, if it had started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<TestMoment>,
    /// Since when nothing was heard of the device, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_since: Option<Timestamp>,
    /// As the page last reported.
    pub companion: Companion,
}

/// The part of a moment that is about the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestMoment {
    /// Number of the question, 1..=32; the last one when it had ended.
    pub number: u8,
    /// Treated questions, 0..=32.
    pub treated: u8,
    /// Time left, microseconds.
    pub left: i64,
    /// Had it ended?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
    /// Did an alert block the candidate?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocked: bool,
    /// Focus questions during which the page was left.
    pub focus_losses: u16,
}

impl Moment {
    /// The moment of a place at `now`.
    pub fn of(place: &Place, now: Timestamp) -> Self {
        let test = place.test.as_ref().map(|test| {
            let at = test.end.as_ref().map_or(now, |end| end.at);
            TestMoment {
                number: test.asked.last().map_or(0, |asked| asked.number),
                treated: test.treated(),
                left: test.time_left(&place.terms, at),
                ended: test.end.is_some(),
                blocked: test.blocked_since.is_some(),
                focus_losses: u16::try_from(test.focus_losses()).unwrap_or(u16::MAX),
            }
        });
        Self {
            seat: place.terms.seat,
            test,
            lost_since: place.lost_since,
            companion: place.companion,
        }
    }
}
