//! Blocked time given back: in full where a person handled the alert, within limits by rule.

use super::DecisionContext;
use crate::{
    ids::{AlertId, Seat},
    session::{AlertState, Event, Refusal, SeatState, ServerOutageCredit, Session, Test},
    time::{Interval, MINUTE, RULE_CREDIT, RULE_CREDIT_PER_TEST, Timestamp},
};

/// Who closes an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClosedBy {
    /// A person, who has looked at it.
    Person,
    /// The policy of the session. The candidate can bring that about alone, so it must not
    /// stop the clock for as long as they like.
    Rule,
}

/// The alert that is about to be closed, and who closes it.
pub(super) type Closing = (AlertId, ClosedBy);

/// Blocked time as it comes out when the last open alert is closed, microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockedTime {
    /// Given back because a person handled the alert.
    by_person: i64,
    /// Given back without a person.
    by_rule: i64,
    /// Left to a person to give back.
    pub(super) withheld: i64,
}

impl BlockedTime {
    fn new(test: &Test, blocked: Interval, closing: Closing, left: i64) -> Self {
        let seen = test.alerts.iter().filter_map(|alert| {
            let until = match &alert.state {
                AlertState::Open if (alert.id, ClosedBy::Person) == closing => blocked.to,
                AlertState::Closed { at, .. } if !alert.was_cleared_by_rule() => *at,
                _ => return None,
            };
            Some(Interval {
                from: alert.raised_at,
                to: until,
            })
        });
        let unseen = blocked.without(seen);
        let unseen: i64 = unseen.into_iter().map(Interval::length).sum();
        let unused = RULE_CREDIT_PER_TEST - test.credited_by_rule_micros;
        let by_rule = unseen.min(RULE_CREDIT).min(unused.max(0));
        let withheld = match closing.1 {
            ClosedBy::Rule => unseen - by_rule,
            // Time that is withheld must not end the test before they can give it back.
            ClosedBy::Person => (unseen - by_rule).min((left - MINUTE).max(0)),
        };
        Self {
            by_person: blocked.length() - by_rule - withheld,
            by_rule,
            withheld,
        }
    }
}

/// What becomes of the blocked time, if the alert of `closing` is the last open one.
pub(super) fn blocked_time(
    seat_state: &SeatState,
    test: &Test,
    closing: Closing,
    now: Timestamp,
) -> Option<BlockedTime> {
    let others = test.open_alerts().any(|alert| alert.id != closing.0);
    let from = test.blocked_since.filter(|_| !others)?;
    let blocked = Interval {
        from,
        to: now.max(from),
    };
    let left = test.time_left(&seat_state.config, now);
    Some(BlockedTime::new(test, blocked, closing, left))
}

/// The blocked time given back, if the alert of `closing` is the last open one.
pub(super) fn credit_if_last(
    seat_state: &SeatState,
    test: &Test,
    closing: Closing,
    now: Timestamp,
) -> Option<Event> {
    let BlockedTime {
        by_person,
        by_rule,
        withheld,
    } = blocked_time(seat_state, test, closing, now)?;
    Some(Event::TimeCredited {
        seat: seat_state.config.seat,
        micros: by_person + by_rule,
        by_rule,
        withheld,
    })
}

impl Session {
    /// Gives back to every test that has not ended what it lost while the server could not record
    /// anything: without what was given back already, and without what an open alert will give
    /// back. A test whose time was up before gets nothing.
    ///
    /// # Errors
    /// [`Refusal::IntervalOutOfBounds`] unless it lies before now.
    pub(super) fn credit_outage(
        &self,
        outage: Interval,
        now: Timestamp,
    ) -> Result<Vec<Event>, Refusal> {
        if outage.from >= outage.to || outage.to > now {
            return Err(Refusal::IntervalOutOfBounds);
        }
        let credit = |seat_state: &SeatState| {
            let test = seat_state.test.as_ref().filter(|test| test.end.is_none())?;
            let deadline = test.deadline(&seat_state.config);
            if deadline.is_some_and(|deadline| deadline <= outage.from) {
                return None;
            }
            let taken = Interval {
                from: test.started_at,
                to: test.blocked_since.unwrap_or(outage.to),
            };
            let lost = outage.overlap(taken)?;
            let intervals = lost.without(test.credited_intervals.clone());
            (!intervals.is_empty()).then_some(Event::ServerOutageCredited(ServerOutageCredit {
                seat: seat_state.config.seat,
                intervals,
            }))
        };
        Ok(self.seats.iter().filter_map(credit).collect())
    }

    /// What the rule withheld from a test that still runs, given back by an invigilator.
    pub(super) fn credit_withheld_time(
        &self,
        seat: Seat,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let intervals = self.existing_seat(seat)?.running(context.at)?.withheld();
        if intervals.is_empty() {
            return Err(Refusal::NothingWithheld);
        }
        Ok(vec![Event::WithheldTimeCredited {
            seat,
            intervals,
            by: context.actor.by(),
        }])
    }
}
