//! Will he get through? At the present rate, how many questions by the deadline.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::{ExtraTime, MINUTE, TEST_DURATION, Timestamp};
use vigie_shared::view::TestProgress;

/// The first minutes say nothing about the rest.
const TOO_EARLY: i64 = 10 * MINUTE;

/// How a test is getting on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// All 32, or too early to say.
    Enough,
    /// This many at the end: 20 to 31, the score would be degraded.
    Part(u8),
    /// This many at the end: fewer than 20, no score.
    TooFew(u8),
}

impl Pace {
    /// The pace of a running test at `now`. Blocked time is given back, so it does
    /// not count as used.
    pub fn of(test: &TestProgress, extra_time: ExtraTime, now: Timestamp) -> Self {
        let whole = extra_time.lengthen(TEST_DURATION);
        let used = whole - left(test, now);
        if test.end.is_some() || used < TOO_EARLY {
            return Self::Enough;
        }
        let expected = i64::from(test.treated) * whole / used;
        match u8::try_from(expected).unwrap_or(QUESTION_COUNT) {
            QUESTION_COUNT.. => Self::Enough,
            some @ MINIMUM_TREATED..QUESTION_COUNT => Self::Part(some),
            few => Self::TooFew(few),
        }
    }
}

/// Time left in a test at `now`, microseconds, never below 0.
pub fn left(test: &TestProgress, now: Timestamp) -> i64 {
    match (test.deadline, test.frozen_left_micros) {
        (Some(deadline), _) => deadline.since(now).max(0),
        (None, frozen) => frozen.unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::at;

    /// A test begun at 0 with `treated` questions done.
    fn test(treated: u8) -> TestProgress {
        TestProgress {
            started_at: at(0),
            number: treated + 1,
            treated,
            deadline: Some(at(105 * 60)),
            frozen_left_micros: None,
            moved_at: at(0),
            focus_losses: 0,
            end: None,
        }
    }

    fn pace(treated: u8, minutes: i64) -> Pace {
        Pace::of(&test(treated), ExtraTime::NONE, at(minutes * 60))
    }

    #[test]
    fn the_present_rate_is_drawn_out_to_the_deadline() {
        assert_eq!(pace(16, 52), Pace::Enough);
        assert_eq!(pace(10, 52), Pace::Part(20));
        assert_eq!(pace(9, 52), Pace::TooFew(18));
    }

    #[test]
    fn the_first_minutes_say_nothing() {
        assert_eq!(pace(0, 9), Pace::Enough);
        assert_eq!(pace(0, 10), Pace::TooFew(0));
    }

    #[test]
    fn extra_time_counts_and_blocked_time_does_not() {
        let third = ExtraTime::from_basis_points(3_333).unwrap();
        let longer = TestProgress {
            deadline: Some(at(140 * 60)),
            ..test(10)
        };
        assert_eq!(Pace::of(&longer, third, at(52 * 60)), Pace::Part(26));
        let blocked = TestProgress {
            deadline: None,
            frozen_left_micros: Some(53 * MINUTE),
            ..test(10)
        };
        assert_eq!(
            Pace::of(&blocked, ExtraTime::NONE, at(90 * 60)),
            Pace::Part(20)
        );
    }
}
