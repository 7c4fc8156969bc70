//! The state of a session, as folded from its events.

use crate::{
    certificate::CertificateCode,
    companion::ForbiddenExtension,
    ids::{DeviceId, IncidentId, Seat},
    item::ItemId,
    rules::AbortReason,
    session::{
        ActorName, CommandKey, CompanionPolicy, CompanionWaiver, DecisionHistory, EnteredDevice,
        IdentityDigest, Incident, OutcomeDecision, RulesetVersions, SeatConfig, SessionReopening,
        Test,
        processed::{ProcessedCommand, SeatCommands, StaffCommands},
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

/// A session at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Seats in order; seat `n` at index `n - 1`.
    pub(super) seats: Vec<SeatState>,
    pub(super) companion: CompanionPolicy,
    /// Extensions that must not be active beside the companion.
    pub(super) forbidden_extensions: Arc<[ForbiddenExtension]>,
    pub(super) versions: RulesetVersions,
    pub(super) incidents: Vec<Incident>,
    pub(super) finalized: Option<Timestamp>,
    pub(super) published: Option<Timestamp>,
    pub(super) cancelled: Option<Timestamp>,
    /// Until when tests may start on another day than that of the session.
    pub(super) other_day_until: Option<Timestamp>,
    /// Finalizations that were taken back, in order.
    pub(super) reopenings: Vec<SessionReopening>,
    /// General remark of the referent who finalizes; empty without one.
    pub(super) remark: String,
    /// Items that are suspended: not selected for any candidate.
    pub(super) suspended: BTreeSet<ItemId>,
    /// Events so far, the creation included: the ordinal of the last one.
    pub(super) events: u64,
    pub(super) recent: StaffCommands,
}

/// Was the companion seen?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionStatus {
    /// The page has not said yet.
    #[default]
    Unknown,
    /// Seen.
    Present,
    /// Not seen.
    Absent,
}

/// Something good for one device until an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedConfirmation {
    /// The device in front of the invigilator: good for no other.
    pub device: DeviceId,
    /// Not valid from then on.
    pub until: Timestamp,
    /// Who did it, as the journal names them.
    pub by: ActorName,
    /// No other device was at the seat when it was given: nobody had to choose.
    pub alone: bool,
}

impl TimedConfirmation {
    /// Is it good for `device` at `now`?
    pub fn is_valid_for(&self, device: DeviceId, now: Timestamp) -> bool {
        self.device == device && now < self.until
    }
}

/// A time without connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionOutage {
    /// Start of the outage.
    pub from: Timestamp,
    /// End of the outage; none while it lasts.
    pub to: Option<Timestamp>,
}

/// Where in the session's journal a seat's outcome comes from: ordinals of events, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditRefs {
    /// The start of the test.
    pub started: Option<u64>,
    /// Questions treated, in order.
    pub treated: Vec<u64>,
    /// The end of the test.
    pub ended: Option<u64>,
    /// The abort reason in force.
    pub abort: Option<u64>,
    /// Losses of focus that were excused, in order.
    pub excused: Vec<u64>,
    /// Changes of what is agreed, during the test, in order.
    pub terms: Vec<u64>,
}

/// One seat of the session.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatState {
    /// What is agreed now.
    pub config: SeatConfig,
    /// Digests of the versions of the identity, as far as the journal has them: from the first,
    /// or empty for a seat of the first row that was never corrected.
    pub identities: Vec<IdentityDigest>,
    /// When the candidate was taken off the roster, if they were.
    pub removed: Option<Timestamp>,
    /// The device that holds the seat: the first one that entered or the one whose presence
    /// was confirmed, and once the test runs, the one it is taken on.
    pub holder: Option<EnteredDevice>,
    /// Devices that entered later, oldest first, at most
    /// [`MAX_WAITING_DEVICES`](super::MAX_WAITING_DEVICES). They wait for the decision of an
    /// invigilator, whatever the holder does.
    pub waiting: Vec<EnteredDevice>,
    /// Until when the entries of waiting devices so far take up the quota of the seat.
    pub(super) entries_until: Timestamp,
    /// Devices that were turned away, latest last.
    pub(super) refused: VecDeque<DeviceId>,
    /// Presence, used up by the start.
    pub presence: Option<TimedConfirmation>,
    /// Authorisation to resume, used up by resuming. Rare, so that a seat only has room for
    /// where it is; the same for the waiver.
    pub resume: Option<Box<TimedConfirmation>>,
    /// Leave to take the test without the companion.
    pub companion_waiver: Option<Box<CompanionWaiver>>,
    /// How often the companion of this seat was said to be there.
    pub(super) present_reports: u32,
    /// Other notes on the companion of this seat.
    pub(super) companion_notes: u32,
    /// Since when nothing is received from the device that holds the seat, if so.
    pub lost_since: Option<Timestamp>,
    /// The test, once started.
    pub test: Option<Test>,
    /// Why it was not finished.
    pub abort: Option<AbortReason>,
    /// The outcome in force, once finalized.
    pub decision: Option<OutcomeDecision>,
    /// The certificate that is good, if the outcome comes with one.
    pub certificate: Option<CertificateCode>,
    /// The decisions before, and what is left to decide.
    pub history: DecisionHistory,
    /// Times without connection, in order.
    pub outages: Vec<ConnectionOutage>,
    /// The events its outcome rests on.
    pub trail: AuditRefs,
    pub(super) recent: SeatCommands,
}

