//! Closing a session: what is missing, what would come out, and the commit that
//! decides everything at once.

use crate::{
    certificate::CertificateCode,
    competence::COMPETENCES,
    ids::{IncidentId, Seat},
    rules::{AbortReason, EndCause, Facts, Fraud, Outcome, QUESTIONS, Rule, decide},
    session::{
        By, Category, Context, Event, Examiner, Incident, IncidentState, Place, Refusal,
        Resolution, Session, Test,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Something finalization must wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "missing", rename_all = "snake_case")]
pub enum Missing {
    /// A test still runs.
    TestRunning {
        /// Whose.
        seat: Seat,
    },
    /// An unfinished test has no abort reason.
    AbortReason {
        /// Whose.
        seat: Seat,
    },
    /// A blocking incident is open.
    OpenIncident {
        /// Which.
        incident: IncidentId,
    },
}

/// A score with its levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// 0..=895.
    pub pix: u16,
    /// Mesh of the scale, 0..=7.
    pub mesh: u8,
    /// Level 1..=7 of each competence, in the order of the certificate.
    pub levels: [u8; COMPETENCES],
    /// Lowest and highest level that are likely in each competence: the ability lies
    /// between them with a probability of 80 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<[(u8, u8); COMPETENCES]>,
    /// Final ability (logistic metric, -8..8), after degradation if there was one.
    pub ability: f64,
    /// Posterior standard deviation of the ability.
    pub error: f64,
}

/// The outcome of one seat, with what led to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Outcome.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: Rule,
    /// The facts the rules saw; none when the candidate never started.
    pub facts: Option<Facts>,
    /// Score, if the outcome has one.
    pub score: Option<Score>,
    /// The events of the session's journal it rests on, by their ordinals from 1, in
    /// order: start, questions treated, end, abort reason, and the incidents that counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<u64>,
}

impl Session {
    /// Everything finalization must wait for, seats first.
    pub fn missing(&self, end_running: bool) -> Vec<Missing> {
        let mut missing = Vec::new();
        for place in &self.places {
            let seat = place.terms.seat;
            let Some(test) = &place.test else { continue };
            if test.end.is_none() && !end_running {
                missing.push(Missing::TestRunning { seat });
            } else if test.treated() < QUESTIONS && place.abort.is_none() {
                missing.push(Missing::AbortReason { seat });
            }
        }
        let open = self.incidents.iter().filter(|incident| incident.blocks());
        missing.extend(open.map(|incident| Missing::OpenIncident {
            incident: incident.id,
        }));
        missing
    }

    /// The outcome of a seat if the session were finalized now.
    pub fn preview(&self, place: &Place, examiner: &dyn Examiner) -> Decision {
        self.decision(place, place.abort, examiner)
    }

    /// The same, had the test not been finished for this reason.
    pub fn preview_if(
        &self,
        place: &Place,
        reason: AbortReason,
        examiner: &dyn Examiner,
    ) -> Decision {
        self.decision(place, Some(reason), examiner)
    }

    fn decision(
        &self,
        place: &Place,
        abort: Option<AbortReason>,
        examiner: &dyn Examiner,
    ) -> Decision {
        let Some(test) = &place.test else {
            let (outcome, rule) = (Outcome::Absent, Rule::NeverStarted);
            return Decision {
                outcome,
                rule,
                facts: None,
                score: None,
                events: Vec::new(),
            };
        };
        let facts = self.facts(place, test, abort);
        let (outcome, rule) = decide(facts);
        let missing = if outcome == Outcome::ValidatedDegraded {
            QUESTIONS - facts.treated
        } else {
            0
        };
        let score = outcome
            .has_score()
            .then(|| examiner.score(test, &place.terms, missing));
        Decision {
            outcome,
            rule,
            facts: Some(facts),
            score,
            events: self.trail(place),
        }
    }

    fn facts(&self, place: &Place, test: &Test, abort: Option<AbortReason>) -> Facts {
        let seat = place.terms.seat;
        let mine = || self.incidents_of(seat);
        let treated = test.treated();
        let unfinished = treated < QUESTIONS;
        Facts {
            treated,
            end: test
                .end
                .as_ref()
                .map_or(EndCause::EndedByFinalization, |end| end.cause),
            abort: abort.filter(|_| unfinished),
            fraud: mine().map(fraud).fold(Fraud::None, worse),
            technical_incidents: mine().filter(|i| i.category.is_technical()).count() as u16,
        }
    }

    /// Incidents that count for a seat: all but those taken back.
    fn incidents_of(&self, seat: Seat) -> impl Iterator<Item = &Incident> {
        let counts = move |i: &&Incident| i.seats.contains(&seat) && !i.is_deleted();
        self.incidents.iter().filter(counts)
    }

    fn trail(&self, place: &Place) -> Vec<u64> {
        let trail = &place.trail;
        // A reason given before the candidate treated the rest after all decides nothing.
        let abort = trail
            .abort
            .filter(|_| trail.treated.len() < QUESTIONS.into());
        let marks = [trail.started, trail.ended, abort];
        let mut events: Vec<u64> = marks.into_iter().flatten().collect();
        events.extend(&trail.treated);
        let counted = self
            .incidents_of(place.terms.seat)
            .filter(|i| i.category == Category::C6 || i.category.is_technical());
        events.extend(counted.flat_map(|incident| &incident.events));
        events.sort_unstable();
        events
    }

    pub(super) fn set_abort_reason(
        &self,
        seat: Seat,
        reason: AbortReason,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        let place = self.seat(seat)?;
        let test = place.test.as_ref().ok_or(Refusal::NothingToExplain)?;
        if test.treated() >= QUESTIONS {
            return Err(Refusal::NothingToExplain);
        }
        if place.abort == Some(reason) {
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
        end_running: bool,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        let missing = self.missing(end_running);
        if !missing.is_empty() {
            return Err(Refusal::FinalizationIncomplete { missing });
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
        for place in &closed.places {
            let seat = place.terms.seat;
            let decision = closed.preview(place, context.examiner);
            let certified = decision.score.is_some();
            events.push(Event::OutcomeDecided { seat, decision });
            if certified {
                let code = CertificateCode::from_random((context.chance)());
                events.push(Event::CertificateIssued { seat, code });
            }
        }
        events.push(Event::SessionFinalized { by });
        Ok(events)
    }

    fn end_running(&self, by: &By, now: Timestamp) -> Vec<Event> {
        let runs = |place: &&Place| place.test.as_ref().is_some_and(|test| test.end.is_none());
        let running = self.places.iter().filter(runs);
        self.end_tests(running, EndCause::EndedByFinalization, by, now)
    }

    fn apply_all(&mut self, events: &[Event], at: Timestamp) {
        for event in events {
            self.apply(event, at);
        }
    }
}

fn fraud(incident: &Incident) -> Fraud {
    match (&incident.category, &incident.state) {
        (
            Category::C6,
            IncidentState::Resolved {
                how: Resolution::Upheld,
                ..
            },
        ) => Fraud::Upheld,
        (Category::C6, IncidentState::Resolved { .. }) => Fraud::Dismissed,
        _ => Fraud::None,
    }
}

fn worse(one: Fraud, other: Fraud) -> Fraud {
    match (one, other) {
        (Fraud::Upheld, _) | (_, Fraud::Upheld) => Fraud::Upheld,
        (Fraud::Dismissed, _) | (_, Fraud::Dismissed) => Fraud::Dismissed,
        _ => Fraud::None,
    }
}
