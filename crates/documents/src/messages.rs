//! The texts of the documents in both languages, and their dates and times.

use jiff::civil::{Date, DateTime};
use vigie_i18n::{CalendarDate, Language, MessageCatalog, Messages};

static MESSAGES: MessageCatalog = MessageCatalog::new(
    &[
        include_str!("../i18n/fr/common.ftl"),
        include_str!("../i18n/fr/certificate.ftl"),
        include_str!("../i18n/fr/incidents.ftl"),
        include_str!("../i18n/fr/attendance.ftl"),
    ],
    &[
        include_str!("../i18n/en/common.ftl"),
        include_str!("../i18n/en/certificate.ftl"),
        include_str!("../i18n/en/incidents.ftl"),
        include_str!("../i18n/en/attendance.ftl"),
    ],
);

/// The messages in `language`.
pub fn for_language(language: Language) -> &'static Messages {
    MESSAGES.messages(language)
}

/// A date in words: `1er mars 2026`, `1 March 2026`.
pub fn long_date(date: Date, language: Language) -> String {
    calendar_date(date).format_long(language)
}

/// A date for tables: `01/03/2026`, `2026-03-01`.
pub fn short_date(date: Date, language: Language) -> String {
    calendar_date(date).format_short(language)
}

/// A time of day to the minute, 24 hours in both languages.
pub fn time_of_day(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// A time of day, after the date unless that is `day`.
pub fn time_with_date(at: DateTime, day: Date, language: Language) -> String {
    if at.date() == day {
        time_of_day(at)
    } else {
        format!("{} {}", short_date(at.date(), language), time_of_day(at))
    }
}

fn calendar_date(date: Date) -> CalendarDate {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    CalendarDate::new(date.year(), month, day).expect("jiff's months are 1..=12, its days 1..=31")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_messages_are_complete_in_both_languages() {
        assert_eq!(MESSAGES.check(), Vec::<String>::new());
    }

    #[test]
    fn a_time_has_its_date_only_on_another_day() {
        let at = date(2026, 3, 1).at(9, 5, 0, 0);
        assert_eq!(time_with_date(at, at.date(), Language::English), "09:05");
        let next_day = date(2026, 3, 2);
        assert_eq!(
            time_with_date(at, next_day, Language::French),
            "01/03/2026 09:05"
        );
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let first = date(2026, 3, 1);
        assert_eq!(long_date(first, Language::French), "1er\u{a0}mars 2026");
        assert_eq!(long_date(first, Language::English), "1\u{a0}March 2026");
        assert_eq!(short_date(first, Language::French), "01/03/2026");
        assert_eq!(short_date(first, Language::English), "2026-03-01");
    }
}
