//! What each audience may know of a session.
//!
//! A view is a pure function of the state; changes are whole parts of it (one
//! card, the candidate's page), so that folding a snapshot and its changes gives
//! the view of the final state by construction. No view for candidates or
//! invigilators has room for an ability, a correctness or the id of an item.

mod board;
mod candidate;
mod center;
mod companion;
mod door;
mod finalization;
mod guessing;
mod incident;
mod later_changes;
mod result;
mod seat_phase;
mod session_status;
mod signal;
pub mod timeline;

pub use board::{
    Board, BoardChange, BoardWatcher, CandidateCard, CardAlert, CardDevice, ConnectionStability,
    SequenceGap, TestProgress,
};
pub use candidate::{CandidatePhase, CandidateView, OpenAlert, QuestionView};
pub use center::{
    CenterView, ItemProblem, ItemReport, ItemSuspension, PlatformSuspension, QueuedIncident,
    SessionSummary,
};
pub use companion::{CompanionDetails, CompanionProof};
pub use door::{DoorCase, DoorReason, MAX_DOOR_CASES, door_sign};
pub use finalization::{
    FinalizationView, OutcomePreview, OutcomePreviews, OutcomeProspect, ReferentChange,
    ReferentView, SeatReview,
};
pub use guessing::{GuessedPortal, GuessingNotice};
pub use incident::{BoardIncident, BoardIncidentState};
pub use result::{CandidateResult, PublishedScore, TestVenue, VerifiedCertificate};
pub use seat_phase::SeatPhase;
pub use session_status::SessionStatus;
pub use signal::{CardExcuse, CardSignal, LossConsequence, LossReview, OwnSignal, SignalEffect};
