//! When the codes of a session are accepted: around its day, and never after its finalization.
//!
//! The day and the hour of a session are those on the wall of its room, in the zone of its
//! center. Codes must not be good for weeks; nobody may stand before a closed portal because the
//! server is elsewhere.

use crate::center_zone::CenterZone;
use jiff::{
    ToSpan,
    civil::{Date, Time},
};
use vigie_shared::time::{MINUTE, Timestamp};

/// Before the planned start, for candidates.
const CANDIDATES_BEFORE_HOURS: i64 = 2;
/// Before the planned start, for invigilators: they look at the room the day before.
const INVIGILATORS_BEFORE_HOURS: i64 = 24;

/// When codes are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryWindow {
    /// The first instant.
    pub opens_at: Timestamp,
    /// The first instant after it; none when only the finalization closes it.
    pub closes_at: Option<Timestamp>,
    /// Until when a referent has let people in, on whatever day.
    pub allowed_until: Option<Timestamp>,
}

impl EntryWindow {
    /// For the candidates of a session planned for this ISO date and time `14:30` in a center:
    /// from two hours before until the end of the day after.
    ///
    /// # Errors
    /// When it is no date or no time.
    pub fn of_candidates(
        held_on: &str,
        held_at: &str,
        zone: &CenterZone,
    ) -> Result<Self, jiff::Error> {
        let day: Date = held_on.parse()?;
        let end = day.checked_add(2.days())?.to_datetime(Time::midnight());
        Ok(Self {
            opens_at: opening(held_on, held_at, zone, CANDIDATES_BEFORE_HOURS)?,
            closes_at: Some(zone.instant(end)?),
            allowed_until: None,
        })
    }

    /// For the invigilators of a session: from a day before until its finalization.
    ///
    /// # Errors
    /// When it is no date or no time.
    pub fn of_invigilators(
        held_on: &str,
        held_at: &str,
        zone: &CenterZone,
    ) -> Result<Self, jiff::Error> {
        Ok(Self {
            opens_at: opening(held_on, held_at, zone, INVIGILATORS_BEFORE_HOURS)?,
            closes_at: None,
            allowed_until: None,
        })
    }

    /// Is it open?
    pub fn contains(&self, now: Timestamp) -> bool {
        let is_around_its_day = self.opens_at <= now && self.closes_at.is_none_or(|end| now < end);
        is_around_its_day || self.allowed_until.is_some_and(|until| now < until)
    }
}

fn opening(
    held_on: &str,
    held_at: &str,
    zone: &CenterZone,
    hours_before: i64,
) -> Result<Timestamp, jiff::Error> {
    let start = zone.instant_of(held_on, held_at)?;
    Ok(start.plus(-hours_before * 60 * MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_every_center_codes_are_good_from_two_hours_before_until_the_day_after_is_over() {
        for name in [
            "Europe/Paris",
            "Indian/Reunion",
            "Pacific/Noumea",
            "Pacific/Marquesas",
            "America/Martinique",
        ] {
            let zone = CenterZone::of(name).unwrap();
            let at = |local: &str| zone.instant(local.parse().unwrap()).unwrap();
            let window = EntryWindow::of_candidates("2026-03-10", "09:00", &zone).unwrap();
            assert!(window.contains(at("2026-03-10T07:00")), "{name}");
            assert!(window.contains(at("2026-03-11T23:59:59")), "{name}");
            assert!(!window.contains(at("2026-03-10T06:59:59")), "{name}");
            assert!(!window.contains(at("2026-03-12T00:00")), "{name}");
        }
    }

    #[test]
    fn invigilators_come_a_day_before_and_until_the_finalization() {
        let zone = CenterZone::of("Pacific/Noumea").unwrap();
        let at = |local: &str| zone.instant(local.parse().unwrap()).unwrap();
        let window = EntryWindow::of_invigilators("2026-03-10", "09:00", &zone).unwrap();
        assert!(!window.contains(at("2026-03-09T08:59")));
        assert!(window.contains(at("2026-03-09T09:00")));
        assert!(window.contains(at("2027-03-09T09:00")));
    }
}
