//! One candidate of a session changed by a referent: who they are, what is agreed, one more on
//! the roster.
//!
//! [`CandidateEditor`] is the dialog; [`CorrectionDialog`] is the same where only the incident
//! that asks for it is known, and fetches the rest.

mod correction;
mod dialog;
mod draft;
mod fields;
mod problem;

pub use correction::{CorrectionDialog, CorrectionTarget};
pub use dialog::{CandidateEditor, EditedCandidate};
