//! Lengths of time as people read them.

use vigie_shared::time::SECOND;

use crate::i18n::LanguageHandle;

/// `mm:ss`, or `h:mm:ss` from one hour on. Nothing is left below zero. A started
/// second counts as whole, so that the clock shows 00:00 only when the time is up.
pub fn hms(micros: i64) -> String {
    let seconds = whole_seconds(micros);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// In words, for a screen reader: "1 heure 4 minutes", "12 secondes".
pub fn spoken(language: &LanguageHandle, micros: i64) -> String {
    let seconds = whole_seconds(micros);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes) {
        (0, 0) => language.text_with("span-seconds", &[("seconds", seconds.into())]),
        (0, _) => language.text_with("span-minutes", &[("minutes", minutes.into())]),
        _ => language.text_with(
            "span-hours",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    }
}

fn whole_seconds(micros: i64) -> i64 {
    (micros.max(0) + SECOND - 1) / SECOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_appear_only_when_there_are_some() {
        assert_eq!(hms(105 * 60 * SECOND), "1:45:00");
        assert_eq!(hms(59 * 60 * SECOND + 59 * SECOND), "59:59");
        assert_eq!(hms(9 * SECOND), "00:09");
    }

    #[test]
    fn zero_is_shown_only_when_the_time_is_up() {
        assert_eq!(hms(1), "00:01");
        assert_eq!(hms(0), "00:00");
        assert_eq!(hms(-5 * SECOND), "00:00");
    }
}
