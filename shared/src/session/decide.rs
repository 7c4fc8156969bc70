//! Commands to events: the only place that decides.
//!
//! One file per kind of actor; each refuses in the order in which a person can mend the reasons.

mod candidate;
mod companion;
mod credit;
mod ending;
mod forbidden_extensions;
mod incident;
mod invigilator;
mod other_day;
mod revision;
mod roster;
mod server;
mod signal;

use crate::{
    access::{AccessScope, Role, can},
    ids::{DeviceId, Seat},
    item::{ItemId, ItemResponse},
    rules::{KNOWN_RULE_SETS, RULE_SET},
    session::finalize::Score,
    session::{
        ActorName, Command, Event, ItemTraits, Refusal, RulesetVersions, RunningTests, SeatConfig,
        SeatState, Session, StaffMember, Test,
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// Who commands, as established by the login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The candidate of a seat, on a device.
    Candidate {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The login of the candidate on that device.
        device: DeviceId,
    },
    /// An invigilator.
    Invigilator(StaffMember),
    /// A referent.
    Referent(StaffMember),
    /// A timer or a socket.
    Server,
}

impl Actor {
    /// Role, for the access table.
    pub fn role(&self) -> Role {
        match self {
            Self::Candidate { .. } => Role::Candidate,
            Self::Invigilator(_) => Role::Invigilator,
            Self::Referent(_) => Role::Referent,
            Self::Server => Role::Server,
        }
    }

    pub(super) fn by(&self) -> ActorName {
        match self {
            Self::Candidate { .. } => ActorName::Candidate,
            Self::Invigilator(member) => ActorName::Invigilator(member.clone()),
            Self::Referent(member) => ActorName::Referent(member.clone()),
            Self::Server => ActorName::Server,
        }
    }

    /// Where a session lies for those who command it: the login has established that it is
    /// theirs.
    fn subject(&self) -> AccessScope {
        match self {
            Self::Candidate { .. } => AccessScope::OwnSeat,
            Self::Invigilator(_) => AccessScope::OwnSession,
            Self::Referent(_) => AccessScope::OwnCenter,
            Self::Server => AccessScope::Platform,
        }
    }
}

/// An item chosen for a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextItem {
    /// Id of the item in the bank.
    pub item: ItemId,
    /// What the session must know of it.
    pub traits: ItemTraits,
}

/// The bank and the measurement engine, as the session needs them.
pub trait AssessmentEngine {
    /// The next item for this test, none of the suspended ones; none when the bank has no
    /// other.
    fn select_item(
        &self,
        test: &Test,
        config: &SeatConfig,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<NextItem>;

    /// Is the response right? None when it does not fit the form of the item.
    fn is_correct(&self, item: &ItemId, response: &ItemResponse) -> Option<bool>;

    /// The score of a test, degraded for `missing` questions (0..=12).
    fn score(&self, test: &Test, config: &SeatConfig, missing: u8) -> Score;

    /// Are these its versions, so that what it says about a session of them is right?
    fn knows(&self, versions: &RulesetVersions) -> bool {
        KNOWN_RULE_SETS.contains(&versions.rules.as_str())
    }
}

/// What a decision depends on besides the state.
pub struct DecisionContext<'a> {
    /// The instant of the decision.
    pub at: Timestamp,
    /// Who commands, as the login established.
    pub actor: &'a Actor,
    /// A fresh random number at each call, from a source that cannot be foreseen.
    pub random: &'a dyn Fn() -> u64,
    /// Bank and engine.
    pub engine: &'a dyn AssessmentEngine,
    /// When the day of the session begins where it is held, as far as that is known: it is not
    /// finalized before.
    pub day_begins: Option<Timestamp>,
    /// When it ends there: no test starts on another day unless a referent allows it.
    pub day_ends: Option<Timestamp>,
}

impl Session {
    /// Decides a command: the events that carry it out, or a refusal. No event means that
    /// it is granted and the state is already so. Changes nothing: the caller makes the
    /// events durable and applies them.
    ///
    /// # Errors
    /// A [`Refusal`] with the code that the pages translate. A command outside the access
    /// table is `NotAllowed` before anything else is looked at.
    pub fn decide(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let actor = context.actor;
        if !can(actor.role(), command.action(), actor.subject()) {
            return Err(Refusal::NotAllowed);
        }
        if self.finalized.is_some() || self.cancelled.is_some() {
            return self.decide_closed(command, context);
        }
        if let Command::SuspendItem { item, suspended } = command {
            return Ok(self.suspend_item(item, *suspended, actor));
        }
        match actor {
            Actor::Candidate { seat, device } => {
                self.decide_candidate(command, *seat, *device, context)
            }
            Actor::Server => self.decide_server(command, context),
            Actor::Invigilator(_) | Actor::Referent(_) => self.decide_staff(command, context),
        }
    }

