//! Durations, in microseconds. A negative one counts as none, and a started second as a whole
//! one, so that nothing is left only when the time is up.

use vigie_shared::time::SECOND;

use crate::{FORMATS, Language};

/// `mm:ss`, or `h:mm:ss` from one hour on: the same in both languages.
pub fn format_countdown(micros: i64) -> String {
    match split(micros) {
        (0, minutes, seconds) => format!("{minutes:02}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// `1 h 45 min`, `2 min 10 s`, without the parts that are 0.
pub fn format_duration(language: Language, micros: i64) -> String {
    let formats = FORMATS.messages(language);
    let (hours, minutes, seconds) = split(micros);
    let part = |key: &str, count: i64| formats.text_with(key, &[("count", count.into())]);
    let mut parts = Vec::new();
    if hours > 0 {
        parts.push(part("duration-hours", hours));
    }
    if minutes > 0 {
        parts.push(part("duration-minutes", minutes));
    }
    if seconds > 0 || parts.is_empty() {
        parts.push(part("duration-seconds", seconds));
    }
    parts.join("\u{a0}")
}

/// In words, for a screen reader: "1 heure 4 minutes", "12 secondes". Seconds are left out
/// from one minute on.
pub fn spell_duration(language: Language, micros: i64) -> String {
    let formats = FORMATS.messages(language);
    match split(micros) {
        (0, 0, seconds) => formats.text_with("spelled-seconds", &[("seconds", seconds.into())]),
        (0, minutes, _) => formats.text_with("spelled-minutes", &[("minutes", minutes.into())]),
        (hours, minutes, _) => formats.text_with(
            "spelled-hours",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    }
}

/// Hours, minutes and seconds.
fn split(micros: i64) -> (i64, i64, i64) {
    let seconds = (micros.max(0) + SECOND - 1) / SECOND;
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use vigie_shared::time::{ExtraTime, TEST_DURATION};

    use super::*;

    #[test]
    fn the_hours_of_a_countdown_appear_only_when_there_are_some() {
        assert_eq!(format_countdown(TEST_DURATION), "1:45:00");
        assert_eq!(format_countdown(59 * 60 * SECOND + 59 * SECOND), "59:59");
        assert_eq!(format_countdown(9 * SECOND), "00:09");
    }

    #[test]
    fn a_countdown_shows_zero_only_when_the_time_is_up() {
        assert_eq!(format_countdown(1), "00:01");
        assert_eq!(format_countdown(0), "00:00");
        assert_eq!(format_countdown(-5 * SECOND), "00:00");
    }

    #[test]
    fn the_time_of_a_candidate_with_extra_time_is_exact() {
        let third = ExtraTime::from_basis_points(3_300).unwrap();
        let time = format_duration(Language::French, third.lengthen(TEST_DURATION));
        assert_eq!(time.replace('\u{a0}', " "), "2 h 19 min 39 s");
        let none = format_duration(Language::English, -5);
        assert_eq!(none.replace('\u{a0}', " "), "0 s");
    }

    #[test]
    fn a_spelled_duration_has_plural_forms() {
        let spelled = |micros| spell_duration(Language::French, micros).replace('\u{a0}', " ");
        assert_eq!(spelled(SECOND), "1 seconde");
        assert_eq!(spelled(12 * SECOND), "12 secondes");
        assert_eq!(spelled(64 * 60 * SECOND), "1 heure 4 minutes");
    }
}
