//! Who is logged in, and for which session.

#[cfg(test)]
pub use vigie_shared::api::SessionInfo as Sitting;
pub use vigie_shared::api::{CandidateLoginResponse as Entered, CurrentCandidate as Me};
