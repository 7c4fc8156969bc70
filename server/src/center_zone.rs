//! The one door between instants and what the clock on the wall of a center says.
//!
//! An hour or a day never comes from the zone of this machine: a server in UTC has centers from
//! Tahiti to Nouméa. Elsewhere in this crate the methods of jiff that would do it are refused by
//! clippy (`clippy.toml`).

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use std::fmt;
use vigie_shared::{limits::MAX_TIME_ZONE_CHARS, time::Timestamp};

/// Not the name of a zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no time zone")]
pub struct UnknownZone(String);

/// The time zone of a center.
#[derive(Clone, PartialEq, Eq)]
pub struct CenterZone {
    name: String,
    zone: TimeZone,
}

impl fmt::Debug for CenterZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl CenterZone {
    /// The zone of centers that have not said where they are.
    pub const DEFAULT: &str = "Europe/Paris";

    /// The zone with this name in the database of the IANA, as it spells it. The database is part
    /// of the program: a container need not have one.
    ///
    /// # Errors
    /// When there is none; abbreviations such as `CET` are none, since they hide where it is.
    pub fn of(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone(name.chars().take(MAX_TIME_ZONE_CHARS).collect());
        let is_place = name.contains('/') || name == "UTC";
        if !is_place || name.len() > MAX_TIME_ZONE_CHARS {
            return Err(unknown());
        }
        let zone = TimeZone::get(name).map_err(|_| unknown())?;
        let name = zone.iana_name().ok_or_else(unknown)?.to_owned();
        Ok(Self { name, zone })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the clock on the wall says at an instant.
    ///
    /// # Errors
    /// When the instant is outside the years -9999 to 9999.
    pub fn local(&self, at: Timestamp) -> Result<DateTime, jiff::Error> {
        Ok(self.zoned(at)?.datetime())
    }

    /// The day on the calendar at an instant.
    ///
    /// # Errors
    /// When the instant is outside the years -9999 to 9999.
    pub fn day(&self, at: Timestamp) -> Result<Date, jiff::Error> {
        Ok(self.zoned(at)?.date())
    }

    /// ISO 8601 with the offset, to the second: `2026-03-10T09:00:00+04:00`.
    ///
    /// # Errors
    /// When the instant is outside the years -9999 to 9999.
    pub fn iso(&self, at: Timestamp) -> Result<String, jiff::Error> {
        Ok(self.zoned(at)?.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// The offset from UTC at an instant: `+4`, `-9:30`, `+0`.
    ///
    /// # Errors
    /// When the instant is outside the years -9999 to 9999.
    pub fn offset(&self, at: Timestamp) -> Result<String, jiff::Error> {
        let minutes = self.zoned(at)?.offset().seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        Ok(match minutes {
            0 => format!("{sign}{hours}"),
            _ => format!("{sign}{hours}:{minutes:02}"),
        })
    }

    /// The instant at which the clock on the wall says this. Of an hour that is skipped or comes
    /// twice, when clocks are changed, the usual reading: as if they had not been yet.
    ///
    /// # Errors
    /// When the instant is outside the years -9999 to 9999.
    #[expect(clippy::disallowed_methods, reason = "the door")]
    pub fn instant(&self, local: DateTime) -> Result<Timestamp, jiff::Error> {
        let zoned = local.to_zoned(self.zone.clone())?;
        Ok(Timestamp(zoned.timestamp().as_microsecond()))
    }

    /// The instant of an ISO date and a time `14:30`.
    ///
    /// # Errors
    /// When it is no date or no time.
    pub fn instant_of(&self, held_on: &str, held_at: &str) -> Result<Timestamp, jiff::Error> {
        let (day, time): (Date, Time) = (held_on.parse()?, held_at.parse()?);
        self.instant(day.to_datetime(time))
    }

    #[expect(clippy::disallowed_methods, reason = "the door")]
    fn zoned(&self, at: Timestamp) -> Result<jiff::Zoned, jiff::Error> {
        let instant = jiff::Timestamp::from_microsecond(at.0)?;
        Ok(instant.to_zoned(self.zone.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::time::SECOND;

    /// 2026-03-10 21:30 UTC.
    const EVENING: Timestamp = Timestamp(1_773_178_200 * SECOND);

    #[test]
    fn one_instant_is_another_hour_and_day_in_each_center() {
        for (name, wall, offset) in [
            ("Europe/Paris", "2026-03-10T22:30:00", "+1"),
            ("Indian/Reunion", "2026-03-11T01:30:00", "+4"),
            ("Pacific/Noumea", "2026-03-11T08:30:00", "+11"),
            ("Pacific/Marquesas", "2026-03-10T12:00:00", "-9:30"),
            ("America/Martinique", "2026-03-10T17:30:00", "-4"),
            ("UTC", "2026-03-10T21:30:00", "+0"),
        ] {
            let zone = CenterZone::of(name).unwrap();
            let local = zone.local(EVENING).unwrap();
            assert_eq!(local.to_string(), wall, "{name}");
            assert_eq!(zone.offset(EVENING).unwrap(), offset, "{name}");
            assert_eq!(zone.instant(local).unwrap(), EVENING, "{name}");
        }
        let reunion = CenterZone::of("Indian/Reunion").unwrap();
        assert_eq!(reunion.iso(EVENING).unwrap(), "2026-03-11T01:30:00+04:00");
    }

    #[test]
    fn a_session_in_the_night_when_clocks_change_has_an_instant() {
        let paris = CenterZone::of("Europe/Paris").unwrap();
        // 02:30 does not exist on that day: half an hour later than 02:00 is 03:30 summer time.
        let skipped = paris.instant_of("2026-03-29", "02:30").unwrap();
        assert_eq!(paris.iso(skipped).unwrap(), "2026-03-29T03:30:00+02:00");
    }

    #[test]
    fn abbreviations_and_inventions_are_no_zones() {
        for wrong in [
            "",
            "CET",
            "EST5EDT",
            "Europe/Lutece",
            "Europe/Paris ",
            "+04:00",
        ] {
            assert!(CenterZone::of(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            CenterZone::of("europe/paris").unwrap().name(),
            "Europe/Paris"
        );
    }
}
