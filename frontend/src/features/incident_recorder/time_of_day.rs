//! Times of day on the clock of the center.

use serde::{Deserialize, Serialize};
use vigie_shared::time::{MINUTE, SECOND, Timestamp};

use crate::center_zone::{WallTime, wall_time};
use crate::clock::server_now;

/// Minutes after midnight, 0..1440, on the clock of the center.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Parses `10:05`, the value of a time input; seconds are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':').map(|part| part.parse::<u16>().ok());
        let (hour, minute) = (parts.next()??, parts.next()??);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// `10:05`, the value of a time input.
    pub fn text(self) -> String {
        format!("{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The present instant of the server, and the midnight before it on the clock of the center.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerDay {
    pub now: Timestamp,
    pub midnight: Timestamp,
}

impl ServerDay {
    pub fn today() -> Self {
        let now = server_now();
        let since = wall_time(now).map_or(0, WallTime::seconds) * SECOND;
        let whole = Timestamp(now.0 - now.0.rem_euclid(SECOND));
        Self {
            now,
            midnight: whole.plus(-since),
        }
    }

    /// The instant of a time of this day.
    pub fn at(self, time: TimeOfDay) -> Timestamp {
        self.midnight.plus(i64::from(time.0) * MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::at;

    #[test]
    fn a_time_of_day_is_read_as_it_is_written() {
        assert_eq!(TimeOfDay::parse("10:05").unwrap().text(), "10:05");
        assert_eq!(TimeOfDay::parse("10:05:30").unwrap().text(), "10:05");
        for wrong in ["", "10", "24:00", "10:60", "10h05", "-1:00"] {
            assert_eq!(TimeOfDay::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_time_of_day_counts_from_midnight() {
        let day = ServerDay {
            now: at(0),
            midnight: at(-3600),
        };
        assert_eq!(day.at(TimeOfDay(61)), at(60));
    }
}
