//! What a clock on a wall says, without any zone.

use vigie_shared::time::{MINUTE, SECOND, Timestamp};

const DAY: i64 = 24 * 60 * MINUTE;

/// A day and a time of day, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallTime {
    /// Days since 1970-01-01.
    days: i64,
    /// Seconds since midnight, 0..86400.
    seconds: i64,
}

impl WallTime {
    /// Reads `2026-03-11 01:30:00`; what browsers put between the two parts may differ.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(|part| part.parse::<i64>().ok());
        let mut next = || numbers.next()?;
        let (year, month, day) = (next()?, next()?, next()?);
        let (hour, minute, second) = (next()?, next()?, next()?);
        let is_time = hour < 24 && minute < 60 && second < 60;
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day) && year < 10_000;
        (is_time && is_date).then(|| Self {
            days: days_since_1970(year, month, day),
            seconds: hour * 3600 + minute * 60 + second,
        })
    }

    /// Seconds since midnight.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// ISO date.
    pub fn date(self) -> String {
        let (year, month, day) = civil(self.days);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The same time of the next day.
    pub fn next_day(self) -> Self {
        Self {
            days: self.days + 1,
            ..self
        }
    }

    /// The instant at which the wall says this in UTC.
    pub fn as_if_utc(self) -> Timestamp {
        Timestamp(self.days * DAY + self.seconds * SECOND)
    }

    /// The instant at which the wall says this, that many minutes ahead of UTC.
    pub fn at_offset(self, minutes: i32) -> Timestamp {
        self.as_if_utc().plus(-i64::from(minutes) * MINUTE)
    }

    /// Minutes by which a wall that says `wall` at `at` is ahead of UTC.
    pub fn offset_minutes(at: Timestamp, wall: Self) -> i32 {
        // Parts of a second are not on the wall.
        let ahead = wall.as_if_utc().0 - at.0.div_euclid(SECOND) * SECOND;
        i32::try_from(ahead.div_euclid(MINUTE)).unwrap_or_default()
    }
}

/// An offset from UTC in minutes as `+4`, `-9:30`.
pub fn offset_in_words(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    match minutes {
        0 => format!("{sign}{hours}"),
        _ => format!("{sign}{hours}:{minutes:02}"),
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, which repeats every 400 years; the
/// year begins in March, so that the leap day is its last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = match month {
        3.. => (year, month - 3),
        _ => (year - 1, month + 9),
    };
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let day_of_cycle = year * 365 + year / 4 - year / 100 + day_of_year;
    cycle * 146_097 + day_of_cycle - 719_468
}

/// The date that is so many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (cycle, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = match month {
        0..=9 => (month + 3, 0),
        _ => (month - 9, 1),
    };
    (cycle * 400 + year + later, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_writes_is_read() {
        let wall = WallTime::parse("2026-03-11 01:30:05").unwrap();
        assert_eq!(wall.as_if_utc(), Timestamp(1_773_192_605 * SECOND));
        assert_eq!(
            (wall.seconds(), wall.date().as_str()),
            (5_405, "2026-03-11")
        );
        assert_eq!(WallTime::parse("2026-03-11, 01:30:05"), Some(wall));
        for wrong in [
            "",
            "Invalid Date",
            "2026-13-01 00:00:00",
            "2026-03-11",
            "24:00",
        ] {
            assert_eq!(WallTime::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_are_the_same_there_and_back() {
        for iso in [
            "1970-01-01",
            "2000-02-29",
            "2026-12-31",
            "2100-03-01",
            "1999-01-01",
        ] {
            let wall = WallTime::parse(&format!("{iso} 00:00:00")).unwrap();
            assert_eq!(wall.date(), iso);
        }
    }

    #[test]
    fn a_wall_is_ahead_of_utc_or_behind() {
        let at = Timestamp(1_773_178_200 * SECOND + 900_000);
        for (wall, minutes, words) in [
            ("2026-03-11 01:30:00", 240, "+4"),
            ("2026-03-10 12:00:00", -570, "-9:30"),
            ("2026-03-10 21:30:00", 0, "+0"),
        ] {
            let wall = WallTime::parse(wall).unwrap();
            assert_eq!(WallTime::offset_minutes(at, wall), minutes);
            assert_eq!(offset_in_words(minutes), words);
            assert_eq!(wall.at_offset(minutes), Timestamp(1_773_178_200 * SECOND));
        }
    }
}
