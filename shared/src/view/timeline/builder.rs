//! From the events of a session to the entries of one seat.

use super::{TimelineEntry, TimelineEvent, companion::companion};
use crate::{
    ids::{IncidentId, PresentationId, Seat, SignalId},
    item::ItemMode,
    session::{
        ActorName, AlertKind, DroppedRevision, Event, IncidentCategory, SeatNote, SignalKind,
    },
    time::Timestamp,
};
use std::collections::BTreeMap;

/// Builds the timeline of one seat, and keeps what later entries refer to.
pub(super) struct TimelineBuilder {
    seat: Seat,
    pub(super) entries: Vec<TimelineEntry>,
    /// Number of each question shown.
    numbers: BTreeMap<PresentationId, u8>,
    /// Question and kind of each signal.
    signals: BTreeMap<SignalId, (u8, SignalKind)>,
    /// Incidents about this seat.
    incidents: BTreeMap<IncidentId, IncidentCategory>,
}

pub(super) type Described<'a> = Option<(TimelineEvent, Option<&'a ActorName>)>;

impl TimelineBuilder {
    pub(super) fn for_seat(seat: Seat) -> Self {
        Self {
            seat,
            entries: Vec::new(),
            numbers: BTreeMap::new(),
            signals: BTreeMap::new(),
            incidents: BTreeMap::new(),
        }
    }

    /// Takes in the next event of the session, the `ordinal`th from 1.
    pub(super) fn record(&mut self, ordinal: u64, at: Timestamp, event: &Event) {
        let described = match event.seat() {
            Some(seat) if seat == self.seat => self.own(event),
            Some(_) => None,
            None => self.shared(event),
        };
        if let Some((described, by)) = described {
            self.entries.push(TimelineEntry {
                ordinal,
                at,
                event: described,
                by: by.cloned(),
            });
        }
    }

