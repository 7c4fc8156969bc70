//! How much time would be given back, as far as the board knows.

use vigie_shared::ids::Seat;
use vigie_shared::time::{Interval, Timestamp};
use vigie_shared::view::CandidateCard;

/// An upper bound: the server does not give the same time back twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditPreview {
    /// Candidates with a running test who lost time.
    pub candidates: usize,
    /// The most that one of them gets.
    pub longest_micros: i64,
}

/// The time that the tests at these seats lost in `interval`. The time since an alert
/// blocked a test is not counted: it is given back with the alert.
pub fn preview_credit<'a>(
    cards: impl IntoIterator<Item = &'a CandidateCard>,
    seats: &[Seat],
    interval: Interval,
    now: Timestamp,
) -> CreditPreview {
    let lost = |card: &CandidateCard| {
        let test = card.test.as_ref().filter(|test| test.end.is_none())?;
        let blocked = card.alerts.iter().map(|alert| alert.raised_at).min();
        let running = Interval {
            from: test.started_at,
            to: blocked.unwrap_or(now),
        };
        interval.overlap(running).map(Interval::length)
    };
    let all: Vec<i64> = cards
        .into_iter()
        .filter(|card| seats.contains(&card.seat))
        .filter_map(lost)
        .collect();
    CreditPreview {
        candidates: all.len(),
        longest_micros: all.into_iter().max().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{alert, at, card, test};
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
        let interval = Interval {
            from: at(100),
            to: at(400),
        };
        let seats: Vec<_> = cards.iter().map(|card| card.seat).collect();
        let preview = preview_credit(cards, &seats, interval, at(500));
        (preview.candidates, preview.longest_micros / SECOND)
    }

    #[test]
    fn a_test_gets_back_what_it_lost_since_it_began() {
        assert_eq!(lost(&[testing(1, 0), testing(2, 250)]), (2, 300));
        assert_eq!(lost(&[testing(1, 250)]), (1, 150));
    }

    #[test]
    fn without_a_running_test_nothing_is_given_back() {
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
