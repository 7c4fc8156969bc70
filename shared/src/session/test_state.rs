//! One candidate's test, as folded from its events.

use crate::{
    ids::{AlertId, DeviceId, PresentationId},
    item::{ItemId, ItemResponse},
    rules::{EndCause, QUESTION_COUNT},
    session::{ActorName, Alert, AlertKind, ItemTraits, SeatConfig, SignalLog},
    time::{Interval, SECOND, TEST_DURATION, Timestamp},
};

/// How and when a test ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestEnd {
    /// What ended the test.
    pub cause: EndCause,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it, as the journal names them.
    pub by: ActorName,
}

/// A candidate's test.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// When the clock started.
    pub started_at: Timestamp,
    /// What the selection of items is seeded with.
    pub seed: u64,
    /// The device that may act in the test.
    pub device: DeviceId,
    /// All questions shown, in order.
    pub presentations: Vec<PresentedItem>,
    /// Time given back, microseconds.
    pub credited_micros: i64,
    /// The stretches of time that were given back, in the order of the giving.
    pub credited_intervals: Vec<Interval>,
    /// The part of the time given back that no person decided, microseconds.
    pub credited_by_rule_micros: i64,
    /// The part of [`Test::credited_micros`] in which the server could not record anything.
    pub credited_for_outages_micros: i64,
    /// Blocked time beyond what is given back by rule, in order. Some of it may have been
    /// given back since: see [`Test::withheld`].
    pub withheld_intervals: Vec<Interval>,
    /// When the page was left while an alert blocked a focus item: once for each time the
    /// candidate was blocked.
    pub left_while_blocked: Vec<Timestamp>,
    /// What the page noticed, in order.
    pub signals: SignalLog,
    /// Since when an alert blocks the candidate, if one does.
    pub blocked_since: Option<Timestamp>,
    /// All alerts, in order.
    pub alerts: Vec<Alert>,
    /// The end, once it came.
    pub end: Option<TestEnd>,
}

/// One question shown to a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct PresentedItem {
    /// Number as the candidate sees it, 1..=32.
    pub number: u8,
    /// Id of the item in the bank.
    pub item: ItemId,
    /// What matters of the item.
    pub traits: ItemTraits,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// When its content was shown: at once, or after the warning.
    pub revealed_at: Option<Timestamp>,
    /// Since when a loss of focus makes the answer wrong, if one does: one that counts and was
    /// not excused.
    pub focus_lost_at: Option<Timestamp>,
    /// Blocked time since it was revealed, microseconds.
    pub paused_micros: i64,
    /// What became of it.
    pub state: PresentationState,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum PresentationState {
    /// Before the candidate now (or when the test ended).
    Current,
    /// Answered.
    Answered {
        /// The response, in the form that the item asks for.
        response: ItemResponse,
        /// Does it count as correct?
        correct: bool,
        /// When it happened.
        at: Timestamp,
    },
    /// Passed: counts as wrong.
    Passed {
        /// When it happened.
        at: Timestamp,
    },
    /// Withdrawn for a problem: does not count.
    Withdrawn {
        /// The alert that led to it.
        alert: AlertId,
    },
}

impl PresentedItem {
    /// When the item's own time is over, for a candidate with this extra time.
    pub fn timer_ends_at(&self, config: &SeatConfig) -> Option<Timestamp> {
        let seconds = i64::from(self.traits.seconds?);
        let allowed = config.extra_time.lengthen(seconds * SECOND);
        Some(self.revealed_at?.plus(allowed).plus(self.paused_micros))
    }

    /// Answered or passed?
    pub fn is_treated(&self) -> bool {
        matches!(
            self.state,
            PresentationState::Answered { .. } | PresentationState::Passed { .. }
        )
    }
}

impl Test {
    /// Treated questions, 0..=32: answered or passed, withdrawn ones not counted.
    pub fn treated(&self) -> u8 {
        let treated = self
            .presentations
            .iter()
            .filter(|presented| presented.is_treated())
            .count();
        u8::try_from(treated)
            .unwrap_or(QUESTION_COUNT)
            .min(QUESTION_COUNT)
    }

    /// The question before the candidate, if the test runs.
    pub fn current(&self) -> Option<(PresentationId, &PresentedItem)> {
        let presented = self
            .presentations
            .last()
            .filter(|presented| presented.state == PresentationState::Current)?;
        self.end
            .is_none()
            .then_some((PresentationId(self.presentations.len() as u16), presented))
    }

    /// The question that this device shows: on the device of the test only, once the warning of
    /// a focus item was passed, and not while the companion should be there and is not.
    pub fn visible_on(&self, device: DeviceId) -> Option<&PresentedItem> {
        let (_, presented) = self.current()?;
        let mut alerts = self.open_alerts();
        let visible = self.device == device
            && presented.revealed_at.is_some()
            && alerts.all(|alert| alert.kind != AlertKind::Companion);
        visible.then_some(presented)
    }

    /// One of the questions shown.
    pub fn presentation(&self, id: PresentationId) -> Option<&PresentedItem> {
        self.presentations.get(usize::from(id.0).checked_sub(1)?)
    }

    /// When the time is up. None while an alert blocks the candidate: the clock
    /// stands still and the blocked time is given back when it is handled.
    pub fn deadline(&self, config: &SeatConfig) -> Option<Timestamp> {
        match self.blocked_since {
            Some(_) => None,
            None => Some(
                self.started_at
                    .plus(config.extra_time.lengthen(TEST_DURATION) + self.credited_micros),
            ),
        }
    }

    /// Time left at `now`, microseconds; never below 0.
    pub fn time_left(&self, config: &SeatConfig, now: Timestamp) -> i64 {
        let at = self.blocked_since.unwrap_or(now);
        let end = self
            .started_at
            .plus(config.extra_time.lengthen(TEST_DURATION) + self.credited_micros);
        end.since(at).max(0)
    }

    /// Open alerts.
    pub fn open_alerts(&self) -> impl Iterator<Item = &Alert> {
        self.alerts.iter().filter(|alert| alert.is_open())
    }

    /// Blocked time that was neither given back by rule nor by a person, in order.
    pub fn withheld(&self) -> Vec<Interval> {
        self.withheld_intervals
            .iter()
            .flat_map(|interval| interval.without(self.credited_intervals.clone()))
            .collect()
    }

    /// The sum of [`Test::withheld`], microseconds.
    pub fn withheld_micros(&self) -> i64 {
        self.withheld().into_iter().map(Interval::length).sum()
    }

    /// Was the page left since the candidate is blocked?
    pub fn was_left_while_blocked(&self) -> bool {
        let last = self.left_while_blocked.last();
        self.blocked_since
            .is_some_and(|since| last.is_some_and(|left| *left >= since))
    }

    /// Focus items of which a loss of focus makes the answer wrong.
    pub fn focus_losses(&self) -> usize {
        self.presentations
            .iter()
            .filter(|presented| presented.focus_lost_at.is_some())
            .count()
    }
}
