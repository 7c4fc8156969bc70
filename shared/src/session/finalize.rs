//! Closing a session: what is missing, what would come out, and the commit that
//! decides everything at once.

use crate::{
    certificate::CertificateCode,
    competence::COMPETENCE_COUNT,
    ids::{IncidentId, Seat},
    rules::{
        AbortReason, EndCause, FraudFinding, Outcome, OutcomeFacts, OutcomeRule, QUESTION_COUNT,
        decide,
    },
    session::{
        ActorName, AssessmentEngine, DecisionContext, Event, Incident, IncidentCategory,
        IncidentResolution, IncidentState, Refusal, SeatState, Session, Test,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Something finalization must wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "blocker", rename_all = "snake_case")]
pub enum FinalizationBlocker {
    /// A test still runs.
    TestRunning {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// An unfinished test has no abort reason.
    AbortReason {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// An alert blocks a candidate whose test still runs: somebody handles it, or ends the test,
    /// which puts it on record.
    OpenAlert {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// An open incident does not block, and nobody has said whether it is closed or carried over.
    UnsettledIncident {
        /// The incident, numbered within its session.
        incident: IncidentId,
    },
    /// A blocking incident is open.
    OpenIncident {
        /// The incident, numbered within its session.
        incident: IncidentId,
    },
}

/// A score with its levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Score in pix, 0..=895.
    pub pix: u16,
    /// Mesh of the scale, 0..=7.
    pub mesh: u8,
    /// Level 1..=7 of each competence, in the order of the certificate.
    pub levels: [u8; COMPETENCE_COUNT],
    /// Lowest and highest level that are likely in each competence: the ability lies
    /// between them with a probability of 80 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<[(u8, u8); COMPETENCE_COUNT]>,
    /// Final ability (logistic metric, -8..8), after degradation if there was one.
    pub ability: f64,
    /// Posterior standard deviation of the ability.
    pub error: f64,
}

/// The outcome of one seat, with what led to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeDecision {
    /// The outcome: one value, never two at once.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: OutcomeRule,
    /// The facts the rules saw; none when the candidate never started.
    pub facts: Option<OutcomeFacts>,
    /// Score, if the outcome has one.
    pub score: Option<Score>,
    /// The events of the session's journal it rests on, by their ordinals from 1, in
    /// order: start, questions treated, losses of focus excused, terms changed, end, abort
    /// reason, and the
    /// incidents that counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<u64>,
}

/// What finalization does about tests that still run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunningTests {
    /// It waits for their end.
    Wait,
    /// It ends them.
    End,
}

impl RunningTests {
    /// As `end_running` of the command says.
    pub fn from_flag(end_running: bool) -> Self {
        match end_running {
            true => Self::End,
            false => Self::Wait,
        }
    }
}

impl Session {
    /// Everything finalization must wait for, seats first.
    pub fn finalization_blockers(&self, running: RunningTests) -> Vec<FinalizationBlocker> {
        let mut missing = Vec::new();
        for seat_state in &self.seats {
            let seat = seat_state.config.seat;
            let Some(test) = &seat_state.test else {
                continue;
            };
            if test.end.is_none() && running == RunningTests::Wait {
                missing.push(FinalizationBlocker::TestRunning { seat });
                continue;
            }
            if test.open_alerts().next().is_some() {
                missing.push(FinalizationBlocker::OpenAlert { seat });
            }
            if test.treated() < QUESTION_COUNT && seat_state.abort.is_none() {
                missing.push(FinalizationBlocker::AbortReason { seat });
            }
        }
        let open = self.incidents.iter().filter(|incident| incident.blocks());
        missing.extend(open.map(|incident| FinalizationBlocker::OpenIncident {
            incident: incident.id,
        }));
        let unsettled = self.incidents.iter().filter(|one| one.is_unsettled());
        missing.extend(
            unsettled.map(|one| FinalizationBlocker::UnsettledIncident { incident: one.id }),
        );
        missing
    }

    /// The outcome of a seat if the session were finalized now.
    pub fn preview(
        &self,
        seat_state: &SeatState,
        engine: &dyn AssessmentEngine,
    ) -> OutcomeDecision {
        self.decision(seat_state, seat_state.abort, engine)
    }

    /// The same, had the test not been finished for this reason.
    pub fn preview_if(
        &self,
        seat_state: &SeatState,
        reason: AbortReason,
        engine: &dyn AssessmentEngine,
    ) -> OutcomeDecision {
        self.decision(seat_state, Some(reason), engine)
    }

    fn decision(
        &self,
        seat_state: &SeatState,
        abort: Option<AbortReason>,
        engine: &dyn AssessmentEngine,
    ) -> OutcomeDecision {
        let Some(test) = &seat_state.test else {
            let (outcome, rule) = (Outcome::Absent, OutcomeRule::NeverStarted);
            return OutcomeDecision {
                outcome,
                rule,
                facts: None,
                score: None,
                events: Vec::new(),
            };
        };
        let facts = self.facts(seat_state, test, abort);
        let (outcome, rule) = decide(facts);
        let missing = if outcome == Outcome::ValidatedDegraded {
            QUESTION_COUNT - facts.treated
        } else {
            0
        };
        let score = outcome
            .has_score()
            .then(|| engine.score(test, &seat_state.config, missing));
        OutcomeDecision {
            outcome,
            rule,
            facts: Some(facts),
            score,
            events: self.trail(seat_state),
        }
    }

