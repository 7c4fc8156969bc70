//! When it happened: now, some minutes ago, at a time of day, or since a connection was
//! lost.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::time::{Interval, MINUTE, SECOND, Timestamp};
use vigie_shared::view::CandidateCard;

use super::clock::{Day, DayMinute};

/// Minutes ago that one click chooses.
pub const CHOICES: [u16; 4] = [2, 5, 10, 15];

/// What is said to be now is put so much earlier: between two beats this device's
/// clock may gain on the server's, which takes nothing from the future.
const SLACK: i64 = SECOND;

/// A point in time as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// Now.
    Now,
    /// So many minutes ago.
    Ago(u16),
    /// At a time of day.
    At(DayMinute),
    /// Then: when a connection was lost.
    Then(Timestamp),
}

impl Point {
    /// The instant.
    pub fn instant(self, day: Day) -> Timestamp {
        match self {
            Self::Now => day.now.plus(-SLACK),
            Self::Ago(minutes) => day.now.plus(-i64::from(minutes) * MINUTE),
            Self::At(minute) => day.at(minute),
            Self::Then(at) => at,
        }
    }
}

/// Why a time does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFault {
    /// It has not come yet.
    Future,
    /// It ends before it begins, or lasts nothing.
    Backwards,
}

/// The instant of something that befell one or several people.
pub fn moment(at: Point, day: Day) -> Result<Interval, TimeFault> {
    let at = at.instant(day);
    if at > day.now {
        return Err(TimeFault::Future);
    }
    Ok(Interval::instant(at))
}

/// The interval of something that lasted.
pub fn lasting(from: Point, to: Point, day: Day) -> Result<Interval, TimeFault> {
    let (from, to) = (from.instant(day), to.instant(day));
    if from > day.now || to > day.now {
        return Err(TimeFault::Future);
    }
    if from >= to {
        return Err(TimeFault::Backwards);
    }
    Ok(Interval { from, to })
}

/// When the first of these candidates who are in the middle of a test lost the
/// connection, if one of them has none now.
pub fn first_lost<'a>(
    cards: impl IntoIterator<Item = &'a CandidateCard>,
    of: &[Seat],
) -> Option<Timestamp> {
    cards
        .into_iter()
        .filter(|card| of.contains(&card.seat))
        .filter(|card| card.test.as_ref().is_some_and(|test| test.end.is_none()))
        .filter_map(|card| card.lost_since)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{at, card, test};

    fn day() -> Day {
        Day {
            now: at(3600),
            midnight: at(-9 * 3600),
        }
    }

    fn clock(text: &str) -> Point {
        Point::At(DayMinute::parse(text).unwrap())
    }

    #[test]
    fn quick_choices_count_back_from_now() {
        let when = lasting(Point::Ago(5), Point::Now, day()).unwrap();
        assert_eq!((when.from, when.to), (at(3300), at(3599)));
        assert!(CHOICES.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn what_happened_now_is_never_in_the_future_of_the_server() {
        assert!(moment(Point::Now, day()).unwrap().to < day().now);
    }

    #[test]
    fn a_time_to_come_and_an_end_before_the_beginning_are_refused() {
        assert_eq!(moment(clock("10:01"), day()), Err(TimeFault::Future));
        assert_eq!(
            lasting(clock("09:50"), clock("10:10"), day()),
            Err(TimeFault::Future)
        );
        assert_eq!(
            lasting(clock("09:50"), clock("09:50"), day()),
            Err(TimeFault::Backwards)
        );
        assert!(lasting(clock("09:40"), clock("09:50"), day()).is_ok());
    }

    #[test]
    fn it_began_when_the_first_of_those_in_a_test_was_lost() {
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
        let of = [Seat(1), Seat(2), Seat(3)];
        assert_eq!(first_lost(&cards, &of), Some(at(20)));
        assert_eq!(first_lost(&cards, &[Seat(1)]), Some(at(30)));
        assert_eq!(first_lost(&cards, &[Seat(3)]), None);
    }
}
