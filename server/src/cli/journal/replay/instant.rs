//! An instant of a session, as it is given on the command line.

use jiff::{SignedDuration, Timestamp as Instant, civil::Time, tz::TimeZone};
use std::str::FromStr;
use vigie_server::archive::{NoSuchInstant, SessionArchive};
use vigie_shared::time::{MINUTE, Timestamp};

/// An instant that is resolved once the session is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestedInstant {
    /// An instant.
    At(Timestamp),
    /// Local time on the day of the session.
    Local(Time),
    /// Microseconds after the creation of the session.
    After(i64),
}

impl FromStr for RequestedInstant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || {
            format!("`{text}` is none of 2026-06-02T09:31:00Z, 09:31, 09:31:15 and +90 (minutes)")
        };
        if let Some(minutes) = text.strip_prefix('+') {
            // Parsing a number takes a sign of its own.
            let unsigned = minutes.bytes().all(|byte| byte.is_ascii_digit());
            let minutes: Option<u32> = minutes.parse().ok().filter(|_| unsigned);
            let minutes = minutes.ok_or_else(refused)?;
            return Ok(Self::After(i64::from(minutes) * MINUTE));
        }
        if let Ok(instant) = text.parse::<Instant>() {
            return Ok(Self::At(Timestamp(instant.as_microsecond())));
        }
        let local = Time::strptime("%H:%M:%S", text).or_else(|_| Time::strptime("%H:%M", text));
        local.map(Self::Local).map_err(|_| refused())
    }
}

impl RequestedInstant {
    /// The instant it means for a session; none when the session has no rows, or the day no
    /// such time.
    pub fn resolve(
        self,
        record: &SessionArchive,
        zone: &TimeZone,
    ) -> Result<Option<Timestamp>, NoSuchInstant> {
        Ok(match self {
            Self::At(at) => Some(at),
            Self::After(micros) => record.created_at().map(|at| at.plus(micros)),
            Self::Local(time) => record
                .held_at()?
                .and_then(|held| on_the_day_of(held, time, zone)),
        })
    }
}

/// This local time on the day of `held`.
#[expect(
    clippy::disallowed_methods,
    reason = "a record names no center: the zone of the reader"
)]
fn on_the_day_of(held: Timestamp, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    let held = Instant::from_microsecond(held.0).ok()?;
    let day = held.to_zoned(zone.clone()).date();
    let local = day.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(Timestamp(local.timestamp().as_microsecond()))
}

/// Local date and time, with the offset from UTC.
pub fn date_and_time(at: Timestamp, zone: &TimeZone) -> String {
    format(at, zone, "%Y-%m-%d %H:%M:%S %:z")
}

pub fn time_of_day(at: Timestamp, zone: &TimeZone) -> String {
    format(at, zone, "%H:%M:%S")
}

#[expect(
    clippy::disallowed_methods,
    reason = "a record names no center: printed with the offset"
)]
fn format(at: Timestamp, zone: &TimeZone, pattern: &str) -> String {
    match Instant::from_microsecond(at.0) {
        Ok(instant) => instant.to_zoned(zone.clone()).strftime(pattern).to_string(),
        Err(_) => at.0.to_string(),
    }
}

/// Microseconds as hours, minutes and seconds.
pub fn duration(micros: i64) -> String {
    let seconds = SignedDuration::from_micros(micros).as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours}:{minutes:02}:{seconds:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_given_in_three_ways() {
        assert_eq!("+90".parse(), Ok(RequestedInstant::After(90 * MINUTE)));
        assert_eq!(
            "1970-01-01T00:00:01Z".parse(),
            Ok(RequestedInstant::At(Timestamp(1_000_000)))
        );
        assert_eq!(
            "1970-01-01T01:00:01+01:00".parse(),
            Ok(RequestedInstant::At(Timestamp(1_000_000)))
        );
        assert_eq!(
            "09:31".parse(),
            Ok(RequestedInstant::Local(Time::constant(9, 31, 0, 0)))
        );
        assert_eq!(
            "23:59:01".parse(),
            Ok(RequestedInstant::Local(Time::constant(23, 59, 1, 0)))
        );
    }

    #[test]
    fn what_names_no_instant_is_refused() {
        for text in [
            "",
            "+",
            "+-1",
            "+1.5",
            "9",
            "24:00",
            "09:61",
            "2026-06-02",
            "now",
            "++1",
        ] {
            assert!(text.parse::<RequestedInstant>().is_err(), "{text}");
        }
    }
}