    fn facts(
        &self,
        seat_state: &SeatState,
        test: &Test,
        abort: Option<AbortReason>,
    ) -> OutcomeFacts {
        let seat = seat_state.config.seat;
        let mine = || self.incidents_of(seat);
        let treated = test.treated();
        let unfinished = treated < QUESTION_COUNT;
        OutcomeFacts {
            treated,
            end: test
                .end
                .as_ref()
                .map_or(EndCause::EndedByFinalization, |end| end.cause),
            abort: abort.filter(|_| unfinished),
            fraud: match seat_state.history.fraud {
                Some(decided_later) => decided_later,
                None => mine().map(fraud).fold(FraudFinding::None, worse),
            },
            technical_incidents: mine().filter(|i| i.category.is_technical()).count() as u16,
            cancelled: seat_state.history.cancelled,
        }
    }

    /// Incidents that count for a seat: all but those taken back.
    fn incidents_of(&self, seat: Seat) -> impl Iterator<Item = &Incident> {
        let counts = move |i: &&Incident| i.seats.contains(&seat) && !i.is_deleted();
        self.incidents.iter().filter(counts)
    }

    fn trail(&self, seat_state: &SeatState) -> Vec<u64> {
        let trail = &seat_state.trail;
        // A reason given before the candidate treated the rest after all decides nothing.
        let abort = trail
            .abort
            .filter(|_| trail.treated.len() < QUESTION_COUNT.into());
        let marks = [trail.started, trail.ended, abort];
        let mut events: Vec<u64> = marks.into_iter().flatten().collect();
        events.extend(&trail.treated);
        events.extend(&trail.excused);
        events.extend(&trail.terms);
        let counted = self
            .incidents_of(seat_state.config.seat)
            .filter(|i| i.category == IncidentCategory::C6 || i.category.is_technical());
        events.extend(counted.flat_map(|incident| &incident.events));
        events.sort_unstable();
        events
    }

    pub(super) fn set_abort_reason(
        &self,
        seat: Seat,
        reason: AbortReason,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.test.as_ref().ok_or(Refusal::NothingToExplain)?;
        if test.treated() >= QUESTION_COUNT {
            return Err(Refusal::NothingToExplain);
        }
        if seat_state.abort == Some(reason) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::AbortReasonSet {
            seat,
            reason,
            by: context.actor.by(),
        }])
    }

    pub(super) fn finalize(
        &self,
        running: RunningTests,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        if let Some(begins_at) = context.day_begins.filter(|begins| context.at < *begins) {
            return Err(Refusal::DayNotBegun { begins_at });
        }
        if self
            .seats
            .iter()
            .all(|seat_state| seat_state.test.is_none())
        {
            return Err(Refusal::NobodyStarted);
        }
        let blockers = self.finalization_blockers(running);
        if !blockers.is_empty() {
            return Err(Refusal::FinalizationIncomplete { blockers });
        }
        let by = context.actor.by();
        // On a copy, so that the outcomes are those of tests that have ended: first
        // by time, if the timer has not come to it yet, then by this.
        let mut closed = self.clone();
        let mut events = self.expire(context.at);
        closed.apply_all(&events, context.at);
        let ended = closed.end_running(&by, context.at);
        closed.apply_all(&ended, context.at);
        events.extend(ended);
        for seat_state in closed.enrolled_seats() {
            let seat = seat_state.config.seat;
            let decision = closed.preview(seat_state, context.engine);
            let certified = decision.score.is_some();
            events.push(Event::OutcomeDecided { seat, decision });
            if certified {
                let code = CertificateCode::from_random((context.random)());
                events.push(Event::CertificateIssued { seat, code });
            }
        }
        events.push(Event::SessionFinalized { by });
        Ok(events)
    }

    fn end_running(&self, by: &ActorName, now: Timestamp) -> Vec<Event> {
        let runs = |seat_state: &&SeatState| {
            seat_state
                .test
                .as_ref()
                .is_some_and(|test| test.end.is_none())
        };
        let running = self.seats.iter().filter(runs);
        self.end_tests(running, EndCause::EndedByFinalization, by, now)
    }

    fn apply_all(&mut self, events: &[Event], at: Timestamp) {
        for event in events {
            self.apply(event, at);
        }
    }
}

fn fraud(incident: &Incident) -> FraudFinding {
    match (&incident.category, &incident.state) {
        (
            IncidentCategory::C6,
            IncidentState::Resolved {
                how: IncidentResolution::Upheld,
                ..
            },
        ) => FraudFinding::Upheld,
        (IncidentCategory::C6, IncidentState::Resolved { .. }) => FraudFinding::Dismissed,
        _ => FraudFinding::None,
    }
}

fn worse(one: FraudFinding, other: FraudFinding) -> FraudFinding {
    match (one, other) {
        (FraudFinding::Upheld, _) | (_, FraudFinding::Upheld) => FraudFinding::Upheld,
        (FraudFinding::Dismissed, _) | (_, FraudFinding::Dismissed) => FraudFinding::Dismissed,
        _ => FraudFinding::None,
    }
}
