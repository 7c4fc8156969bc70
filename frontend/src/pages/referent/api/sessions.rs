//! `/api/sessions`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::SessionId;
use vigie_shared::session::CompanionPolicy;
use vigie_shared::view::SessionStatus;

use super::RosterCandidate;

/// One page of the list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sessions {
    /// Some sessions.
    pub sessions: Vec<SessionListItem>,
    /// `before` of the next page; none on the last one.
    pub next: Option<String>,
}

/// One session in the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionListItem {
    /// IncidentKey.
    pub id: SessionId,
    /// What people type to enter.
    pub number: u32,
    /// Address.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Where it stands.
    pub status: SessionStatus,
    /// How many are enrolled.
    pub candidates: u32,
}

/// One session with its codes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SessionDetails {
    /// What people type to enter.
    pub number: u32,
    /// Address.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names, as on the attendance sheet.
    pub invigilators: Vec<String>,
    /// Anything else; may be empty.
    pub observations: String,
    /// For the candidates.
    pub access_code: String,
    /// For the invigilators.
    pub invigilator_password: String,
    /// Where it stood when it was asked for.
    pub status: SessionStatus,
    /// By seat.
    pub candidates: Rc<[RosterCandidate]>,
}

/// A session to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewSession<'d> {
    /// Address.
    pub site: &'d str,
    /// Room.
    pub room: &'d str,
    /// ISO date.
    pub held_on: &'d str,
    /// Local time, `14:30`.
    pub held_at: &'d str,
    /// Names.
    pub invigilators: Vec<&'d str>,
    /// Anything else.
    pub observations: &'d str,
    /// Must the companion be seen?
    pub companion: CompanionPolicy,
    /// Text of the CSV file.
    pub roster: &'d str,
}

/// A session just made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Created {
    /// IncidentKey.
    pub id: SessionId,
}

/// One thing wrong with a field of [`NewSession`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// What is wrong.
    pub code: String,
}
