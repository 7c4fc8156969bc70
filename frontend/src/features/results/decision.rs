//! Decisions about outcomes that were decided before: what is possible for one candidate, what
//! waits for a second person, what was decided and by whom.

mod correction;
mod history;
mod hold;
mod reopening;
mod waiting;

pub use correction::CorrectDecision;
pub use history::DecisionList;
pub use hold::{HoldPublication, row_id};
pub use reopening::ReopenSession;
pub use waiting::WaitingProposals;
