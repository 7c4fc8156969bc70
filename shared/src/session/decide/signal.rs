//! What the page of a candidate notices: what goes on record, and what the rule of the session
//! makes of it.

use super::{DecisionContext, candidate::Candidate, incident::check_words};
use crate::{
    ids::{PresentationId, Seat, SignalId},
    item::ItemMode,
    rules::{FocusRule, MAX_UNDECIDED_LOSSES},
    session::{
        AssessmentEngine, Event, PageSignal, PresentationState, PresentedItem, Refusal, SeatConfig,
        Session, SignalEnd, SignalPhase, SignalReport, Test,
    },
    time::{SECOND, Timestamp},
};

/// What is no loss and is noted again within this time is the same, microseconds.
const SAID_ONCE_WITHIN: i64 = SECOND;

/// Microseconds in a millisecond.
const MILLISECOND: i64 = 1_000;

/// Does a loss of focus count by one of these events?
pub(super) fn has_focus_loss(events: &[Event]) -> bool {
    events
        .iter()
        .any(|event| matches!(event, Event::FocusLost { .. }))
}

impl Candidate<'_> {
    /// A page of an earlier version was left, for an unknown time.
    pub(super) fn lose_focus(&self, presentation: PresentationId) -> Result<Vec<Event>, Refusal> {
        let (test, presented) = self.question(presentation)?;
        let seat = self.seat;
        let guarded = presented.traits.mode == ItemMode::Focus && presented.revealed_at.is_some();
        let event = match test.blocked_since {
            _ if !guarded => None,
            // The candidate may have to show the invigilator what went wrong: no fault, but
            // who handles the alert sees it.
            Some(_) => self.left_while_blocked(test, presentation),
            None => presented
                .focus_lost_at
                .is_none()
                .then_some(Event::FocusLost {
                    seat,
                    presentation,
                    signal: None,
                }),
        };
        Ok(event.into_iter().collect())
    }

    /// A report of the page. What is on record already, is over already or has no room any
    /// more changes nothing: a page may report too much.
    pub(super) fn report_signal(&self, report: &SignalReport) -> Result<Vec<Event>, Refusal> {
        let (test, presented) = self.question(report.presentation)?;
        Ok(match report.phase {
            SignalPhase::Start => self.start_signal(test, presented, report),
            SignalPhase::End => self.end_reported(test, report),
            SignalPhase::Once => self.note_signal(test, presented, report),
        })
    }

    fn start_signal(
        &self,
        test: &Test,
        presented: &PresentedItem,
        report: &SignalReport,
    ) -> Vec<Event> {
        if test.signals.open(report.kind).is_some() {
            return Vec::new();
        }
        let Some(signal) = next_signal(test, presented, report) else {
            return Vec::new();
        };
        let started = Event::SignalStarted {
            seat: self.seat,
            signal,
            presentation: report.presentation,
            kind: report.kind,
        };
        let at_once = self.focus_rule == FocusRule::AnyLoss;
        let lost = match test.blocked_since {
            _ if !report.kind.is_leaving() => None,
            Some(_) => self.left_while_blocked(test, report.presentation),
            None => (at_once && presented.focus_lost_at.is_none())
                .then(|| self.focus_lost(report.presentation, signal)),
        };
        [started].into_iter().chain(lost).collect()
    }

    fn note_signal(
        &self,
        test: &Test,
        presented: &PresentedItem,
        report: &SignalReport,
    ) -> Vec<Event> {
        if is_said_again(test, report, self.now()) {
            return Vec::new();
        }
        let Some(signal) = next_signal(test, presented, report) else {
            return Vec::new();
        };
        // Nothing lasted longer than the question has been there.
        let most = self.now().since(presented.proposed_at).max(0);
        let micros = measured(report).min(most);
        let noted = Event::SignalNoted {
            seat: self.seat,
            signal,
            presentation: report.presentation,
            kind: report.kind,
            micros,
        };
        let is_first = test.signals.is_first_loss(report.presentation, signal);
        let lost = match test.blocked_since {
            _ if !report.kind.is_leaving() => None,
            Some(_) => self.left_while_blocked(test, report.presentation),
            None => (self.focus_rule.counts(micros, is_first) && self.may_count(presented))
                .then(|| self.focus_lost(report.presentation, signal)),
        };
        [noted].into_iter().chain(lost).collect()
    }

    fn end_reported(&self, test: &Test, report: &SignalReport) -> Vec<Event> {
        let Some(open) = test.signals.open(report.kind) else {
            return Vec::new();
        };
        let most = self.now().since(test.started_at).max(0);
        let micros = measured(report).min(most).max(self.now().since(open.from));
        let kind = (open.kind != report.kind).then_some(report.kind);
        let ended = Event::SignalEnded {
            seat: self.seat,
            signal: open.id,
            kind,
            micros,
            how: SignalEnd::Returned,
        };
        [ended]
            .into_iter()
            .chain(self.verdict(test, open, micros))
            .collect()
    }

    /// The end of the loss that lasts, if one does, with what the rule makes of it.
    pub(super) fn end_loss(&self, test: &Test, how: SignalEnd) -> Vec<Event> {
        let open = test.signals.all_open().find(|one| one.kind.is_leaving());
        open.map_or_else(Vec::new, |open| self.end_open(test, open, how))
    }

    /// The end of everything that lasts.
    pub(super) fn end_signals(&self, test: &Test, how: SignalEnd) -> Vec<Event> {
        test.signals
            .all_open()
            .flat_map(|open| self.end_open(test, open, how))
            .collect()
    }

    /// A page of the device has connected, perhaps another one than the one that reported what
    /// still lasts: nobody knows when that was over. If it lasts, the page reports it again.
    pub(super) fn interrupt_signals(&self) -> Vec<Event> {
        match self.seat_state.running(self.now()) {
            Ok(test) if self.is_on(test) => self.end_signals(test, SignalEnd::Interrupted),
            _ => Vec::new(),
        }
    }

    fn end_open(&self, test: &Test, open: &PageSignal, how: SignalEnd) -> Vec<Event> {
        let micros = self.now().since(open.from).max(0);
        let ended = Event::SignalEnded {
            seat: self.seat,
            signal: open.id,
            kind: None,
            micros,
            how,
        };
        let undecided = how == SignalEnd::Interrupted
            && test.signals.interrupted_losses(open.presentation) < MAX_UNDECIDED_LOSSES;
        let lost = (!undecided)
            .then(|| self.verdict(test, open, micros))
            .flatten();
        [ended].into_iter().chain(lost).collect()
    }

    /// The loss, if it counts by the rule of the session.
    fn verdict(&self, test: &Test, open: &PageSignal, micros: i64) -> Option<Event> {
        let presented = test.presentation(open.presentation)?;
        let is_first = test.signals.is_first_loss(open.presentation, open.id);
        let counts = open.is_loss()
            && !open.counts
            && self.focus_rule.counts(micros, is_first)
            && self.may_count(presented);
        counts.then(|| self.focus_lost(open.presentation, open.id))
    }

    /// Under rule set 2024-11 a question has one loss at most.
    fn may_count(&self, presented: &PresentedItem) -> bool {
        self.focus_rule != FocusRule::AnyLoss || presented.focus_lost_at.is_none()
    }

    fn focus_lost(&self, presentation: PresentationId, signal: SignalId) -> Event {
        Event::FocusLost {
            seat: self.seat,
            presentation,
            signal: Some(signal),
        }
    }

    /// No fault, but who handles the alert sees it. Once for each time it is blocked.
    pub(super) fn left_while_blocked(
        &self,
        test: &Test,
        presentation: PresentationId,
    ) -> Option<Event> {
        let seat = self.seat;
        (!test.was_left_while_blocked()).then_some(Event::LeftWhileBlocked { seat, presentation })
    }
}

