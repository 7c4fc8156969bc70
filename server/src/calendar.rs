//! When certification is held, by the type of the establishment.
//!
//! Data, not rules: the dates of each school year are announced in an official bulletin. The file
//! that ships with the program (`server/assets/calendar.json`) has those of the source; a file
//! named by `--calendar` takes its place.

use anyhow::{Context, ensure};
use jiff::civil::Date;
use serde::Deserialize;
use std::path::Path;
use vigie_shared::api::{CalendarRecord, CertificationWindow, EstablishmentType, TypedWindow};

const SHIPPED: &str = include_str!("../assets/calendar.json");

/// Windows of a calendar, at most: twenty years of four types.
const MAX_WINDOWS: usize = 80;
/// Characters of the source that are shown.
const MAX_SOURCE_CHARS: usize = 300;

/// The windows of all types.
#[derive(Debug, Clone, Default)]
pub struct CertificationCalendar {
    /// Where the dates are from.
    source: String,
    /// By the first day.
    windows: Vec<DatedWindow>,
}

#[derive(Debug, Clone)]
struct DatedWindow {
    establishment: EstablishmentType,
    /// The first and the last day of certification.
    days: (Date, Date),
    shown: CertificationWindow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    /// Where the dates are from; referents read it.
    source: String,
    windows: Vec<WindowEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowEntry {
    #[serde(rename = "type")]
    establishment: EstablishmentType,
    school_year: String,
    opens_on: Option<String>,
    first_day: String,
    last_day: String,
    closes_on: Option<String>,
}

impl CertificationCalendar {
    /// The calendar of this file, or the one that ships with the program.
    ///
    /// # Errors
    /// When the file cannot be read, a date is none, or dates are not in their order.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else {
            return Self::parse(SHIPPED).context("the calendar of the program");
        };
        let shown = || format!("the calendar {}", file.display());
        let text = std::fs::read_to_string(file).with_context(shown)?;
        Self::parse(&text).with_context(shown)
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let file: CalendarFile = serde_json::from_str(text)?;
        ensure!(
            file.windows.len() <= MAX_WINDOWS,
            "more than {MAX_WINDOWS} windows"
        );
        let mut windows = file
            .windows
            .into_iter()
            .map(DatedWindow::read)
            .collect::<anyhow::Result<Vec<_>>>()?;
        windows.sort_by_key(|window| window.days);
        let source = file.source.chars().take(MAX_SOURCE_CHARS).collect();
        Ok(Self { source, windows })
    }

    /// The window that a day is outside of: the one of its school year, where one is announced.
    /// None when the day is inside, or nothing is known of its year.
    pub fn outside(
        &self,
        establishment: EstablishmentType,
        day: Date,
    ) -> Option<&CertificationWindow> {
        let year = school_year(day);
        let mut of_year = self
            .of(establishment)
            .filter(|window| school_year(window.days.0) == year);
        let first = of_year.next()?;
        let inside = |window: &DatedWindow| window.days.0 <= day && day <= window.days.1;
        let is_inside = inside(first) || of_year.any(inside);
        (!is_inside).then_some(&first.shown)
    }

    /// The window that is open on a day, or the next one: its space may be open already.
    pub fn current(
        &self,
        establishment: EstablishmentType,
        day: Date,
    ) -> Option<&CertificationWindow> {
        let today = day.to_string();
        let mut windows = self.of(establishment);
        windows
            .find(|window| *window.shown.deadline() >= *today)
            .map(|window| &window.shown)
    }

    /// Everything that is known, for a center on this day.
    pub fn record(&self, day: Date) -> CalendarRecord {
        let year = school_year(day);
        let windows = self.windows.iter().map(|window| TypedWindow {
            establishment: window.establishment,
            window: window.shown.clone(),
        });
        CalendarRecord {
            source: self.source.clone(),
            school_year: format!("{year}-{}", year + 1),
            windows: windows.collect(),
        }
    }

    fn of(&self, establishment: EstablishmentType) -> impl Iterator<Item = &DatedWindow> {
        let windows = self.windows.iter();
        windows.filter(move |window| window.establishment == establishment)
    }
}

