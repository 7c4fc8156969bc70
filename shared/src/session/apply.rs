//! The fold: how each event changes the state. Decides nothing, refuses nothing.

mod companion;
mod decision;
mod signal;
mod test;

use crate::{
    ids::{DeviceId, IncidentId},
    session::{
        ActorName, AuditRefs, CompanionStatus, ConnectionOutage, DecisionHistory, Event, Incident,
        IncidentState, OutcomeChange, SeatConfig, SeatState, Session, SessionConfig, SignalLog,
        Test, TimedConfirmation,
        processed::{SeatCommands, StaffCommands},
    },
    time::{Interval, Timestamp},
};
use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

impl Session {
    /// A session as created.
    pub fn new(config: &SessionConfig) -> Self {
        Self {
            seats: config.seats.iter().map(SeatState::enrolled).collect(),
            companion: config.companion,
            forbidden_extensions: Arc::from([]),
            versions: config.versions.clone(),
            incidents: Vec::new(),
            finalized: None,
            published: None,
            cancelled: None,
            other_day_until: None,
            reopenings: Vec::new(),
            remark: String::new(),
            suspended: BTreeSet::new(),
            events: 1,
            recent: StaffCommands::default(),
        }
    }

    /// Applies one event that happened at `at`. An event that does not fit the
    /// state (which only a damaged journal can contain) changes nothing.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        self.events += 1;
        match event {
            Event::SessionCreated { config } => *self = Self::new(config),
            Event::SessionFinalized { by } => self.finalize_at(by, at),
            Event::SessionReopened { reason, by } => self.reopen(reason, by, at),
            Event::RemarkSet { remark, .. } => self.remark.clone_from(remark),
            Event::SessionPublished { .. } => self.published = Some(at),
            Event::SessionCancelled { .. } => self.cancelled = Some(at),
            Event::OtherDayAllowed(permit) => self.other_day_until = Some(permit.until),
            Event::CandidateEnrolled {
                seat,
                terms,
                digest,
                ..
            } => {
                // Seats have no gaps: another number does not fit.
                if usize::from(seat.0) == self.seats.len() + 1 {
                    let mut seat_state = SeatState::enrolled(&terms.at(*seat));
                    seat_state.identities.push(digest.clone());
                    self.seats.push(seat_state);
                }
            }
            Event::CompanionPolicyChanged { policy, .. } => self.companion = *policy,
            Event::ForbiddenExtensionsChanged(list) => {
                self.forbidden_extensions = list.extensions.as_slice().into();
            }
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
                snapshots,
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
                    snapshots: snapshots.clone(),
                    by: by.clone(),
                    at,
                    state: IncidentState::Open,
                    credited: Vec::new(),
                    carried_over: false,
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
            Event::IncidentsCarriedOver { incidents, .. } => {
                let carried = |one: &&mut Incident| incidents.contains(&one.id);
                let open = self.incidents.iter_mut().filter(carried);
                open.for_each(|incident| incident.carried_over = true);
            }
            Event::IncidentDeleted { incident, .. } => {
                self.change_incident(*incident, IncidentState::Deleted { at });
            }
            _ => {
                self.incidents
                    .iter_mut()
                    .for_each(|one| one.note_credit(event));
                let ordinal = self.events;
                if let Some(seat_state) = event.seat().and_then(|seat| self.seat_state_mut(seat)) {
                    seat_state.apply(event, at);
                    if seat_state.test.is_some() {
                        seat_state.trail.note(event, ordinal);
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

impl AuditRefs {
    fn note(&mut self, event: &Event, ordinal: u64) {
        match event {
            Event::TestStarted { .. } => self.started = Some(ordinal),
            Event::Answered { .. } | Event::Passed { .. } => self.treated.push(ordinal),
            Event::TestEnded { .. } => self.ended = Some(ordinal),
            Event::AbortReasonSet { .. }
            | Event::OutcomeRevised {
                change: OutcomeChange::AbortReason(_),
                ..
            } => self.abort = Some(ordinal),
            Event::FocusLossExcused { .. } => self.excused.push(ordinal),
            Event::TermsChanged { .. } => self.terms.push(ordinal),
            _ => {}
        }
    }
}

impl SeatState {
    /// A seat at which nothing has happened yet.
    fn enrolled(config: &SeatConfig) -> Self {
        Self {
            config: *config,
            identities: Vec::new(),
            removed: None,
            holder: None,
            waiting: Vec::new(),
            entries_until: Timestamp(0),
            refused: VecDeque::new(),
            presence: None,
            resume: None,
            companion_waiver: None,
            present_reports: 0,
            companion_notes: 0,
            lost_since: None,
            test: None,
            abort: None,
            decision: None,
            certificate: None,
            history: DecisionHistory::default(),
            outages: Vec::new(),
            trail: AuditRefs::default(),
            recent: SeatCommands::default(),
        }
    }

    fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::CandidateCorrected { before, digest, .. } => {
                if self.identities.is_empty() {
                    self.identities.push(before.clone());
                }
                self.identities.push(digest.clone());
            }
            Event::TermsChanged { seat, after, .. } => self.config = after.at(*seat),
            Event::CandidateRemoved { .. } => self.removed = Some(at),
            Event::LoggedIn { device, .. } => self.log_in(*device, at),
            Event::DeviceWaiting { device, .. } => self.wait_at(*device, at),
            Event::DeviceLeft { device, .. } => self.leave(*device),
            Event::DeviceRefused { device, .. } => {
                self.give_entries_back();
                self.turn_away(*device, at);
            }
            Event::RulesAccepted { device, .. } => {
                if let Some(entered) = self.named_or_holder(*device) {
                    entered.rules_accepted = true;
                }
            }
            Event::PresenceConfirmed {
                device, until, by, ..
            } => {
                self.give_entries_back();
                let named = self.named_or_holder(*device).map(|entered| entered.id);
                if let Some(device) = named {
                    self.hand_over(device, at);
                    self.presence = Some(self.confirmation(device, *until, by));
                }
            }
            Event::PresenceWithdrawn { .. } => self.presence = None,
            Event::ResumeAuthorized {
                device, until, by, ..
            } => {
                self.give_entries_back();
                let last = self.waiting.last().map(|waiting| waiting.id);
                let device = device.or(last);
                self.resume = device.map(|device| Box::new(self.confirmation(device, *until, by)));
            }
            Event::CompanionReported {
                device, present, ..
            } => {
                self.present_reports += u32::from(*present);
                let status = if *present {
                    CompanionStatus::Present
                } else {
                    CompanionStatus::Absent
                };
                self.set_companion(*device, status, at);
            }
            Event::CompanionNoted { device, note, .. } => self.note_companion(*device, note, at),
            Event::ConnectionLost { .. } => {
                self.lost_since = Some(at);
                self.outages.push(ConnectionOutage { from: at, to: None });
            }
            Event::ConnectionRestored { .. } => self.reconnect(at),
            Event::AbortReasonSet { reason, .. } => self.abort = Some(*reason),
            Event::TestStarted { seed, .. } => {
                if let Some(device) = self.holder.as_ref().map(|holder| holder.id) {
                    self.presence = None;
                    self.waiting.clear();
                    self.test = Some(Test {
                        started_at: at,
                        seed: *seed,
                        device,
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
                    });
                }
            }
            Event::Resumed { device, .. } => {
                self.resume = None;
                if let Some(test) = &mut self.test {
                    test.device = *device;
                    self.move_to(*device, at);
                }
            }
            _ if self.apply_decision(event, at) => {}
            _ => {
                if let Some(test) = &mut self.test {
                    test.apply(event, at);
                    if test.end.is_some() {
                        self.waiting.clear();
                    }
                }
            }
        }
    }

    fn confirmation(
        &self,
        device: DeviceId,
        until: Timestamp,
        by: &ActorName,
    ) -> TimedConfirmation {
        TimedConfirmation {
            device,
            until,
            by: by.clone(),
            alone: self.waiting.is_empty(),
        }
    }

    pub(super) fn reconnect(&mut self, at: Timestamp) {
        self.lost_since = None;
        if let Some(outage) = self.outages.last_mut().filter(|outage| outage.to.is_none()) {
            outage.to = Some(at);
        }
    }
}
