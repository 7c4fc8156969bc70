//! What giving the lost time back comes to, as far as the board knows.

use vigie_shared::ids::Seat;
use vigie_shared::time::{Interval, Timestamp};
use vigie_shared::view::CandidateCard;

/// An upper bound: the server leaves out what was given back already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gains {
    /// Candidates with a running test who lost some of it.
    pub candidates: usize,
    /// The most one of them gets, microseconds.
    pub most: i64,
}

/// What the tests at these seats lost in `when`. A test that an alert blocks has
/// stood still since then: that time comes back with the alert.
pub fn gains<'a>(
    cards: impl IntoIterator<Item = &'a CandidateCard>,
    of: &[Seat],
    when: Interval,
    now: Timestamp,
) -> Gains {
    let lost = |card: &CandidateCard| {
        let test = card.test.as_ref().filter(|test| test.end.is_none())?;
        let blocked = card.alerts.iter().map(|alert| alert.raised_at).min();
        let taken = Interval {
            from: test.started_at,
            to: blocked.unwrap_or(now),
        };
        when.overlap(taken).map(Interval::length)
    };
    let all: Vec<i64> = cards
        .into_iter()
        .filter(|card| of.contains(&card.seat))
        .filter_map(lost)
        .collect();
    Gains {
        candidates: all.len(),
        most: all.into_iter().max().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{alert, at, card, test};
    use vigie_shared::rules::EndCause;
    use vigie_shared::time::SECOND;
    use vigie_shared::view::TestProgress;

    fn testing(seat: u16, since: i64) -> CandidateCard {
        CandidateCard {
            test: Some(TestProgress {
                started_at: at(since),
                ..test(1)
            }),
            ..card(seat)
        }
    }

    fn lost(cards: &[CandidateCard]) -> (usize, i64) {
        let when = Interval {
            from: at(100),
            to: at(400),
        };
        let of: Vec<_> = cards.iter().map(|card| card.seat).collect();
        let gains = gains(cards, &of, when, at(500));
        (gains.candidates, gains.most / SECOND)
    }

    #[test]
    fn a_test_gets_back_what_it_lost_since_it_began() {
        assert_eq!(lost(&[testing(1, 0), testing(2, 250)]), (2, 300));
        assert_eq!(lost(&[testing(1, 250)]), (1, 150));
    }

    #[test]
    fn whoever_has_no_running_test_gets_nothing() {
        let mut ended = testing(2, 0);
        if let Some(test) = &mut ended.test {
            test.end = Some((EndCause::Completed, at(450)));
        }
        assert_eq!(lost(&[card(1), ended, testing(3, 450)]), (0, 0));
    }

    #[test]
    fn what_an_open_alert_will_give_back_is_not_counted() {
        let blocked = CandidateCard {
            alerts: vec![alert(1, 160)],
            ..testing(1, 0)
        };
        assert_eq!(lost(&[blocked]), (1, 60));
    }
}