    /// An event about this seat alone. Where it can only have been the candidate or their
    /// device, no actor is named.
    fn own<'a>(&mut self, event: &'a Event) -> Described<'a> {
        let unnamed = |what| Some((what, None));
        match event {
            Event::RulesAccepted { .. } => unnamed(TimelineEvent::RulesAccepted),
            Event::TestStarted { .. } => unnamed(TimelineEvent::Started),
            Event::ItemPresented {
                presentation,
                number,
                traits,
                ..
            } => {
                let replacement = self.numbers.values().any(|known| known == number);
                self.numbers.insert(*presentation, *number);
                unnamed(TimelineEvent::QuestionShown {
                    number: *number,
                    replacement,
                    focus: traits.mode == ItemMode::Focus,
                    timed: traits.seconds.is_some(),
                })
            }
            Event::ItemRevealed { presentation, .. } => unnamed(TimelineEvent::QuestionRevealed {
                number: self.number(*presentation),
            }),
            Event::Answered { presentation, .. } => unnamed(TimelineEvent::Answered {
                number: self.number(*presentation),
            }),
            Event::Passed { presentation, .. } => unnamed(TimelineEvent::Passed {
                number: self.number(*presentation),
            }),
            Event::FocusLost { presentation, .. } => unnamed(TimelineEvent::FocusLost {
                number: self.number(*presentation),
            }),
            Event::LeftWhileBlocked { presentation, .. } => {
                unnamed(TimelineEvent::LeftWhileBlocked {
                    number: self.number(*presentation),
                })
            }
            Event::TestEnded { cause, by, .. } => {
                Some((TimelineEvent::Ended { cause: *cause }, Some(by)))
            }
            Event::AbortReasonSet { reason, by, .. } => {
                Some((TimelineEvent::AbortReason { reason: *reason }, Some(by)))
            }
            Event::OutcomeDecided { decision, .. } => unnamed(TimelineEvent::Outcome {
                outcome: decision.outcome,
                rule: decision.rule,
                because: decision.events.clone(),
            }),
            Event::CertificateIssued { .. } => unnamed(TimelineEvent::CertificateIssued),
            Event::LostTimeCredited {
                incident,
                intervals,
                ..
            } => unnamed(TimelineEvent::TimeCredited {
                micros: intervals.iter().map(|part| part.length()).sum(),
                incident: Some(*incident),
                withheld: None,
            }),
            Event::ServerOutageCredited(credit) => {
                let micros = credit.intervals.iter().map(|part| part.length()).sum();
                unnamed(TimelineEvent::ServerOutageCredited { micros })
            }
            Event::WithheldTimeCredited { intervals, by, .. } => {
                let micros = intervals.iter().map(|part| part.length()).sum();
                Some((TimelineEvent::WithheldTimeCredited { micros }, Some(by)))
            }
            _ => self
                .signal(event)
                .or_else(|| device(event))
                .or_else(|| alert(event))
                .or_else(|| companion(event))
                .or_else(|| roster(event))
                .or_else(|| revision(event)),
        }
    }

    /// What the page of the candidate noticed.
    fn signal<'a>(&mut self, event: &'a Event) -> Described<'a> {
        match event {
            Event::SignalStarted {
                signal,
                presentation,
                kind,
                ..
            } => {
                let (number, kind) = (self.number(*presentation), *kind);
                self.signals.insert(*signal, (number, kind));
                Some((TimelineEvent::SignalStarted { number, kind }, None))
            }
            Event::SignalNoted {
                signal,
                presentation,
                kind,
                micros,
                ..
            } => {
                let (number, kind) = (self.number(*presentation), *kind);
                self.signals.insert(*signal, (number, kind));
                let micros = Some(*micros).filter(|micros| *micros > 0);
                let noted = TimelineEvent::SignalNoted {
                    number,
                    kind,
                    micros,
                };
                Some((noted, None))
            }
            Event::SignalEnded {
                signal,
                kind,
                micros,
                how,
                ..
            } => {
                let (number, started) = *self.signals.get(signal)?;
                let ended = TimelineEvent::SignalEnded {
                    number,
                    kind: kind.unwrap_or(started),
                    micros: *micros,
                    ending: *how,
                };
                Some((ended, None))
            }
            Event::FocusLossExcused {
                signal, reason, by, ..
            } => {
                let (number, _) = *self.signals.get(signal)?;
                let words = reason.clone();
                Some((TimelineEvent::FocusLossExcused { number, words }, Some(by)))
            }
            _ => None,
        }
    }

    /// An event about several seats, or about all of them.
    fn shared<'a>(&mut self, event: &'a Event) -> Described<'a> {
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
                Some((TimelineEvent::IncidentRecorded { id, category }, Some(by)))
            }
            Event::IncidentResolved {
                incident, how, by, ..
            } => {
                let category = *self.incidents.get(incident)?;
                let (id, how) = (*incident, *how);
                Some((
                    TimelineEvent::IncidentResolved { id, category, how },
                    Some(by),
                ))
            }
            Event::IncidentReopened { incident, by, .. } => {
                let category = *self.incidents.get(incident)?;
                let id = *incident;
                Some((TimelineEvent::IncidentReopened { id, category }, Some(by)))
            }
            Event::IncidentDeleted { incident, by } => {
                let category = *self.incidents.get(incident)?;
                let id = *incident;
                Some((TimelineEvent::IncidentDeleted { id, category }, Some(by)))
            }
            Event::CompanionPolicyChanged { .. } | Event::ForbiddenExtensionsChanged(_) => {
                companion(event)
            }
            Event::SessionCancelled { reason, by } => {
                let words = reason.clone();
                Some((TimelineEvent::Cancelled { words }, Some(by)))
            }
            Event::OtherDayAllowed(permit) => {
                let (until, words) = (permit.until, permit.reason.clone());
                let event = TimelineEvent::OtherDayAllowed { until, words };
                Some((event, Some(&permit.by)))
            }
            Event::SessionFinalized { by } => Some((TimelineEvent::Finalized, Some(by))),
            Event::SessionReopened { reason, by } => {
                let reason = reason.clone();
                Some((TimelineEvent::Reopened { reason }, Some(by)))
            }
            Event::SessionPublished { by } => Some((TimelineEvent::Published, Some(by))),
            _ => None,
        }
    }

    /// 0 for a question that was never shown, which only a damaged journal has.
    fn number(&self, presentation: PresentationId) -> u8 {
        self.numbers.get(&presentation).copied().unwrap_or_default()
    }
}

