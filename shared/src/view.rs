//! What each audience may know of a session.
//!
//! A view is a pure function of the state; changes are whole parts of it (one
//! card, the candidate's page), so that folding a snapshot and its changes gives
//! the view of the final state by construction. No view for candidates or
//! invigilators has room for an ability, a correctness or the id of an item.

mod board;
mod candidate;
mod desk;

pub use board::{Board, BoardChange, Card, CardAlert, CardTest, Gap, Phase, SessionStatus};
pub use candidate::{CandidatePhase, CandidateView, OpenAlert, Question};
pub use desk::{Desk, DeskChange, DeskView, SeatDesk};
