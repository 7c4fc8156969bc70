//! What the server says of the candidate who is logged in.

use serde::Deserialize;
use vigie_shared::view::SessionStatus;

/// The response of `/api/candidate/me`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CurrentCandidate {
    /// As enrolled.
    pub first_name: String,
    /// As enrolled.
    pub last_name: String,
    /// The session that the log-in is for.
    pub session: CandidateSession,
}

/// The response to a log-in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CandidateLogin {
    /// As enrolled.
    pub first_name: String,
    /// As enrolled.
    pub last_name: String,
}

/// The session that the candidate sits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CandidateSession {
    /// What people type to log in.
    pub number: u32,
    /// Name of the room.
    pub room: String,
    /// Decides between the test and the result.
    pub status: SessionStatus,
}

impl CurrentCandidate {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
