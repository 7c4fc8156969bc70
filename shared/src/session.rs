//! A session as a pure state machine: commands in, events out, state folded
//! from events.
//!
//! [`Session::decide`] is the only place that decides; [`Session::apply`] the
//! only one that changes state. Neither reads a clock or a random number: both
//! come in with [`Context`].

mod alert;
mod apply;
mod command;
mod decide;
mod event;
mod evidence;
mod finalize;
mod incident;
mod moment;
mod refusal;
mod state;

pub use alert::{Alert, AlertKind, AlertReason, AlertState, Handled};
pub use command::Command;
pub(crate) use command::no_fields;
pub use decide::{Actor, Context, Examiner, Proposal};
pub use event::{By, CompanionPolicy, Event, ItemFacts, SeatTerms, Terms, Versions};
pub use evidence::{AbortProposal, Evidence};
pub use finalize::{Decision, Missing, Score};
pub use incident::{Category, Incident, IncidentState, Resolution};
pub use moment::{Moment, TestMoment};
pub use refusal::Refusal;
pub use state::{
    Asked, AskedState, Companion, Confirmation, Cut, End, Grant, Place, Session, Test, Trail,
};
