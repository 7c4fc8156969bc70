//! A session as a pure state machine: commands in, events out, state folded
//! from events.
//!
//! [`Session::decide`] is the only place that decides; [`Session::apply`] the
//! only one that changes state. Neither reads a clock or a random number: both
//! come in with [`DecisionContext`].

mod abort_evidence;
mod alert;
mod apply;
mod command;
mod decide;
mod event;
mod finalize;
mod incident;
mod refusal;
mod snapshot;
mod state;

pub use abort_evidence::{AbortEvidence, AbortSuggestion};
pub use alert::{Alert, AlertKind, AlertReason, AlertResolution, AlertState};
pub(crate) use command::no_fields;
pub use command::{Command, RecordIncident};
pub use decide::{Actor, AssessmentEngine, DecisionContext, NextItem};
pub use event::{
    ActorName, CompanionPolicy, Event, ItemTraits, RulesetVersions, SeatConfig, SessionConfig,
};
pub use finalize::{FinalizationBlocker, OutcomeDecision, Score};
pub use incident::{Incident, IncidentCategory, IncidentResolution, IncidentState};
pub use refusal::Refusal;
pub use snapshot::{SeatSnapshot, TestSnapshot};
pub use state::{
    AuditRefs, CommandKey, CompanionStatus, Outage, PresentationState, PresentedItem, SeatState,
    Session, Test, TestEnd, TimedConfirmation,
};
