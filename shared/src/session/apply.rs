//! The fold: how each event changes the state. Decides nothing, refuses nothing.

use crate::{
    ids::{IncidentId, Seat},
    session::{
        Alert, AlertState, Asked, AskedState, Companion, Confirmation, Cut, End, Event, Handled,
        Incident, IncidentState, Place, Session, Terms, Test, Trail,
    },
    time::{Interval, Timestamp},
};
use std::collections::{BTreeSet, VecDeque};

impl Session {
    /// A session as created.
    pub fn new(terms: &Terms) -> Self {
        let place = |terms: &crate::session::SeatTerms| Place {
            terms: *terms,
            device: None,
            rules_accepted: false,
            presence: None,
            resume: None,
            companion: Companion::Unknown,
            lost_since: None,
            test: None,
            abort: None,
            decision: None,
            certificate: None,
            cuts: Vec::new(),
            trail: Trail::default(),
            recent: VecDeque::new(),
        };
        Self {
            places: terms.seats.iter().map(place).collect(),
            companion: terms.companion,
            versions: terms.versions.clone(),
            incidents: Vec::new(),
            finalized: None,
            published: None,
            suspended: BTreeSet::new(),
            events: 1,
            recent: VecDeque::new(),
        }
    }

    /// Applies one event that happened at `at`. An event that does not fit the
    /// state (which only a damaged journal can contain) changes nothing.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        self.events += 1;
        match event {
            Event::SessionCreated { terms } => *self = Self::new(terms),
            Event::SessionFinalized { .. } => self.finalized = Some(at),
            Event::SessionPublished { .. } => self.published = Some(at),
            Event::ItemSuspended { item, .. } => {
                self.suspended.insert(item.clone());
            }
            Event::ItemReinstated { item, .. } => {
                self.suspended.remove(item);
            }
            Event::IncidentRecorded {
                incident,
                category,
                seats,
                number,
                alert,
                description,
                when,
                moments,
                by,
            } => {
                self.incidents.push(Incident {
                    id: *incident,
                    category: *category,
                    seats: seats.clone(),
                    number: *number,
                    alert: *alert,
                    description: description.clone(),
                    when: when.unwrap_or(Interval::instant(at)),
                    moments: moments.clone(),
                    by: by.clone(),
                    at,
                    state: IncidentState::Open,
                    credited: Vec::new(),
                    events: vec![self.events],
                });
            }
            Event::IncidentResolved {
                incident,
                how,
                reason,
                by,
            } => {
                let resolved = IncidentState::Resolved {
                    how: *how,
                    by: by.clone(),
                    at,
                    reason: reason.clone(),
                };
                self.change_incident(*incident, resolved);
            }
            Event::IncidentReopened { incident, .. } => {
                self.change_incident(*incident, IncidentState::Open);
            }
            Event::IncidentDeleted { incident, .. } => {
                self.change_incident(*incident, IncidentState::Deleted { at });
            }
            _ => {
                self.incidents
                    .iter_mut()
                    .for_each(|one| one.note_credit(event));
                let ordinal = self.events;
                if let Some(place) = event.seat().and_then(|seat| self.place_mut(seat)) {
                    place.apply(event, at);
                    if place.test.is_some() {
                        place.trail.note(event, ordinal);
                    }
                }
            }
        }
    }

    fn change_incident(&mut self, id: IncidentId, state: IncidentState) {
        let ordinal = self.events;
        if let Some(incident) = self.incidents.iter_mut().find(|i| i.id == id) {
            incident.state = state;
            incident.events.push(ordinal);
        }
    }
}

impl Trail {
    fn note(&mut self, event: &Event, ordinal: u64) {
        match event {
            Event::TestStarted { .. } => self.started = Some(ordinal),
            Event::Answered { .. } | Event::Passed { .. } => self.treated.push(ordinal),
            Event::TestEnded { .. } => self.ended = Some(ordinal),
            Event::AbortReasonSet { .. } => self.abort = Some(ordinal),
            _ => {}
        }
    }
}