    fn decide_staff(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::RecordIncident(incident) => self.record_incident(incident, context),
            Command::DeleteIncident { incident } => self.delete_incident(*incident, context),
            Command::ReopenIncident { incident, reason } => {
                self.reopen_incident(*incident, reason, context)
            }
            Command::ResolveIncident {
                incident,
                how,
                reason,
            } => self.resolve_incident(*incident, *how, reason, context),
            Command::AllowOtherDay { reason } => self.allow_other_day(reason, context),
            Command::UpholdAsEnrolled { incident, reason } => {
                self.uphold_as_enrolled(*incident, reason, context)
            }
            Command::ResolveIncidentsOfAuthor {
                incident,
                how,
                reason,
            } => self.resolve_incidents_of_author(*incident, *how, reason, context),
            Command::SetAbortReason { seat, reason } => {
                self.set_abort_reason(*seat, *reason, context)
            }
            Command::SetCompanionPolicy { policy, reason } => {
                self.set_companion_policy(*policy, reason, context)
            }
            Command::SetForbiddenExtensions { extensions } => {
                self.set_forbidden_extensions(extensions, context)
            }
            Command::Finalize { end_running } => {
                self.finalize(RunningTests::from_flag(*end_running), context)
            }
            Command::EditCandidate(edit) => self.edit_candidate(edit, context),
            Command::EnrollCandidate(enrollment) => self.enroll_candidate(enrollment, context),
            Command::RemoveCandidate {
                seat,
                moved_to,
                reason,
            } => self.remove_candidate(*seat, *moved_to, reason, context),
            Command::CancelSession { reason } => self.cancel_session(reason, context),
            Command::DeleteSession { reason } => self.delete_session(reason, context),
            Command::SettleIncidents {
                incidents,
                settlement,
            } => self.settle_incidents(incidents, *settlement, context),
            Command::SetRemark { remark } => self.set_remark(remark, context),
            Command::Publish
            | Command::ReopenSession { .. }
            | Command::HoldPublication { .. }
            | Command::ReleasePublication { .. }
            | Command::ReviseOutcome { .. }
            | Command::ConfirmRevision { .. }
            | Command::DropRevision { .. } => Err(Refusal::NotFinalized),
            _ => self.decide_invigilator(command, context),
        }
    }

    fn suspend_item(&self, item: &ItemId, suspended: bool, actor: &Actor) -> Vec<Event> {
        let (item, by) = (item.clone(), actor.by());
        match (self.suspended.contains(&item), suspended) {
            (false, true) => vec![Event::ItemSuspended { item, by }],
            (true, false) => vec![Event::ItemReinstated { item, by }],
            _ => Vec::new(),
        }
    }

    /// The seat, if its candidate is on the roster.
    pub(super) fn existing_seat(&self, seat: Seat) -> Result<&SeatState, Refusal> {
        let seat_state = self.seat_state(seat);
        let enrolled = seat_state.filter(|seat_state| seat_state.removed.is_none());
        enrolled.ok_or(Refusal::UnknownSeat)
    }

    /// Rule set the decisions of this build follow.
    pub fn rule_set() -> &'static str {
        RULE_SET
    }
}

/// The number after `count` others. 65,535 alerts or incidents in one session are not made
/// by hand.
pub(super) fn next_id(count: usize) -> Result<u16, Refusal> {
    u16::try_from(count + 1).map_err(|_| Refusal::TooFast)
}

impl SeatState {
    /// The test of this seat, if it is running at `now`: started, not ended, time left.
    pub(super) fn running(&self, now: Timestamp) -> Result<&Test, Refusal> {
        let test = self.test.as_ref().ok_or(Refusal::TestNotStarted)?;
        if test.end.is_some() {
            return Err(Refusal::TestEnded);
        }
        match test.deadline(&self.config) {
            Some(deadline) if now >= deadline => Err(Refusal::TimeIsUp),
            _ => Ok(test),
        }
    }
}
