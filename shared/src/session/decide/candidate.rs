//! What candidates may do with their own test.

use super::{DecisionContext, next_id, signal::has_focus_loss};
use crate::{
    ids::{AlertId, DeviceId, PresentationId, Seat},
    item::{ItemId, ItemResponse},
    rules::{EndCause, FocusRule, QUESTION_COUNT},
    session::{
        ActorName, AlertKind, Command, CompanionPolicy, DeviceExclusion, EnteredDevice, Event,
        PresentationState, PresentedItem, Refusal, SeatState, Session, SignalEnd, SignalLog, Test,
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// A candidate's seat, with everything a decision about it needs.
pub(super) struct Candidate<'a> {
    pub(super) seat: Seat,
    pub(super) device: DeviceId,
    pub(super) seat_state: &'a SeatState,
    pub(super) suspended: &'a BTreeSet<ItemId>,
    pub(super) focus_rule: FocusRule,
    pub(super) context: &'a DecisionContext<'a>,
}

impl Session {
    pub(super) fn decide_candidate(
        &self,
        command: &Command,
        seat: Seat,
        device: DeviceId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let candidate = self.candidate_at(seat, device, context)?;
        match command {
            Command::NoteLogin => candidate.enter(),
            // Questions ask for more: see [`Candidate::question`].
            Command::AcceptRules | Command::StartTest | Command::Resume
                if candidate.entered().is_none() =>
            {
                Err(Refusal::ResumeNotAuthorized)
            }
            Command::AcceptRules => candidate.accept_rules(),
            Command::StartTest => {
                self.check_day(context)?;
                candidate.start(self.companion)
            }
            Command::Resume => candidate.resume(self.companion),
            Command::Reveal { presentation } => candidate.reveal(*presentation),
            Command::Answer {
                presentation,
                response,
            } => candidate.answer(*presentation, response),
            Command::Pass { presentation } => candidate.pass(*presentation),
            Command::LoseFocus { presentation } => candidate.lose_focus(*presentation),
            Command::ReportSignal(report) => candidate.report_signal(report),
            Command::ReportQuestion { presentation } => candidate.report_question(*presentation),
            Command::ReportCompanion { present } => {
                candidate.report_companion(*present, self.companion)
            }
            Command::ReportSelfCheck { check } => candidate.report_self_check(check),
            _ => Err(Refusal::NotAllowed),
        }
    }
}

impl Candidate<'_> {
    pub(super) fn now(&self) -> Timestamp {
        self.context.at
    }

    /// This device, if it is at the seat.
    pub(super) fn entered(&self) -> Option<&EnteredDevice> {
        self.seat_state.entered(self.device)
    }

    /// This device as events name it: not at all if it holds the seat.
    pub(super) fn unless_holder(&self) -> Option<DeviceId> {
        (!self.seat_state.is_held_by(self.device)).then_some(self.device)
    }

    /// Is this the device the test is taken on?
    pub(super) fn is_on(&self, test: &Test) -> bool {
        test.device == self.device
    }

    /// The first device holds the seat. Another one waits, and displaces nobody: a person
    /// who knows the code of the room could enter with it.
    fn enter(&self) -> Result<Vec<Event>, Refusal> {
        let (seat, device, seat_state) = (self.seat, self.device, self.seat_state);
        let ended = seat_state
            .test
            .as_ref()
            .is_some_and(|test| test.end.is_some());
        if ended {
            return Ok(Vec::new());
        }
        if self.entered().is_some() {
            return Ok(self.interrupt_signals());
        }
        seat_state
            .admits(device, self.now())
            .map_err(|excluded| match excluded {
                DeviceExclusion::Refused => Refusal::DeviceRefused,
                DeviceExclusion::TooMany => Refusal::TooManyDevices,
                DeviceExclusion::TooOften => Refusal::TooManyEntries,
            })?;
        if seat_state.holder.is_none() {
            return Ok(vec![Event::LoggedIn { seat, device }]);
        }
        let mut events = vec![Event::DeviceWaiting { seat, device }];
        // The invigilator who confirmed it saw one device, and has to look again. Once they
        // have chosen between several, entering again and again changes nothing.
        if seat_state
            .presence
            .as_ref()
            .is_some_and(|presence| presence.alone)
        {
            let by = ActorName::Server;
            events.push(Event::PresenceWithdrawn { seat, by });
        }
        Ok(events)
    }

    fn accept_rules(&self) -> Result<Vec<Event>, Refusal> {
        let accepted = self.entered().is_some_and(|device| device.rules_accepted);
        if accepted || self.seat_state.test.is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![Event::RulesAccepted {
            seat: self.seat,
            device: self.unless_holder(),
        }])
    }

    fn start(&self, policy: CompanionPolicy) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.seat_state;
        if seat_state.test.is_some() {
            return Err(Refusal::TestAlreadyStarted);
        }
        let device = self.entered().ok_or(Refusal::ResumeNotAuthorized)?;
        if !device.rules_accepted {
            return Err(Refusal::RulesNotAccepted);
        }
        // Good for the device in front of the invigilator, which holds the seat since then.
        let presence = seat_state.presence.as_ref();
        let confirmed =
            presence.is_some_and(|presence| presence.is_valid_for(self.device, self.now()));
        if !confirmed || !seat_state.is_held_by(self.device) {
            return Err(Refusal::PresenceNotConfirmed);
        }
        if self.lacks_companion(device, policy) {
            return Err(Refusal::CompanionMissing);
        }
        let test = Test {
            started_at: self.now(),
            seed: (self.context.random)(),
            device: self.device,
            presentations: Vec::new(),
            credited_micros: 0,
            credited_intervals: Vec::new(),
            credited_by_rule_micros: 0,
            credited_for_outages_micros: 0,
            withheld_intervals: Vec::new(),
            left_while_blocked: Vec::new(),
            signals: SignalLog::default(),
            blocked_since: None,
            alerts: Vec::new(),
            end: None,
        };
        let first = self.propose(&test, 1)?;
        Ok(vec![
            Event::TestStarted {
                seat: self.seat,
                seed: test.seed,
            },
            first,
        ])
    }

    fn resume(&self, policy: CompanionPolicy) -> Result<Vec<Event>, Refusal> {
        let test = self.seat_state.running(self.now())?;
        if test.device == self.device {
            return Err(Refusal::NothingToResume);
        }
        match &self.seat_state.resume {
            Some(resume) if resume.is_valid_for(self.device, self.now()) => {}
            _ => return Err(Refusal::ResumeNotAuthorized),
        }
        let mut events = vec![Event::Resumed {
            seat: self.seat,
            device: self.device,
        }];
        events.extend(self.end_signals(test, SignalEnd::Interrupted));
        // While this device had no part in the test, what was known of it had no effect.
        let device = self.entered();
        if device.is_some_and(|device| self.lacks_companion(device, policy)) {
            events.extend(self.miss_companion(test, policy)?);
        }
        Ok(events)
    }

    fn reveal(&self, presentation: PresentationId) -> Result<Vec<Event>, Refusal> {
        let (test, presented) = self.question(presentation)?;
        if presented.revealed_at.is_some() {
            return Ok(Vec::new());
        }
        if test.blocked_since.is_some() {
            return Err(Refusal::Blocked);
        }
        Ok(vec![Event::ItemRevealed {
            seat: self.seat,
            presentation,
        }])
    }

    fn answer(
        &self,
        presentation: PresentationId,
        response: &ItemResponse,
    ) -> Result<Vec<Event>, Refusal> {
        let (test, presented) = self.question_to_treat(presentation)?;
        if !response.is_within_limits() {
            return Err(Refusal::ResponseDoesNotFit);
        }
        let matches_key = self
            .context
            .engine
            .is_correct(&presented.item, response)
            .ok_or(Refusal::ResponseDoesNotFit)?;
        let late = presented
            .timer_ends_at(&self.seat_state.config)
            .is_some_and(|end| self.now() > end);
        let excused = self.seat_state.config.accessible;
        let closing = self.end_loss(test, SignalEnd::Treated);
        let lost = presented.focus_lost_at.is_some() || has_focus_loss(&closing);
        let correct = matches_key && !late && (!lost || excused);
        let state = PresentationState::Answered {
            response: response.clone(),
            correct,
            at: self.now(),
        };
        let event = Event::Answered {
            seat: self.seat,
            presentation,
            response: response.clone(),
            correct,
            late,
        };
        self.treat(test, closing, event, state)
    }

    fn pass(&self, presentation: PresentationId) -> Result<Vec<Event>, Refusal> {
        let (test, _) = self.question_to_treat(presentation)?;
        let state = PresentationState::Passed { at: self.now() };
        self.treat(
            test,
            self.end_loss(test, SignalEnd::Treated),
            Event::Passed {
                seat: self.seat,
                presentation,
            },
            state,
        )
    }

    /// The event after those of `closing`, and what follows from it: the next question, or the
    /// end.
    fn treat(
        &self,
        test: &Test,
        closing: Vec<Event>,
        event: Event,
        state: PresentationState,
    ) -> Result<Vec<Event>, Refusal> {
        let treated = test.treated() + 1;
        if treated >= QUESTION_COUNT {
            let end = Event::TestEnded {
                seat: self.seat,
                cause: EndCause::Completed,
                by: ActorName::Candidate,
            };
            return Ok(closing.into_iter().chain([event, end]).collect());
        }
        let next = self.propose(&with_last(test, state), treated + 1)?;
        Ok(closing.into_iter().chain([event, next]).collect())
    }

    fn propose(&self, test: &Test, number: u8) -> Result<Event, Refusal> {
        propose(
            (self.seat_state, self.suspended),
            test,
            number,
            self.context,
        )
    }

    fn report_question(&self, presentation: PresentationId) -> Result<Vec<Event>, Refusal> {
        let (test, presented) = self.question(presentation)?;
        let already = test
            .open_alerts()
            .any(|alert| matches!(alert.kind, AlertKind::Question { .. }));
        if already {
            return Ok(Vec::new());
        }
        if presented.revealed_at.is_none() {
            return Err(Refusal::NotRevealed);
        }
        let kind = AlertKind::Question {
            presentation,
            number: presented.number,
        };
        Ok(vec![Event::AlertRaised {
            seat: self.seat,
            alert: next_alert(test)?,
            kind,
        }])
    }

    /// The current question, if it is `ask` and this device may act on it.
    pub(super) fn question(
        &self,
        presentation: PresentationId,
    ) -> Result<(&Test, &PresentedItem), Refusal> {
        let test = self.seat_state.running(self.now())?;
        if test.device != self.device {
            return Err(Refusal::ResumeNotAuthorized);
        }
        match test.current() {
            Some((current, presented)) if current == presentation => Ok((test, presented)),
            _ => Err(Refusal::QuestionMoved),
        }
    }

    fn question_to_treat(
        &self,
        presentation: PresentationId,
    ) -> Result<(&Test, &PresentedItem), Refusal> {
        let (test, presented) = self.question(presentation)?;
        if test.blocked_since.is_some() {
            return Err(Refusal::Blocked);
        }
        if presented.revealed_at.is_none() {
            return Err(Refusal::NotRevealed);
        }
        Ok((test, presented))
    }
}

/// The test as it will be once its last question is in `state`.
pub(super) fn with_last(test: &Test, state: PresentationState) -> Test {
    let mut test = test.clone();
    if let Some(last) = test.presentations.last_mut() {
        last.state = state;
    }
    test
}

/// Puts the next item before the candidate, under `number`.
pub(super) fn propose(
    (seat_state, suspended): (&SeatState, &BTreeSet<ItemId>),
    test: &Test,
    number: u8,
    context: &DecisionContext,
) -> Result<Event, Refusal> {
    let proposal = context
        .engine
        .select_item(test, &seat_state.config, suspended)
        .ok_or(Refusal::BankExhausted)?;
    let presentation = PresentationId(test.presentations.len() as u16 + 1);
    Ok(Event::ItemPresented {
        seat: seat_state.config.seat,
        presentation,
        number,
        item: proposal.item,
        traits: proposal.traits,
    })
}

pub(super) fn next_alert(test: &Test) -> Result<AlertId, Refusal> {
    next_id(test.alerts.len()).map(AlertId)
}
