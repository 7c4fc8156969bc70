//! From the events of a session to the entries of one seat.

use super::{Entry, What};
use crate::{
    ids::{Ask, IncidentId, Seat},
    item::Mode,
    session::{AlertKind, By, Category, Event},
    time::Timestamp,
};
use std::collections::BTreeMap;

/// Tells the story of one seat, and remembers of it what later entries refer to.
pub(super) struct Teller {
    seat: Seat,
    pub(super) entries: Vec<Entry>,
    /// Number of each question shown.
    numbers: BTreeMap<Ask, u8>,
    /// Incidents about this seat.
    incidents: BTreeMap<IncidentId, Category>,
}

type Told<'a> = Option<(What, Option<&'a By>)>;

impl Teller {
    pub(super) fn of(seat: Seat) -> Self {
        Self {
            seat,
            entries: Vec::new(),
            numbers: BTreeMap::new(),
            incidents: BTreeMap::new(),
        }
    }

    /// Takes in the next event of the session, the `ordinal`th from 1.
    pub(super) fn hear(&mut self, ordinal: u64, at: Timestamp, event: &Event) {
        let told = match event.seat() {
            Some(seat) if seat == self.seat => self.own(event),
            Some(_) => None,
            None => self.shared(event),
        };
        if let Some((what, by)) = told {
            self.entries.push(Entry {
                event: ordinal,
                at,
                what,
                by: by.cloned(),
            });
        }
    }

    /// An event about this seat alone. Where it can only have been the candidate or his
    /// device, nobody is named.
    fn own<'a>(&mut self, event: &'a Event) -> Told<'a> {
        let unnamed = |what| Some((what, None));
        match event {
            Event::Entered { .. } => unnamed(What::Entered),
            Event::RulesAccepted { .. } => unnamed(What::RulesAccepted),
            Event::PresenceConfirmed { until, by, .. } => {
                Some((What::PresenceConfirmed { until: *until }, Some(by)))
            }
            Event::TestStarted { .. } => unnamed(What::Started),
            Event::Proposed {
                ask, number, facts, ..
            } => {
                let replacement = self.numbers.values().any(|known| known == number);
                self.numbers.insert(*ask, *number);
                unnamed(What::QuestionShown {
                    number: *number,
                    replacement,
                    focus: facts.mode == Mode::Focus,
                    timed: facts.seconds.is_some(),
                })
            }
            Event::Revealed { ask, .. } => unnamed(What::Revealed {
                number: self.number(*ask),
            }),
            Event::Answered { ask, .. } => unnamed(What::Answered {
                number: self.number(*ask),
            }),
            Event::Passed { ask, .. } => unnamed(What::Passed {
                number: self.number(*ask),
            }),
            Event::FocusLost { ask, .. } => unnamed(What::FocusLost {
                number: self.number(*ask),
            }),
            Event::CompanionReported { present: true, .. } => unnamed(What::CompanionPresent),
            Event::CompanionReported { present: false, .. } => unnamed(What::CompanionAbsent),
            Event::Resumed { .. } => unnamed(What::Resumed),
            Event::ConnectionLost { .. } => unnamed(What::ConnectionLost),
            Event::ConnectionRestored { .. } => unnamed(What::ConnectionRestored),
            Event::ResumeAuthorised { until, by, .. } => {
                Some((What::ResumeAuthorised { until: *until }, Some(by)))
            }
            Event::TestEnded { cause, by, .. } => Some((What::Ended { cause: *cause }, Some(by))),
            Event::AbortReasonSet { reason, by, .. } => {
                Some((What::AbortReason { reason: *reason }, Some(by)))
            }
            Event::OutcomeDecided { decision, .. } => unnamed(What::Outcome {
                outcome: decision.outcome,
                rule: decision.rule,
                because: decision.events.clone(),
            }),
            Event::CertificateIssued { .. } => unnamed(What::CertificateIssued),
            Event::LostTimeCredited {
                incident, parts, ..
            } => unnamed(What::TimeCredited {
                micros: parts.iter().map(|part| part.length()).sum(),
                incident: Some(*incident),
            }),
            _ => alert(event),
        }
    }

    /// An event about several seats, or about all of them.
    fn shared<'a>(&mut self, event: &'a Event) -> Told<'a> {
        match event {
            Event::IncidentRecorded {
                incident,
                category,
                seats,
                by,
                ..
            } if seats.contains(&self.seat) => {
                self.incidents.insert(*incident, *category);
                let (id, category) = (*incident, *category);
                Some((What::IncidentRecorded { id, category }, Some(by)))
            }
            Event::IncidentResolved {
                incident, how, by, ..
            } => {
                let category = *self.incidents.get(incident)?;
                let (id, how) = (*incident, *how);
                Some((What::IncidentResolved { id, category, how }, Some(by)))
            }
            Event::IncidentReopened { incident, by, .. } => {
                let category = *self.incidents.get(incident)?;
                let id = *incident;
                Some((What::IncidentReopened { id, category }, Some(by)))
            }
            Event::IncidentDeleted { incident, by } => {
                let category = *self.incidents.get(incident)?;
                let id = *incident;
                Some((What::IncidentDeleted { id, category }, Some(by)))
            }
            Event::SessionFinalized { by } => Some((What::Finalized, Some(by))),
            Event::SessionPublished { by } => Some((What::Published, Some(by))),
            _ => None,
        }
    }

    /// 0 for a question that was never shown, which only a damaged journal has.
    fn number(&self, ask: Ask) -> u8 {
        self.numbers.get(&ask).copied().unwrap_or_default()
    }
}

fn alert(event: &Event) -> Told<'_> {
    match event {
        Event::AlertRaised { alert, kind, .. } => {
            let number = match kind {
                AlertKind::Question { number, .. } => Some(*number),
                AlertKind::Companion => None,
            };
            let alert = *alert;
            Some((What::AlertRaised { alert, number }, None))
        }
        Event::AlertAccepted {
            alert, reason, by, ..
        } => {
            let (alert, reason) = (*alert, *reason);
            Some((What::AlertAccepted { alert, reason }, Some(by)))
        }
        Event::AlertDismissed { alert, by, .. } => {
            Some((What::AlertDismissed { alert: *alert }, Some(by)))
        }
        Event::AlertCleared { alert, by, .. } => {
            Some((What::AlertCleared { alert: *alert }, Some(by)))
        }
        Event::TimeCredited { micros, .. } => {
            let (micros, incident) = (*micros, None);
            Some((What::TimeCredited { micros, incident }, None))
        }
        _ => None,
    }
}
