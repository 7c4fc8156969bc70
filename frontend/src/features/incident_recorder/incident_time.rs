//! When an incident happened: now, some minutes ago, at a time of day, or since a connection was
//! lost.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::time::{Interval, MINUTE, SECOND, Timestamp};
use vigie_shared::view::CandidateCard;

use super::time_of_day::{ServerDay, TimeOfDay};

/// The choices of minutes ago.
pub const MINUTES_AGO: [u16; 4] = [2, 5, 10, 15];

/// "Now" is sent as this much earlier: between two heartbeats the estimate of the server's
/// clock may run ahead, and the server refuses times in the future.
const SLACK: i64 = SECOND;

/// A point in time as people give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimePoint {
    Now,
    MinutesAgo(u16),
    /// On the present day.
    TimeOfDay(TimeOfDay),
    /// When a connection was lost.
    Exact(Timestamp),
}

impl TimePoint {
    pub fn instant(self, day: ServerDay) -> Timestamp {
        match self {
            Self::Now => day.now.plus(-SLACK),
            Self::MinutesAgo(minutes) => day.now.plus(-i64::from(minutes) * MINUTE),
            Self::TimeOfDay(time) => day.at(time),
            Self::Exact(at) => at,
        }
    }
}

/// Why a time is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeError {
    Future,
    /// The end is not after the start.
    EndBeforeStart,
}

/// The instant of an incident without an interval.
pub fn resolve_instant(at: TimePoint, day: ServerDay) -> Result<Interval, TimeError> {
    let at = at.instant(day);
    if at > day.now {
        return Err(TimeError::Future);
    }
    Ok(Interval::instant(at))
}

/// The interval of an incident.
pub fn resolve_interval(
    from: TimePoint,
    to: TimePoint,
    day: ServerDay,
) -> Result<Interval, TimeError> {
    let (from, to) = (from.instant(day), to.instant(day));
    if from > day.now || to > day.now {
        return Err(TimeError::Future);
    }
    if from >= to {
        return Err(TimeError::EndBeforeStart);
    }
    Ok(Interval { from, to })
}

/// When the first of these candidates with a running test and no connection lost it.
pub fn first_connection_loss<'a>(
    cards: impl IntoIterator<Item = &'a CandidateCard>,
    seats: &[Seat],
) -> Option<Timestamp> {
    cards
        .into_iter()
        .filter(|card| seats.contains(&card.seat))
        .filter(|card| card.test.as_ref().is_some_and(|test| test.end.is_none()))
        .filter_map(|card| card.lost_since)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{at, card, test};

    fn day() -> ServerDay {
        ServerDay {
            now: at(3600),
            midnight: at(-9 * 3600),
        }
    }

    fn clock(text: &str) -> TimePoint {
        TimePoint::TimeOfDay(TimeOfDay::parse(text).unwrap())
    }

    #[test]
    fn minutes_ago_count_back_from_now() {
        let when = resolve_interval(TimePoint::MinutesAgo(5), TimePoint::Now, day()).unwrap();
        assert_eq!((when.from, when.to), (at(3300), at(3599)));
        assert!(MINUTES_AGO.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn what_happened_now_is_never_in_the_future_of_the_server() {
        assert!(resolve_instant(TimePoint::Now, day()).unwrap().to < day().now);
    }

    #[test]
    fn a_time_to_come_and_an_end_before_the_beginning_are_refused() {
        assert_eq!(
            resolve_instant(clock("10:01"), day()),
            Err(TimeError::Future)
        );
        assert_eq!(
            resolve_interval(clock("09:50"), clock("10:10"), day()),
            Err(TimeError::Future)
        );
        assert_eq!(
            resolve_interval(clock("09:50"), clock("09:50"), day()),
            Err(TimeError::EndBeforeStart)
        );
        assert!(resolve_interval(clock("09:40"), clock("09:50"), day()).is_ok());
    }

    #[test]
    fn the_first_loss_is_that_of_a_running_test() {
        let lost = |seat, since| CandidateCard {
            lost_since: Some(at(since)),
            test: Some(test(1)),
            ..card(seat)
        };
        let not_begun = CandidateCard {
            lost_since: Some(at(1)),
            ..card(3)
        };
        let cards = [lost(1, 30), lost(2, 20), not_begun];
        let seats = [Seat(1), Seat(2), Seat(3)];
        assert_eq!(first_connection_loss(&cards, &seats), Some(at(20)));
        assert_eq!(first_connection_loss(&cards, &[Seat(1)]), Some(at(30)));
        assert_eq!(first_connection_loss(&cards, &[Seat(3)]), None);
    }
}
