//! A session as a pure state machine: commands in, events out, state folded
//! from events.
//!
//! [`Session::decide`] is the only place that decides; [`Session::apply`] the
//! only one that changes state. Neither reads a clock or a random number: both
//! come in with [`DecisionContext`].
//!
//! ```
//! use std::collections::BTreeSet;
//! use vigie_shared::{
//!     ids::{DeviceId, Seat},
//!     item::{ItemId, ItemResponse},
//!     session::{
//!         Actor, AssessmentEngine, Command, CompanionPolicy, DecisionContext, Event, NextItem,
//!         Refusal, RulesetVersions, Score, SeatConfig, Session, SessionConfig, Test,
//!     },
//!     time::{ExtraTime, Timestamp},
//! };
//! # /// An engine without items: enough until a test starts.
//! # struct NoItems;
//! # impl AssessmentEngine for NoItems {
//! #     fn select_item(&self, _: &Test, _: &SeatConfig, _: &BTreeSet<ItemId>) -> Option<NextItem> {
//! #         None
//! #     }
//! #     fn is_correct(&self, _: &ItemId, _: &ItemResponse) -> Option<bool> {
//! #         None
//! #     }
//! #     fn score(&self, _: &Test, _: &SeatConfig, _: u8) -> Score {
//! #         unreachable!("no test is scored here")
//! #     }
//! # }
//! # let versions = || RulesetVersions {
//! #     bank: String::new(),
//! #     scale: String::new(),
//! #     rules: Session::rule_set().to_owned(),
//! # };
//!
//! let seat = Seat(1);
//! let mut session = Session::new(&SessionConfig {
//!     seats: vec![SeatConfig {
//!         seat,
//!         extra_time: ExtraTime::NONE,
//!         accessible: false,
//!     }],
//!     companion: CompanionPolicy::Observed,
//!     versions: versions(),
//! });
//! let device = DeviceId(uuid::Uuid::nil());
//! let context = DecisionContext {
//!     at: Timestamp(1_748_851_200_000_000),
//!     actor: &Actor::Candidate { seat, device },
//!     random: &|| 42,
//!     engine: &NoItems,
//!     day_begins: None,
//!     day_ends: None,
//! };
//!
//! // A candidate logs in and accepts the rules: events are decided, made durable by the
//! // caller, and only then applied.
//! for command in [Command::NoteLogin, Command::AcceptRules] {
//!     for event in session.decide(&command, &context)? {
//!         session.apply(&event, context.at);
//!     }
//! }
//! assert!(session.seats()[0].rules_accepted());
//!
//! // The test needs an invigilator's confirmation first.
//! let refused = session.decide(&Command::StartTest, &context);
//! assert_eq!(refused, Err(Refusal::PresenceNotConfirmed));
//! # Ok::<(), Refusal>(())
//! ```

mod abort_evidence;
mod actor_name;
mod alert;
mod apply;
mod candidate_change;
mod command;
mod companion;
mod config;
mod decide;
mod device;
mod event;
mod finalize;
mod forbidden_extension;
mod incident;
mod item_traits;
mod other_day;
mod processed;
mod refusal;
mod revision;
mod server_outage;
mod signal;
mod snapshot;
mod staff_member;
mod state;
mod test_state;

pub use abort_evidence::{AbortEvidence, AbortSuggestion};
pub use actor_name::ActorName;
pub use alert::{Alert, AlertKind, AlertMark, AlertReason, AlertResolution, AlertState};
pub use candidate_change::{
    CandidateEdit, IdentityChange, IdentityDigest, LateEnrollment, SeatTerms,
};
pub(crate) use command::no_fields;
pub use command::{Command, RecordIncident};
pub use companion::{
    CompanionMisuse, CompanionNote, CompanionNotice, CompanionRecord, CompanionReport,
    CompanionWaiver, InstallPolicy, MAX_COMPANION_LOSSES, MisuseCount, SelfCheck,
};
pub use config::{CompanionPolicy, RulesetVersions, SeatConfig, SessionConfig};
pub use decide::{Actor, AssessmentEngine, DecisionContext, NextItem};
pub use device::{DeviceExclusion, EnteredDevice, MAX_WAITING_DEVICES, PairingSign, SeatDevice};
pub use event::Event;
pub use finalize::{FinalizationBlocker, OutcomeDecision, RunningTests, Score};
pub use forbidden_extension::ForbiddenExtensionList;
pub use incident::{
    Incident, IncidentCategory, IncidentResolution, IncidentSettlement, IncidentState,
};
pub use item_traits::ItemTraits;
pub use other_day::OtherDayPermit;
pub use processed::CommandKey;
pub use refusal::Refusal;
pub use revision::{
    DecisionHistory, DecisionVersion, DroppedRevision, MAX_DECISIONS, OutcomeChange,
    PublicationHold, RevisionProposal, SeatNote, SessionReopening,
};
pub use server_outage::ServerOutageCredit;
pub use signal::{
    LossExcuse, MAX_NOTES_PER_ITEM, MAX_NOTES_PER_TEST, PageSignal, SignalEnd, SignalKind,
    SignalLog, SignalPhase, SignalReport,
};
pub use snapshot::{SeatSnapshot, TestSnapshot};
pub use staff_member::StaffMember;
pub use state::{
    AuditRefs, CompanionStatus, ConnectionOutage, SeatState, Session, TimedConfirmation,
};
pub use test_state::{PresentationState, PresentedItem, Test, TestEnd};
