//! Commands to events: the only place that decides.
//!
//! One file per kind of actor; each refuses in the order a person would want to
//! be told.

mod candidate;
mod companion;
mod ending;
mod incident;
mod invigilator;
mod server;

use crate::{
    access::{Role, Subject, can},
    ids::{DeviceId, Seat},
    item::{ItemId, Response},
    rules::RULE_SET,
    session::finalize::Score,
    session::{By, Command, Event, ItemFacts, Place, Refusal, SeatTerms, Session, Test},
    time::Timestamp,
};
use std::collections::BTreeSet;

/// Who commands, as established by the log-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The candidate of a seat, on a device.
    Candidate {
        /// Seat.
        seat: Seat,
        /// Log-in.
        device: DeviceId,
    },
    /// An invigilator, by name.
    Invigilator(String),
    /// A referent, by name.
    Referent(String),
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

    pub(super) fn by(&self) -> By {
        match self {
            Self::Candidate { .. } => By::Candidate,
            Self::Invigilator(name) => By::Invigilator(name.clone()),
            Self::Referent(name) => By::Referent(name.clone()),
            Self::Server => By::Server,
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Candidate { .. } => Subject::OwnSeat,
            _ => Subject::OwnSession,
        }
    }
}

/// An item chosen for a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which.
    pub item: ItemId,
    /// What the session must know of it.
    pub facts: ItemFacts,
}

/// The bank and the measurement engine, as the session needs them.
pub trait Examiner {
    /// The next item for this test, none of the suspended ones; none when the bank has no
    /// other.
    fn next(
        &self,
        test: &Test,
        terms: &SeatTerms,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<Proposal>;

    /// Is the response right? None when it does not fit the form of the item.
    fn is_right(&self, item: &ItemId, response: &Response) -> Option<bool>;

    /// The score of a test, degraded for `missing` questions (0..=12).
    fn score(&self, test: &Test, terms: &SeatTerms, missing: u8) -> Score;
}

/// What a decision depends on besides the state.
pub struct Context<'a> {
    /// Now.
    pub at: Timestamp,
    /// Who.
    pub actor: &'a Actor,
    /// A fresh random number at each call, from a source that cannot be foreseen.
    pub chance: &'a dyn Fn() -> u64,
    /// Bank and engine.
    pub examiner: &'a dyn Examiner,
}

impl Session {
    /// Grants a command as the events that carry it out, or refuses it. No event
    /// means: granted, and already so.
    pub fn decide(&self, command: &Command, context: &Context) -> Result<Vec<Event>, Refusal> {
        let actor = context.actor;
        if !can(actor.role(), command.action(), actor.subject()) {
            return Err(Refusal::NotAllowed);
        }
        if self.finalized.is_some() {
            return match command {
                // Sockets come and go after the end as well; it is no news.
                Command::NoteConnection { .. } | Command::ExpireTimers | Command::Enter => {
                    Ok(Vec::new())
                }
                Command::Finalize { .. } | Command::SuspendItem { .. } => Ok(Vec::new()),
                Command::Publish if self.published.is_some() => Ok(Vec::new()),
                Command::Publish => Ok(vec![Event::SessionPublished { by: actor.by() }]),
                _ => Err(Refusal::SessionFinalized),
            };
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

    fn decide_staff(&self, command: &Command, context: &Context) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::RecordIncident { .. } => self.record_incident(command, context),
            Command::DeleteIncident { incident } => self.delete_incident(*incident, context),
            Command::ReopenIncident { incident, reason } => {
                self.reopen_incident(*incident, reason, context)
            }
            Command::ResolveIncident {
                incident,
                how,
                reason,
            } => self.resolve_incident(*incident, *how, reason, context),
            Command::SetAbortReason { seat, reason } => {
                self.set_abort_reason(*seat, *reason, context)
            }
            Command::Finalize { end_running } => self.finalize(*end_running, context),
            Command::Publish => Err(Refusal::NotFinalized),
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

    pub(super) fn seat(&self, seat: Seat) -> Result<&Place, Refusal> {
        self.place(seat).ok_or(Refusal::UnknownSeat)
    }

    /// Rule set the decisions of this build follow.
    pub fn rule_set() -> &'static str {
        RULE_SET
    }
}

/// The number after `count` others. Whoever makes 65,535 alerts or incidents does
/// not do it by hand.
pub(super) fn next_id(count: usize) -> Result<u16, Refusal> {
    u16::try_from(count + 1).map_err(|_| Refusal::TooFast)
}

impl Place {
    /// The test of this seat, if it is running at `now`: started, not ended, time left.
    pub(super) fn running(&self, now: Timestamp) -> Result<&Test, Refusal> {
        let test = self.test.as_ref().ok_or(Refusal::TestNotStarted)?;
        if test.end.is_some() {
            return Err(Refusal::TestEnded);
        }
        match test.deadline(&self.terms) {
            Some(deadline) if now >= deadline => Err(Refusal::TimeIsUp),
            _ => Ok(test),
        }
    }
}