/// Devices that come and go, and what they are granted.
fn device(event: &Event) -> Described<'_> {
    match event {
        Event::LoggedIn { .. } => Some((TimelineEvent::LoggedIn, None)),
        Event::DeviceWaiting { .. } => Some((TimelineEvent::DeviceWaiting, None)),
        Event::DeviceLeft { .. } => Some((TimelineEvent::DeviceLeft, None)),
        Event::DeviceRefused { by, .. } => Some((TimelineEvent::DeviceRefused, Some(by))),
        Event::PresenceConfirmed { until, by, .. } => {
            Some((TimelineEvent::PresenceConfirmed { until: *until }, Some(by)))
        }
        Event::PresenceWithdrawn { by, .. } => Some((TimelineEvent::PresenceWithdrawn, Some(by))),
        Event::ResumeAuthorized { until, by, .. } => {
            Some((TimelineEvent::ResumeAuthorized { until: *until }, Some(by)))
        }
        Event::Resumed { .. } => Some((TimelineEvent::Resumed, None)),
        Event::ConnectionLost { .. } => Some((TimelineEvent::ConnectionLost, None)),
        Event::ConnectionRestored { .. } => Some((TimelineEvent::ConnectionRestored, None)),
        _ => None,
    }
}

/// Who sits at the seat, and on which terms.
fn roster(event: &Event) -> Described<'_> {
    match event {
        Event::CandidateCorrected {
            version,
            reason,
            by,
            ..
        } => {
            let (version, words) = (*version, reason.clone());
            Some((TimelineEvent::Corrected { version, words }, Some(by)))
        }
        Event::TermsChanged {
            before,
            after,
            reason,
            by,
            ..
        } => {
            let changed = TimelineEvent::TermsChanged {
                before: *before,
                after: *after,
                words: reason.clone(),
            };
            Some((changed, Some(by)))
        }
        Event::CandidateEnrolled {
            moved_from,
            reason,
            by,
            ..
        } => {
            let (moved, words) = (moved_from.is_some(), reason.clone());
            Some((TimelineEvent::Enrolled { moved, words }, Some(by)))
        }
        Event::CandidateRemoved {
            moved_to,
            reason,
            by,
            ..
        } => {
            let (moved, words) = (moved_to.is_some(), reason.clone());
            Some((TimelineEvent::Removed { moved, words }, Some(by)))
        }
        _ => None,
    }
}

/// Decisions about an outcome that was decided before.
fn revision(event: &Event) -> Described<'_> {
    match event {
        Event::OutcomeRevised {
            change,
            decision,
            reason,
            by,
            ..
        } => {
            let revised = TimelineEvent::OutcomeRevised {
                change: *change,
                outcome: decision.outcome,
                rule: decision.rule,
                reason: reason.clone(),
            };
            Some((revised, Some(by)))
        }
        Event::RevisionProposed {
            change, reason, by, ..
        } => {
            let (change, reason) = (*change, reason.clone());
            Some((TimelineEvent::RevisionProposed { change, reason }, Some(by)))
        }
        Event::RevisionDropped(DroppedRevision { reason, by, .. }) => {
            let reason = reason.clone();
            Some((TimelineEvent::RevisionDropped { reason }, Some(by)))
        }
        Event::PublicationHeld(SeatNote { reason, by, .. }) => {
            let reason = reason.clone();
            Some((TimelineEvent::PublicationHeld { reason }, Some(by)))
        }
        Event::PublicationReleased(SeatNote { reason, by, .. }) => {
            let reason = reason.clone();
            Some((TimelineEvent::PublicationReleased { reason }, Some(by)))
        }
        _ => None,
    }
}

fn alert(event: &Event) -> Described<'_> {
    match event {
        Event::AlertRaised { alert, kind, .. } => {
            let number = match kind {
                AlertKind::Question { number, .. } => Some(*number),
                AlertKind::Companion => None,
            };
            let alert = *alert;
            Some((TimelineEvent::AlertRaised { alert, number }, None))
        }
        Event::AlertAccepted {
            alert, reason, by, ..
        } => {
            let (alert, reason) = (*alert, *reason);
            Some((TimelineEvent::AlertAccepted { alert, reason }, Some(by)))
        }
        Event::AlertDismissed { alert, by, .. } => {
            Some((TimelineEvent::AlertDismissed { alert: *alert }, Some(by)))
        }
        Event::AlertCleared { alert, by, .. } => {
            Some((TimelineEvent::AlertCleared { alert: *alert }, Some(by)))
        }
        Event::TimeCredited {
            micros, withheld, ..
        } => {
            let credited = TimelineEvent::TimeCredited {
                micros: *micros,
                incident: None,
                withheld: Some(*withheld).filter(|micros| *micros > 0),
            };
            Some((credited, None))
        }
        _ => None,
    }
}
