//! Calendar dates. The time zone is the caller's matter.

use crate::{FORMATS, Language};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDate {
    year: i16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl CalendarDate {
    /// A date with month 1..=12 and day 1..=31. Whether the month has so many days is not
    /// checked: a date is only written here, never calculated with.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The date of `2026-03-01`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// In words: `1er mars 2026`, `1 March 2026`.
    pub fn format_long(self, language: Language) -> String {
        let formats = FORMATS.messages(language);
        let month = formats.text(MONTHS[usize::from(self.month) - 1]);
        let args = [
            ("day", self.day.into()),
            ("month", month.into()),
            // As text: a year is not a quantity, and must not be grouped.
            ("year", self.year.to_string().into()),
        ];
        formats.text_with("date-long", &args)
    }

    /// In digits, for tables: `01/03/2026`, `2026-03-01`.
    pub fn format_short(self, language: Language) -> String {
        let args = [
            ("day", format!("{:02}", self.day).into()),
            ("month", format!("{:02}", self.month).into()),
            ("year", format!("{:04}", self.year).into()),
        ];
        FORMATS.messages(language).text_with("date-short", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_language_does() {
        let first = CalendarDate::new(2026, 3, 1).unwrap();
        assert_eq!(first.format_long(Language::French), "1er\u{a0}mars 2026");
        assert_eq!(first.format_long(Language::English), "1\u{a0}March 2026");
        assert_eq!(first.format_short(Language::French), "01/03/2026");
        assert_eq!(first.format_short(Language::English), "2026-03-01");
        let second = CalendarDate::from_iso("2026-12-02").unwrap();
        assert_eq!(second.format_long(Language::French), "2\u{a0}décembre 2026");
    }

    #[test]
    fn a_text_that_is_no_date_is_refused() {
        assert_eq!(CalendarDate::from_iso("2026-13-01"), None);
        assert_eq!(CalendarDate::from_iso("2026-03"), None);
        assert_eq!(CalendarDate::from_iso("01/03/2026"), None);
        assert_eq!(CalendarDate::new(2026, 1, 0), None);
    }
}
