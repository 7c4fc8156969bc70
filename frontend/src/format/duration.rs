//! Durations in short words. Those on a clock and those read out are in [`vigie_i18n`].

use vigie_shared::time::SECOND;

use crate::i18n::LanguageHandle;

/// What becomes of the fraction of a second. Nothing is ever below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// A started second counts as whole: time that is left or granted.
    Up,
    /// Only a full second counts: time that has passed.
    Down,
}

/// In short words: `1 h 05 min`, `2 min 10 s`, `40 s`.
pub fn duration(language: &LanguageHandle, micros: i64, rounding: Rounding) -> String {
    let [hours, minutes, seconds] = parts(micros, rounding);
    let padded = |number: i64| format!("{number:02}");
    let unit = |key: &str, count: String| language.text_with(key, &[("count", count.into())]);
    let hour_words = |hours: i64| unit("duration-hours", hours.to_string());
    let words = match [hours, minutes, seconds] {
        [0, 0, seconds] => vec![unit("duration-seconds", seconds.to_string())],
        [0, minutes, 0] => vec![unit("duration-minutes", minutes.to_string())],
        [0, minutes, seconds] => vec![
            unit("duration-minutes", minutes.to_string()),
            unit("duration-seconds", padded(seconds)),
        ],
        [hours, 0, 0] => vec![hour_words(hours)],
        [hours, minutes, 0] => vec![hour_words(hours), unit("duration-minutes", padded(minutes))],
        [hours, minutes, seconds] => vec![
            hour_words(hours),
            unit("duration-minutes", padded(minutes)),
            unit("duration-seconds", padded(seconds)),
        ],
    };
    words.join("\u{a0}")
}

/// Hours, minutes, seconds.
fn parts(micros: i64, rounding: Rounding) -> [i64; 3] {
    let micros = micros.max(0);
    let seconds = match rounding {
        Rounding::Up => (micros + SECOND - 1) / SECOND,
        Rounding::Down => micros / SECOND,
    };
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
}

#[cfg(test)]
mod tests {
    use vigie_shared::time::{ExtraTime, TEST_DURATION};

    use super::*;

    #[test]
    fn time_that_has_passed_counts_full_seconds_only() {
        assert_eq!(parts(SECOND - 1, Rounding::Down), [0, 0, 0]);
        assert_eq!(parts(SECOND, Rounding::Down), [0, 0, 1]);
    }

    #[test]
    fn the_time_of_a_candidate_with_extra_time_is_exact() {
        let parts = |micros| parts(micros, Rounding::Up);
        assert_eq!(parts(TEST_DURATION), [1, 45, 0]);
        let third = ExtraTime::from_basis_points(3_300).unwrap();
        assert_eq!(parts(third.lengthen(TEST_DURATION)), [2, 19, 39]);
        assert_eq!(parts(-5), [0, 0, 0]);
    }
}