impl Place {
    fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Entered { device, .. } => {
                self.device = Some((*device, at));
                self.reconnect(at);
                // It was given for the device before this one.
                self.resume = None;
            }
            Event::RulesAccepted { .. } => self.rules_accepted = true,
            Event::PresenceConfirmed { until, by, .. } => {
                self.presence = Some(Confirmation {
                    until: *until,
                    by: by.clone(),
                });
            }
            Event::ResumeAuthorised { until, by, .. } => {
                self.resume = Some(Confirmation {
                    until: *until,
                    by: by.clone(),
                });
            }
            Event::CompanionReported { present, .. } => {
                self.companion = if *present {
                    Companion::Present
                } else {
                    Companion::Absent
                };
            }
            Event::ConnectionLost { .. } => {
                self.lost_since = Some(at);
                self.cuts.push(Cut { from: at, to: None });
            }
            Event::ConnectionRestored { .. } => self.reconnect(at),
            Event::AbortReasonSet { reason, .. } => self.abort = Some(*reason),
            Event::OutcomeDecided { decision, .. } => self.decision = Some(decision.clone()),
            Event::CertificateIssued { code, .. } => self.certificate = Some(code.clone()),
            Event::TestStarted { seed, .. } => {
                if let Some((device, _)) = self.device {
                    self.presence = None;
                    self.test = Some(Test {
                        started_at: at,
                        seed: *seed,
                        device,
                        asked: Vec::new(),
                        credited: 0,
                        given_back: Vec::new(),
                        blocked_since: None,
                        alerts: Vec::new(),
                        end: None,
                    });
                }
            }
            Event::Resumed { device, .. } => {
                self.resume = None;
                if let Some(test) = &mut self.test {
                    test.device = *device;
                }
            }
            _ => {
                if let Some(test) = &mut self.test {
                    test.apply(event, at);
                }
            }
        }
    }

    fn reconnect(&mut self, at: Timestamp) {
        self.lost_since = None;
        if let Some(cut) = self.cuts.last_mut().filter(|cut| cut.to.is_none()) {
            cut.to = Some(at);
        }
    }
}

