//! `/api/sessions`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::SessionId;
use vigie_shared::session::CompanionPolicy;
use vigie_shared::view::SessionStatus;

use super::RosterCandidate;

/// One page of the list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionListPage {
    /// Some sessions.
    pub sessions: Vec<SessionListItem>,
    /// `before` of the next page; none on the last one.
    pub next: Option<String>,
}

/// One session in the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionListItem {
    pub id: SessionId,
    /// The number people type to log in.
    pub number: u32,
    pub site: String,
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    pub status: SessionStatus,
    /// Number of candidates.
    pub candidates: u32,
}

/// One session with its codes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionDetails {
    /// The number people type to log in.
    pub number: u32,
    pub site: String,
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names, as on the attendance sheet.
    pub invigilators: Vec<String>,
    /// Anything else; may be empty.
    pub observations: String,
    /// The access code of the candidates.
    pub access_code: String,
    /// Their password.
    pub invigilator_password: String,
    /// Status when it was fetched.
    pub status: SessionStatus,
    pub candidates: Rc<[RosterCandidate]>,
}

/// A session to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewSession<'d> {
    pub site: &'d str,
    pub room: &'d str,
    /// ISO date.
    pub held_on: &'d str,
    /// Local time, `14:30`.
    pub held_at: &'d str,
    pub invigilators: Vec<&'d str>,
    pub observations: &'d str,
    /// Whether the companion must be detected.
    pub companion: CompanionPolicy,
    /// Text of the CSV file.
    pub roster: &'d str,
}

/// A session just made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreatedSession {
    pub id: SessionId,
}

/// One thing wrong with a field of [`NewSession`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionFieldError {
    /// Name of the field.
    pub field: String,
    /// What is wrong.
    pub code: String,
}