impl SeatState {
    /// The version of the identity in force, from 1.
    pub fn identity_version(&self) -> u32 {
        u32::try_from(self.identities.len())
            .unwrap_or(u32::MAX)
            .max(1)
    }

    /// Since when there was no connection at `at`; none when there was one.
    pub fn outage_at(&self, at: Timestamp) -> Option<Timestamp> {
        let open =
            |outage: &&ConnectionOutage| outage.from <= at && outage.to.is_none_or(|to| to > at);
        self.outages.iter().find(open).map(|outage| outage.from)
    }
}

impl Session {
    /// Seats in order.
    pub fn seats(&self) -> &[SeatState] {
        &self.seats
    }

    /// The seats whose candidates are on the roster, in order.
    pub fn enrolled_seats(&self) -> impl Iterator<Item = &SeatState> {
        self.seats.iter().filter(|seat| seat.removed.is_none())
    }

    /// One seat.
    pub fn seat_state(&self, seat: Seat) -> Option<&SeatState> {
        self.seats.get(usize::from(seat.0).checked_sub(1)?)
    }

    pub(super) fn seat_state_mut(&mut self, seat: Seat) -> Option<&mut SeatState> {
        self.seats.get_mut(usize::from(seat.0).checked_sub(1)?)
    }

    /// Extensions that must not be active beside the companion.
    pub fn forbidden_extensions(&self) -> &Arc<[ForbiddenExtension]> {
        &self.forbidden_extensions
    }

    /// Companion policy.
    pub fn companion_policy(&self) -> CompanionPolicy {
        self.companion
    }

    /// Versions of bank, scale and rules it runs under.
    pub fn versions(&self) -> &RulesetVersions {
        &self.versions
    }

    /// All incidents, in order.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// When it was finalized, if it was.
    pub fn finalized(&self) -> Option<Timestamp> {
        self.finalized
    }

    /// When its results were published, if they were.
    pub fn published(&self) -> Option<Timestamp> {
        self.published
    }

    /// When it was called off, if it was.
    pub fn cancelled(&self) -> Option<Timestamp> {
        self.cancelled
    }

    /// Until when tests may start on another day than that of the session, as allowed last.
    pub fn other_day_until(&self) -> Option<Timestamp> {
        self.other_day_until
    }

    /// When and why it was opened again after a finalization.
    pub fn reopenings(&self) -> &[SessionReopening] {
        &self.reopenings
    }

    /// The general remark for the report, empty without one.
    pub fn remark(&self) -> &str {
        &self.remark
    }

    /// Items that are suspended: not selected for any candidate.
    pub fn suspended(&self) -> &BTreeSet<ItemId> {
        &self.suspended
    }

    /// Events so far, the creation included: the ordinal of the last one.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Was this command processed before? Then a resend is answered with `done` and not
    /// decided again.
    pub fn is_processed(&self, key: CommandKey) -> bool {
        self.processed(key).is_some()
    }

    /// The incident that a processed command put on record, as far as it is known.
    pub fn incident_created_by(&self, key: CommandKey) -> Option<IncidentId> {
        self.processed(key)?.created
    }

    fn processed(&self, key: CommandKey) -> Option<&ProcessedCommand> {
        match key.seat {
            None => self.recent.find(key.id),
            Some(seat) => self.seat_state(seat)?.recent.find(key.id),
        }
    }

    /// Notes a processed command, so that a resend changes nothing. Part of the
    /// state: the journal keeps the keys beside the events.
    pub fn mark_processed(&mut self, key: CommandKey) {
        match key.seat {
            None => self.recent.push(key.login, key.id),
            Some(seat) => {
                if let Some(seat_state) = self.seat_state_mut(seat) {
                    seat_state.recent.push(key.id);
                }
            }
        }
    }

    /// Notes which incident a processed command put on record, so that the answer to a
    /// resend can name it as well. A command that is not processed is left alone.
    pub fn mark_created(&mut self, key: CommandKey, incident: IncidentId) {
        let known = match key.seat {
            None => self.recent.find_mut(key.id),
            Some(seat) => self
                .seat_state_mut(seat)
                .and_then(|seat_state| seat_state.recent.find_mut(key.id)),
        };
        if let Some(known) = known {
            known.created = Some(incident);
        }
    }

    /// The next instant at which time alone changes something, if any.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.seats
            .iter()
            .filter_map(|seat_state| {
                let test = seat_state.test.as_ref().filter(|test| test.end.is_none())?;
                test.deadline(&seat_state.config)
            })
            .min()
    }
}
