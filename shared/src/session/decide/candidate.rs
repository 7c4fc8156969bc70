//! What a candidate may do with his own test.

use super::{Context, next_id};
use crate::{
    ids::{AlertId, Ask, DeviceId, Seat},
    item::{ItemId, Response},
    rules::{EndCause, QUESTIONS},
    session::{
        AlertKind, Asked, AskedState, By, Command, Companion, CompanionPolicy, Event, Place,
        Refusal, Session, Test,
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// A candidate's seat, with everything a decision about it needs.
pub(super) struct Candidate<'a> {
    pub(super) seat: Seat,
    device: DeviceId,
    pub(super) place: &'a Place,
    suspended: &'a BTreeSet<ItemId>,
    context: &'a Context<'a>,
}

impl Session {
    pub(super) fn decide_candidate(
        &self,
        command: &Command,
        seat: Seat,
        device: DeviceId,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        let candidate = Candidate {
            seat,
            device,
            place: self.seat(seat)?,
            suspended: &self.suspended,
            context,
        };
        match command {
            Command::Enter => Ok(candidate.enter()),
            // Questions ask for more: see [`Candidate::question`].
            Command::AcceptRules | Command::StartTest | Command::Resume
                if !candidate.holds_seat() =>
            {
                Err(Refusal::ResumeNotAuthorised)
            }
            Command::AcceptRules => candidate.accept_rules(),
            Command::StartTest => candidate.start(self.companion),
            Command::Resume => candidate.resume(self.companion),
            Command::Reveal { ask } => candidate.reveal(*ask),
            Command::Answer { ask, response } => candidate.answer(*ask, response),
            Command::Pass { ask } => candidate.pass(*ask),
            Command::LoseFocus { ask } => candidate.lose_focus(*ask),
            Command::ReportQuestion { ask } => candidate.report_question(*ask),
            Command::ReportCompanion { present } => {
                candidate.report_companion(*present, self.companion)
            }
            _ => Err(Refusal::NotAllowed),
        }
    }
}

impl Candidate<'_> {
    pub(super) fn now(&self) -> Timestamp {
        self.context.at
    }

    /// Is this the device that logged in last?
    pub(super) fn holds_seat(&self) -> bool {
        self.place
            .device
            .is_some_and(|(device, _)| device == self.device)
    }

    /// Is this the device the test is taken on?
    pub(super) fn is_on(&self, test: &Test) -> bool {
        test.device == self.device
    }

    fn enter(&self) -> Vec<Event> {
        // A short cut of the network on the device of the test must not take away what
        // another device was just authorised to do.
        let resume = self.place.resume.as_ref();
        let granted = resume.is_some_and(|resume| resume.is_valid(self.now()));
        let back = self
            .place
            .test
            .as_ref()
            .is_some_and(|test| self.is_on(test));
        if self.holds_seat() || (granted && back) {
            return Vec::new();
        }
        vec![Event::Entered {
            seat: self.seat,
            device: self.device,
        }]
    }

    fn accept_rules(&self) -> Result<Vec<Event>, Refusal> {
        if self.place.rules_accepted {
            return Ok(Vec::new());
        }
        Ok(vec![Event::RulesAccepted { seat: self.seat }])
    }

    fn start(&self, policy: CompanionPolicy) -> Result<Vec<Event>, Refusal> {
        let place = self.place;
        if place.test.is_some() {
            return Err(Refusal::TestAlreadyStarted);
        }
        if !place.rules_accepted {
            return Err(Refusal::RulesNotAccepted);
        }
        if !place
            .presence
            .as_ref()
            .is_some_and(|presence| presence.is_valid(self.now()))
        {
            return Err(Refusal::PresenceNotConfirmed);
        }
        if policy != CompanionPolicy::Observed && place.companion != Companion::Present {
            return Err(Refusal::CompanionMissing);
        }
        let test = Test {
            started_at: self.now(),
            seed: (self.context.chance)(),
            device: self.device,
            asked: Vec::new(),
            credited: 0,
            given_back: Vec::new(),
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
        let test = self.place.running(self.now())?;
        if test.device == self.device {
            return Err(Refusal::NothingToResume);
        }
        match &self.place.resume {
            Some(resume) if resume.is_valid(self.now()) => {}
            _ => return Err(Refusal::ResumeNotAuthorised),
        }
        let mut events = vec![Event::Resumed {
            seat: self.seat,
            device: self.device,
        }];
        // Reported while this device had no part in the test, and so had no effect.
        if self.place.companion == Companion::Absent {
            events.extend(self.miss_companion(test, policy)?);
        }
        Ok(events)
    }

    fn reveal(&self, ask: Ask) -> Result<Vec<Event>, Refusal> {
        let (test, asked) = self.question(ask)?;
        if asked.revealed_at.is_some() {
            return Ok(Vec::new());
        }
        if test.blocked_since.is_some() {
            return Err(Refusal::Blocked);
        }
        Ok(vec![Event::Revealed {
            seat: self.seat,
            ask,
        }])
    }

    fn answer(&self, ask: Ask, response: &Response) -> Result<Vec<Event>, Refusal> {
        let (test, asked) = self.question_to_treat(ask)?;
        if !response.is_within_limits() {
            return Err(Refusal::ResponseDoesNotFit);
        }
        let correct = self
            .context
            .examiner
            .is_right(&asked.item, response)
            .ok_or(Refusal::ResponseDoesNotFit)?;
        let late = asked
            .timer_ends_at(&self.place.terms)
            .is_some_and(|end| self.now() > end);
        let excused = self.place.terms.accessible;
        let right = correct && !late && (asked.focus_lost_at.is_none() || excused);
        let state = AskedState::Answered {
            response: response.clone(),
            right,
            at: self.now(),
        };
        let event = Event::Answered {
            seat: self.seat,
            ask,
            response: response.clone(),
            right,
            late,
        };
        self.treat(test, event, state)
    }

    fn pass(&self, ask: Ask) -> Result<Vec<Event>, Refusal> {
        let (test, _) = self.question_to_treat(ask)?;
        let state = AskedState::Passed { at: self.now() };
        self.treat(
            test,
            Event::Passed {
                seat: self.seat,
                ask,
            },
            state,
        )
    }

    /// The event, and what follows from it: the next question, or the end.
    fn treat(&self, test: &Test, event: Event, state: AskedState) -> Result<Vec<Event>, Refusal> {
        let treated = test.treated() + 1;
        if treated >= QUESTIONS {
            let end = Event::TestEnded {
                seat: self.seat,
                cause: EndCause::Completed,
                by: By::Candidate,
            };
            return Ok(vec![event, end]);
        }
        let next = self.propose(&with_last(test, state), treated + 1)?;
        Ok(vec![event, next])
    }

    fn propose(&self, test: &Test, number: u8) -> Result<Event, Refusal> {
        propose((self.place, self.suspended), test, number, self.context)
    }

    fn lose_focus(&self, ask: Ask) -> Result<Vec<Event>, Refusal> {
        let (test, asked) = self.question(ask)?;
        // While blocked he may have to show the invigilator what went wrong.
        let matters = asked.facts.mode == crate::item::Mode::Focus
            && test.blocked_since.is_none()
            && asked.revealed_at.is_some()
            && asked.focus_lost_at.is_none();
        Ok(if matters {
            vec![Event::FocusLost {
                seat: self.seat,
                ask,
            }]
        } else {
            Vec::new()
        })
    }

    fn report_question(&self, ask: Ask) -> Result<Vec<Event>, Refusal> {
        let (test, asked) = self.question(ask)?;
        let already = test
            .open_alerts()
            .any(|alert| matches!(alert.kind, AlertKind::Question { .. }));
        if already {
            return Ok(Vec::new());
        }
        if asked.revealed_at.is_none() {
            return Err(Refusal::NotRevealed);
        }
        let kind = AlertKind::Question {
            ask,
            number: asked.number,
        };
        Ok(vec![Event::AlertRaised {
            seat: self.seat,
            alert: next_alert(test)?,
            kind,
        }])
    }

    /// The current question, if it is `ask` and this device may act on it.
    fn question(&self, ask: Ask) -> Result<(&Test, &Asked), Refusal> {
        let test = self.place.running(self.now())?;
        if test.device != self.device {
            return Err(Refusal::ResumeNotAuthorised);
        }
        match test.current() {
            Some((current, asked)) if current == ask => Ok((test, asked)),
            _ => Err(Refusal::QuestionMoved),
        }
    }

    fn question_to_treat(&self, ask: Ask) -> Result<(&Test, &Asked), Refusal> {
        let (test, asked) = self.question(ask)?;
        if test.blocked_since.is_some() {
            return Err(Refusal::Blocked);
        }
        if asked.revealed_at.is_none() {
            return Err(Refusal::NotRevealed);
        }
        Ok((test, asked))
    }
}

/// The test as it will be once its last question is in `state`.
pub(super) fn with_last(test: &Test, state: AskedState) -> Test {
    let mut test = test.clone();
    if let Some(last) = test.asked.last_mut() {
        last.state = state;
    }
    test
}

/// Puts the next item before the candidate, under `number`.
pub(super) fn propose(
    (place, suspended): (&Place, &BTreeSet<ItemId>),
    test: &Test,
    number: u8,
    context: &Context,
) -> Result<Event, Refusal> {
    let proposal = context
        .examiner
        .next(test, &place.terms, suspended)
        .ok_or(Refusal::BankExhausted)?;
    let ask = Ask(test.asked.len() as u16 + 1);
    Ok(Event::Proposed {
        seat: place.terms.seat,
        ask,
        number,
        item: proposal.item,
        facts: proposal.facts,
    })
}

pub(super) fn next_alert(test: &Test) -> Result<AlertId, Refusal> {
    next_id(test.alerts.len()).map(AlertId)
}

/// The blocked time given back, if `closing` is the last open alert.
pub(super) fn credit_if_last(
    seat: Seat,
    test: &Test,
    closing: AlertId,
    now: Timestamp,
) -> Option<Event> {
    let others = test.open_alerts().any(|alert| alert.id != closing);
    let since = test.blocked_since.filter(|_| !others)?;
    Some(Event::TimeCredited {
        seat,
        micros: now.since(since).max(0),
    })
}