impl Test {
    #[allow(clippy::too_many_lines, reason = "one short arm for each event")]
    fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Proposed {
                number,
                item,
                facts,
                ..
            } => self.asked.push(Asked {
                number: *number,
                item: item.clone(),
                facts: *facts,
                proposed_at: at,
                revealed_at: (!facts.has_warning()).then_some(at),
                focus_lost_at: None,
                paused: 0,
                state: AskedState::Current,
            }),
            Event::Revealed { .. } => self.change_last(|asked| asked.revealed_at = Some(at)),
            Event::FocusLost { .. } => self.change_last(|asked| asked.focus_lost_at = Some(at)),
            Event::Answered {
                response, right, ..
            } => self.change_last(|asked| {
                asked.state = AskedState::Answered {
                    response: response.clone(),
                    right: *right,
                    at,
                };
            }),
            Event::Passed { .. } => {
                self.change_last(|asked| asked.state = AskedState::Passed { at });
            }
            Event::AlertRaised { alert, kind, .. } => {
                self.blocked_since.get_or_insert(at);
                self.alerts.push(Alert {
                    id: *alert,
                    kind: *kind,
                    raised_at: at,
                    state: AlertState::Open,
                });
            }
            Event::AlertAccepted {
                alert, reason, by, ..
            } => {
                self.close(*alert, Handled::Accepted { reason: *reason }, by, at);
                let alert = *alert;
                self.change_last(|asked| asked.state = AskedState::Withdrawn { alert });
            }
            Event::AlertDismissed { alert, by, .. } => {
                self.close(*alert, Handled::Dismissed, by, at);
            }
            Event::AlertCleared { alert, by, .. } => self.close(*alert, Handled::Cleared, by, at),
            Event::TimeCredited { micros, .. } => {
                self.credited += micros;
                self.given_back.push(Interval {
                    from: at.plus(-micros),
                    to: at,
                });
                self.blocked_since = None;
                self.change_last(|asked| {
                    // A replacement may have come while another alert went on.
                    if let Some(revealed_at) = asked.revealed_at {
                        asked.paused += at.since(revealed_at).clamp(0, *micros);
                    }
                });
            }
            Event::LostTimeCredited { parts, .. } => {
                self.credited += parts.iter().map(|part| part.length()).sum::<i64>();
                self.given_back.extend(parts);
                // The question's own time stood still as well.
                self.change_last(|asked| {
                    let Some(revealed_at) = asked.revealed_at else {
                        return;
                    };
                    let shown = Interval {
                        from: revealed_at,
                        to: at,
                    };
                    let lost = parts.iter().filter_map(|part| part.overlap(shown));
                    asked.paused += lost.map(Interval::length).sum::<i64>();
                });
            }
            Event::TestEnded { cause, by, .. } => {
                for alert in self.alerts.iter_mut().filter(|alert| alert.is_open()) {
                    alert.state = AlertState::Closed {
                        how: Handled::Lapsed,
                        by: by.clone(),
                        at,
                    };
                }
                // So that the time left is what it was when the clock stopped.
                if let Some(since) = self.blocked_since.take() {
                    let blocked = Interval {
                        from: since,
                        to: at.max(since),
                    };
                    self.credited += blocked.length();
                    self.given_back.push(blocked);
                }
                self.end = Some(End {
                    cause: *cause,
                    at,
                    by: by.clone(),
                });
            }
            _ => {}
        }
    }

    fn change_last(&mut self, change: impl FnOnce(&mut Asked)) {
        if let Some(asked) = self.asked.last_mut() {
            change(asked);
        }
    }

    fn close(
        &mut self,
        id: crate::ids::AlertId,
        how: Handled,
        by: &crate::session::By,
        at: Timestamp,
    ) {
        if let Some(alert) = self.alerts.iter_mut().find(|alert| alert.id == id) {
            alert.state = AlertState::Closed {
                how,
                by: by.clone(),
                at,
            };
        }
    }
}

impl Event {
    /// The seat the event is about, if it is about exactly one.
    pub fn seat(&self) -> Option<Seat> {
        match self {
            Self::SessionCreated { .. }
            | Self::SessionFinalized { .. }
            | Self::SessionPublished { .. }
            | Self::ItemSuspended { .. }
            | Self::ItemReinstated { .. }
            | Self::IncidentRecorded { .. }
            | Self::IncidentDeleted { .. }
            | Self::IncidentReopened { .. }
            | Self::IncidentResolved { .. } => None,
            Self::Entered { seat, .. }
            | Self::RulesAccepted { seat }
            | Self::PresenceConfirmed { seat, .. }
            | Self::TestStarted { seat, .. }
            | Self::Proposed { seat, .. }
            | Self::Revealed { seat, .. }
            | Self::Answered { seat, .. }
            | Self::Passed { seat, .. }
            | Self::FocusLost { seat, .. }
            | Self::CompanionReported { seat, .. }
            | Self::AlertRaised { seat, .. }
            | Self::AlertAccepted { seat, .. }
            | Self::AlertDismissed { seat, .. }
            | Self::AlertCleared { seat, .. }
            | Self::TimeCredited { seat, .. }
            | Self::LostTimeCredited { seat, .. }
            | Self::CertificateIssued { seat, .. }
            | Self::ResumeAuthorised { seat, .. }
            | Self::Resumed { seat, .. }
            | Self::TestEnded { seat, .. }
            | Self::AbortReasonSet { seat, .. }
            | Self::ConnectionLost { seat }
            | Self::ConnectionRestored { seat }
            | Self::OutcomeDecided { seat, .. } => Some(*seat),
        }
    }
}

impl crate::session::ItemFacts {
    /// Is the candidate warned before the content is shown?
    pub fn has_warning(&self) -> bool {
        self.mode == crate::item::Mode::Focus || self.seconds.is_some()
    }
}
