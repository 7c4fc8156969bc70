//! Instants as microseconds, the unit of the journal and of the wire.

use serde::{Deserialize, Serialize};

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a minute.
pub const MINUTE: i64 = 60 * SECOND;

/// Time of a test without extra time (founding document: 1 h 45).
pub const TEST_DURATION: i64 = 105 * MINUTE;
/// How long a presence confirmation or an authorisation to resume is good for.
pub const CONFIRMATION_VALIDITY: i64 = 15 * MINUTE;
/// Blocked time that is given back by rule, without a person: at most this much each time.
/// Long enough for a companion that restarts with its browser.
pub const RULE_CREDIT: i64 = 30 * SECOND;
/// The same, over a whole test.
pub const RULE_CREDIT_PER_TEST: i64 = 2 * MINUTE;

/// An instant: microseconds since 1970-01-01 UTC.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant `micros` later (earlier when negative).
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to `self`; negative when it is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A stretch of time, from one instant to another that is not earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// Its beginning.
    pub from: Timestamp,
    /// Its end.
    pub to: Timestamp,
}

impl Interval {
    /// The instant `at`, as an interval.
    pub fn instant(at: Timestamp) -> Self {
        Self { from: at, to: at }
    }

    /// Microseconds it lasts, never below 0.
    pub fn length(self) -> i64 {
        self.to.since(self.from).max(0)
    }

    /// What lies in both, if that lasts at all.
    pub fn overlap(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let to = self.to.min(other.to);
        (from < to).then_some(Self { from, to })
    }

    /// The parts of it that lie in none of `taken`, in order.
    pub fn without(self, taken: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut left = vec![self];
        for taken in taken {
            left = left
                .into_iter()
                .flat_map(|part| {
                    let before = Self {
                        to: part.to.min(taken.from),
                        ..part
                    };
                    let after = Self {
                        from: part.from.max(taken.to),
                        ..part
                    };
                    // What lasts nothing covers nothing.
                    match part.overlap(taken) {
                        None => [Some(part), None],
                        Some(_) => [Some(before), Some(after)],
                    }
                })
                .flatten()
                .collect();
        }
        left.retain(|part| part.from < part.to);
        left
    }
}

/// Extra time of a candidate, in basis points: 33 % is 3,300.
///
/// An integer of basis points because a share written as 0.33 was shown as
/// "0.33 %" elsewhere, and a rounded one costs a candidate seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct ExtraTime(u32);

/// More extra time than can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} basis points of extra time; at most {most} can be given", most = ExtraTime::MOST)]
pub struct TooMuchExtraTime(pub u32);

impl TryFrom<u32> for ExtraTime {
    type Error = TooMuchExtraTime;

    fn try_from(points: u32) -> Result<Self, Self::Error> {
        Self::from_basis_points(points).ok_or(TooMuchExtraTime(points))
    }
}

impl From<ExtraTime> for u32 {
    fn from(extra: ExtraTime) -> Self {
        extra.0
    }
}

impl ExtraTime {
    /// No extra time.
    pub const NONE: Self = Self(0);
    /// The most that can be given, basis points: three times the normal time.
    pub const MOST: u32 = 20_000;

    /// Extra time of `points` basis points, if it is within 0..=[`Self::MOST`].
    pub fn from_basis_points(points: u32) -> Option<Self> {
        (points <= Self::MOST).then_some(Self(points))
    }

    /// Basis points.
    pub fn basis_points(self) -> u32 {
        self.0
    }

    /// `micros` lengthened by this extra time, rounded up to a whole microsecond.
    pub fn lengthen(self, micros: i64) -> i64 {
        micros + (micros * i64::from(self.0) + 9_999) / 10_000
    }

    /// As people write it: `33 %` is `"33"`, `33.33 %` is `"33.33"`.
    pub fn percent(self) -> String {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => format!("{whole}"),
            (_, 0) => format!("{whole}.{}", rest / 10),
            _ => format!("{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, to: i64) -> Interval {
        Interval {
            from: Timestamp(from),
            to: Timestamp(to),
        }
    }

    #[test]
    fn what_is_left_of_an_interval_is_what_no_other_covers() {
        let whole = span(10, 20);
        assert_eq!(whole.without([]), [whole]);
        assert_eq!(whole.without([span(0, 12), span(18, 30)]), [span(12, 18)]);
        assert_eq!(
            whole.without([span(12, 14), span(13, 15), span(16, 17)]),
            [span(10, 12), span(15, 16), span(17, 20)]
        );
        assert_eq!(whole.without([span(5, 25)]), []);
        assert_eq!(whole.without([span(20, 30), span(0, 10)]), [whole]);
        assert_eq!(span(5, 5).without([]), []);
    }

    #[test]
    fn a_third_more_is_written_and_counted_as_a_third() {
        let third = ExtraTime::from_basis_points(3_300).unwrap();
        assert_eq!(third.percent(), "33");
        assert_eq!(
            third.lengthen(TEST_DURATION),
            TEST_DURATION + 34 * MINUTE + 39 * SECOND
        );
        assert_eq!(
            ExtraTime::from_basis_points(3_333).unwrap().percent(),
            "33.33"
        );
        assert_eq!(
            ExtraTime::from_basis_points(3_350).unwrap().percent(),
            "33.5"
        );
        assert_eq!(ExtraTime::from_basis_points(20_001), None);
    }
}
