//! When the codes of a session are accepted: around its day, and never after its finalization.
//!
//! The day and the hour of a session are those on the wall of its room, and centers reach from
//! Polynesia to Wallis: the zone is not known here. A window is therefore as wide as the earliest
//! and the latest zone make it. Codes must not be good for weeks; nobody may stand before a
//! closed portal because the server is elsewhere.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};
use vigie_shared::time::Timestamp;

/// Before the planned start, for candidates.
const CANDIDATES_BEFORE_HOURS: i64 = 2;
/// Before the planned start, for invigilators: they look at the room the day before.
const INVIGILATORS_BEFORE_HOURS: i64 = 24;
/// Offsets of the zones in which an hour comes first and last.
const EARLIEST_ZONE: Offset = Offset::constant(14);
const LATEST_ZONE: Offset = Offset::constant(-12);

/// When codes are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryWindow {
    /// The first instant.
    pub opens_at: Timestamp,
    /// The first instant after it; none when only the finalization closes it.
    pub closes_at: Option<Timestamp>,
}

impl EntryWindow {
    /// For the candidates of a session planned for this ISO date and local time `14:30`: from
    /// two hours before until the end of the day after.
    ///
    /// # Errors
    /// When it is no date or no time.
    pub fn of_candidates(held_on: &str, held_at: &str) -> Result<Self, jiff::Error> {
        let day: Date = held_on.parse()?;
        let end = day.checked_add(2.days())?.at(0, 0, 0, 0);
        Ok(Self {
            opens_at: opening(held_on, held_at, CANDIDATES_BEFORE_HOURS)?,
            closes_at: Some(instant(end, LATEST_ZONE)?),
        })
    }

    /// For the invigilators of a session: from a day before until its finalization.
    ///
    /// # Errors
    /// When it is no date or no time.
    pub fn of_invigilators(held_on: &str, held_at: &str) -> Result<Self, jiff::Error> {
        Ok(Self {
            opens_at: opening(held_on, held_at, INVIGILATORS_BEFORE_HOURS)?,
            closes_at: None,
        })
    }

    /// Is it open?
    pub fn contains(&self, now: Timestamp) -> bool {
        self.opens_at <= now && self.closes_at.is_none_or(|end| now < end)
    }
}

/// When an ISO date begins, in the zone in which it begins first.
///
/// # Errors
/// When it is no date.
pub fn day_begins(held_on: &str) -> Result<Timestamp, jiff::Error> {
    let day: Date = held_on.parse()?;
    instant(day.at(0, 0, 0, 0), EARLIEST_ZONE)
}

fn opening(held_on: &str, held_at: &str, hours_before: i64) -> Result<Timestamp, jiff::Error> {
    let (day, time): (Date, Time) = (held_on.parse()?, held_at.parse()?);
    let opening = day.to_datetime(time).checked_sub(hours_before.hours())?;
    instant(opening, EARLIEST_ZONE)
}

fn instant(local: DateTime, zone: Offset) -> Result<Timestamp, jiff::Error> {
    let zoned = local.to_zoned(TimeZone::fixed(zone))?;
    Ok(Timestamp(zoned.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An instant in the zone of a center, hours from UTC.
    fn at(local: &str, hours: i8) -> Timestamp {
        instant(local.parse().unwrap(), Offset::constant(hours)).unwrap()
    }

    #[test]
    fn in_every_zone_codes_are_good_from_two_hours_before_until_the_day_after_is_over() {
        let window = EntryWindow::of_candidates("2026-03-10", "09:00").unwrap();
        for hours in -12..=14 {
            assert!(window.contains(at("2026-03-10T07:00", hours)), "{hours}");
            assert!(window.contains(at("2026-03-11T23:59", hours)), "{hours}");
            assert!(!window.contains(at("2026-03-08T23:59", hours)), "{hours}");
            assert!(!window.contains(at("2026-03-13T03:00", hours)), "{hours}");
        }
    }

    #[test]
    fn invigilators_come_a_day_before_and_until_the_finalization() {
        let window = EntryWindow::of_invigilators("2026-03-10", "09:00").unwrap();
        assert!(!window.contains(at("2026-03-07T12:00", 1)));
        assert!(window.contains(at("2026-03-09T09:00", 1)));
        assert!(window.contains(at("2027-03-09T09:00", 1)));
    }
}