impl DatedWindow {
    fn read(entry: WindowEntry) -> anyhow::Result<Self> {
        let day = |text: &str| -> anyhow::Result<Date> {
            text.parse().with_context(|| format!("{text} is no date"))
        };
        let days = (day(&entry.first_day)?, day(&entry.last_day)?);
        let opens = entry.opens_on.as_deref().map(day).transpose()?;
        let closes = entry.closes_on.as_deref().map(day).transpose()?;
        let ordered = opens.is_none_or(|opens| opens <= days.0)
            && days.0 <= days.1
            && closes.is_none_or(|closes| days.1 <= closes);
        ensure!(
            ordered,
            "the days of {} are not in their order",
            entry.school_year
        );
        Ok(Self {
            establishment: entry.establishment,
            days,
            shown: CertificationWindow {
                school_year: entry.school_year,
                opens_on: opens.map(|day| day.to_string()),
                first_day: days.0.to_string(),
                last_day: days.1.to_string(),
                closes_on: closes.map(|day| day.to_string()),
            },
        })
    }
}

/// The year in which the school year of a day begins: the first of September is the next one.
fn school_year(day: Date) -> i16 {
    match day.month() {
        9.. => day.year(),
        _ => day.year() - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EstablishmentType::{HighSchool, MiddleSchool, Professional};
    use jiff::civil::date;

    #[test]
    fn the_dates_of_the_source_ship_with_the_program() {
        let calendar = CertificationCalendar::load(None).unwrap();
        let inside = [
            (HighSchool, date(2024, 11, 7)),
            (HighSchool, date(2025, 3, 7)),
            (MiddleSchool, date(2025, 3, 17)),
            (MiddleSchool, date(2025, 6, 13)),
            // Of whom and when nothing is announced, nothing is outside.
            (Professional, date(2025, 4, 1)),
            (HighSchool, date(2026, 4, 1)),
        ];
        for (establishment, day) in inside {
            assert_eq!(calendar.outside(establishment, day), None, "{day}");
        }
        let outside = [
            (HighSchool, date(2024, 11, 6)),
            (HighSchool, date(2025, 3, 8)),
            (MiddleSchool, date(2025, 3, 14)),
            (MiddleSchool, date(2025, 6, 16)),
        ];
        for (establishment, day) in outside {
            assert!(calendar.outside(establishment, day).is_some(), "{day}");
        }
    }

    #[test]
    fn the_window_that_is_open_or_comes_next_is_the_current_one() {
        let calendar = CertificationCalendar::load(None).unwrap();
        let last_day = |day| calendar.current(HighSchool, day).map(|one| one.deadline());
        assert_eq!(last_day(date(2024, 9, 1)), Some("2025-03-07"));
        assert_eq!(last_day(date(2025, 3, 7)), Some("2025-03-07"));
        assert_eq!(last_day(date(2025, 3, 8)), None);
    }

    #[test]
    fn a_center_reads_all_windows_and_which_year_it_is() {
        let calendar = CertificationCalendar::load(None).unwrap();
        let record = calendar.record(date(2026, 12, 1));
        assert_eq!(record.school_year, "2026-2027");
        assert_eq!(record.windows.len(), 2);
        assert_eq!(record.windows[0].window.last_day, "2025-03-07");
        assert!(record.source.contains("Pix"));
    }

    #[test]
    fn a_calendar_whose_days_are_not_in_their_order_is_refused() {
        let window = |first: &str, last: &str| {
            format!(
                r#"{{"source":"","windows":[{{"type":"high_school","school_year":"2026-2027",
                "first_day":"{first}","last_day":"{last}"}}]}}"#
            )
        };
        assert!(CertificationCalendar::parse(&window("2026-11-02", "2027-03-12")).is_ok());
        assert!(CertificationCalendar::parse(&window("2027-03-12", "2026-11-02")).is_err());
        assert!(CertificationCalendar::parse(&window("2026-02-30", "2027-03-12")).is_err());
    }
}