impl Session {
    /// The rule for losses of focus that this session runs under.
    pub fn focus_rule(&self) -> FocusRule {
        FocusRule::of_rule_set(&self.versions.rules)
    }

    /// A loss that counts, or that nobody saw the end of, is nothing to hold against the
    /// candidate. Until the outcomes are decided: the last question is over as soon as it is
    /// answered.
    pub(super) fn excuse_focus_loss(
        &self,
        seat: Seat,
        signal: SignalId,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.test.as_ref().ok_or(Refusal::TestNotStarted)?;
        check_words(reason)?;
        let found = test.signals.get(signal).ok_or(Refusal::NothingToExcuse)?;
        if found.excused.is_some() {
            return Ok(Vec::new());
        }
        let decided = found.counts || found.is_undecided();
        if !decided || self.focus_rule() == FocusRule::AnyLoss {
            return Err(Refusal::NothingToExcuse);
        }
        Ok(vec![Event::FocusLossExcused {
            seat,
            signal,
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
            correct: found.counts
                && test.is_wrong_only_by(&seat_state.config, found, context.engine),
        }])
    }
}

impl Test {
    /// Was the question of this loss answered, and does the answer count as wrong for this
    /// loss alone?
    fn is_wrong_only_by(
        &self,
        config: &SeatConfig,
        loss: &PageSignal,
        engine: &dyn AssessmentEngine,
    ) -> bool {
        let of_question = || self.signals.of_question(loss.presentation);
        let others = of_question().any(|one| one.id != loss.id && one.is_held_against());
        !others
            && !self.signals.has_unmeasured(loss.presentation)
            && self.is_right_but_lost(config, loss.presentation, engine)
    }

    /// Was the question answered as the key says and in time, and does it count as wrong all
    /// the same? Only a loss of focus does that.
    pub fn is_right_but_lost(
        &self,
        config: &SeatConfig,
        presentation: PresentationId,
        engine: &dyn AssessmentEngine,
    ) -> bool {
        let Some(presented) = self.presentation(presentation) else {
            return false;
        };
        let PresentationState::Answered {
            response,
            correct: false,
            at,
        } = &presented.state
        else {
            return false;
        };
        let late = |end: Timestamp| *at > end;
        engine.is_correct(&presented.item, response) == Some(true)
            && !presented.timer_ends_at(config).is_some_and(late)
    }
}

/// Was the same thing noted just before? A loss is said again only at the same instant: each may
/// count.
fn is_said_again(test: &Test, report: &SignalReport, now: Timestamp) -> bool {
    let within = if report.kind.is_leaving() {
        0
    } else {
        SAID_ONCE_WITHIN
    };
    test.signals
        .of_question(report.presentation)
        .filter(|one| one.kind == report.kind)
        .filter_map(|one| Some(one.from.plus(one.ended?.0)))
        .any(|ended| now.since(ended) <= within)
}

/// The id under which the report goes on record, if it does.
fn next_signal(test: &Test, presented: &PresentedItem, report: &SignalReport) -> Option<SignalId> {
    let blocked = test.blocked_since.is_some();
    let wanted = report.kind.concerns(presented)
        && !test
            .signals
            .is_full(report.kind, report.presentation, blocked);
    test.signals.next_id().filter(|_| wanted)
}

/// What the page measured, microseconds.
fn measured(report: &SignalReport) -> i64 {
    report.lasted_ms.map_or(0, i64::from) * MILLISECOND
}
