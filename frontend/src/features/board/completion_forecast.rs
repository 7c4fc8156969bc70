//! At the present rate, how many questions a candidate will have treated by the deadline.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::{ExtraTime, MINUTE, TEST_DURATION, Timestamp};
use vigie_shared::view::TestProgress;

/// Microseconds. The first minutes are too short for a forecast.
const FORECAST_FROM: i64 = 10 * MINUTE;

/// How many questions a candidate is expected to treat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionForecast {
    /// All 32, or too early for a forecast.
    Enough,
    /// 20 to 31 questions: the score would be degraded.
    Part(u8),
    /// Fewer than 20 questions: no score.
    TooFew(u8),
}

impl CompletionForecast {
    /// The forecast for a running test at `now`. Blocked time is given back, so it does
    /// not count as used.
    pub fn new(test: &TestProgress, extra_time: ExtraTime, now: Timestamp) -> Self {
        let whole = extra_time.lengthen(TEST_DURATION);
        let used = whole - time_left(test, now);
        if test.end.is_some() || used < FORECAST_FROM {
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
pub fn time_left(test: &TestProgress, now: Timestamp) -> i64 {
    match (test.deadline, test.frozen_left_micros) {
        (Some(deadline), _) => deadline.since(now).max(0),
        (None, frozen) => frozen.unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{at, test};

    fn forecast(treated: u8, minutes: i64) -> CompletionForecast {
        CompletionForecast::new(&test(treated + 1), ExtraTime::NONE, at(minutes * 60))
    }

    #[test]
    fn the_present_rate_is_extrapolated_to_the_deadline() {
        assert_eq!(forecast(16, 52), CompletionForecast::Enough);
        assert_eq!(forecast(10, 52), CompletionForecast::Part(20));
        assert_eq!(forecast(9, 52), CompletionForecast::TooFew(18));
    }

    #[test]
    fn there_is_no_forecast_in_the_first_minutes() {
        assert_eq!(forecast(0, 9), CompletionForecast::Enough);
        assert_eq!(forecast(0, 10), CompletionForecast::TooFew(0));
    }

    #[test]
    fn extra_time_counts_and_blocked_time_does_not() {
        let third = ExtraTime::from_basis_points(3_333).unwrap();
        let longer = TestProgress {
            deadline: Some(at(140 * 60)),
            ..test(11)
        };
        assert_eq!(
            CompletionForecast::new(&longer, third, at(52 * 60)),
            CompletionForecast::Part(26)
        );
        let blocked = TestProgress {
            deadline: None,
            frozen_left_micros: Some(53 * MINUTE),
            ..test(11)
        };
        assert_eq!(
            CompletionForecast::new(&blocked, ExtraTime::NONE, at(90 * 60)),
            CompletionForecast::Part(20)
        );
    }
}
