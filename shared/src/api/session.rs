//! Sessions of a center, for its referents.

use super::{
    RosterAnswers, RosterCandidate, RosterFile, RosterSpread, SessionConcern, SessionConcernCode,
};
use crate::{
    ids::{Seat, SessionId},
    session::CompanionPolicy,
    time::Timestamp,
    view::SessionStatus,
};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Body of `POST /api/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateSessionRequest {
    /// Address, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120))]
    pub site: String,
    /// Room, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120))]
    pub room: String,
    /// `2025-06-01` or `01/06/2025`.
    pub held_on: String,
    /// Local time, `14:30`.
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")
    )]
    pub held_at: String,
    /// Up to 10 names of 1 to 40 characters.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub invigilators: Vec<String>,
    /// Do only these invigilators get in, each with a personal code? Otherwise the password of
    /// the session is accepted as well.
    #[serde(default)]
    pub named_invigilators_only: bool,
    /// Up to 2000 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub observations: String,
    /// Whether the browser extension must be seen.
    pub companion: CompanionPolicy,
    /// Text of a table; ignored when there is a file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub roster: String,
    /// The file of the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<RosterFile>,
    /// What was answered about it.
    #[serde(default, skip_serializing_if = "RosterAnswers::is_empty")]
    pub answers: RosterAnswers,
    /// A file of the training platform: who has level 1 in five competences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<RosterFile>,
    /// The concerns that a person has accepted. With any other, nothing is created and the
    /// response is `session_concerns`. Absent: nobody is there to be asked, the session is created,
    /// and the response names its concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_concerns: Option<Vec<SessionConcernCode>>,
}

/// Body of `POST /api/sessions/batch`: several sessions from one file, all of them or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateSessionsRequest {
    /// What the sessions have in common. The rooms are those of the spread; where the file
    /// names its sessions, only the choice about the companion counts.
    pub session: CreateSessionRequest,
    /// How the people are spread.
    pub spread: RosterSpread,
}

/// The sessions just created, in the order of their rooms or of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatedSessions {
    /// All of them.
    pub sessions: Vec<CreatedSession>,
}

/// The session just created, with what people need to log in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatedSession {
    /// Id in paths.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: SessionId,
    /// Number typed to log in.
    pub number: u32,
    /// For the candidates.
    pub access_code: String,
    /// For the invigilators only.
    pub invigilator_password: String,
    /// One for each candidate, by seat.
    pub personal_codes: Vec<PersonalCode>,
    /// How many candidates are enrolled.
    pub candidates: u32,
    /// What about it is probably not meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<SessionConcern>,
}

/// The code of one candidate's own, on their slip.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalCode {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = u16))]
    pub seat: Seat,
    /// 8 characters.
    pub code: String,
}

// Written by hand: codes must not end up in a log.

impl fmt::Debug for CreatedSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreatedSession")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SessionDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionDetails")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for PersonalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonalCode")
            .field("seat", &self.seat)
            .finish_non_exhaustive()
    }
}

/// The kinds of codes of a session, in the path of `POST /api/sessions/{id}/codes/{kind}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionCodeKind {
    /// The access code of the room.
    AccessCode,
    /// The password of the invigilators.
    InvigilatorPassword,
    /// The personal codes of all candidates.
    PersonalCodes,
}

impl SessionCodeKind {
    /// As in the path.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessCode => "access_code",
            Self::InvigilatorPassword => "invigilator_password",
            Self::PersonalCodes => "personal_codes",
        }
    }
}

/// One page of `GET /api/sessions`, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionListPage {
    /// Sessions of this page.
    pub sessions: Vec<SessionListEntry>,
    /// `before` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One session of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionListEntry {
    /// Id in paths.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: SessionId,
    /// Number typed to log in.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// Name of the room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub created_at: Timestamp,
    /// Where the session stands.
    pub status: SessionStatus,
    /// How many candidates are enrolled.
    pub candidates: u32,
}

/// One session with its codes: response of `GET /api/sessions/{id}`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionDetails {
    /// Id in paths.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: SessionId,
    /// Number typed to log in.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// Name of the room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names, as on the attendance sheet.
    pub invigilators: Vec<String>,
    /// Observations of the referent; may be empty.
    pub observations: String,
    /// Read out to the candidates. Absent while the password was not given within the last 15
    /// minutes on this login: `POST /api/referent/confirm`, then the same request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_code: Option<String>,
    /// For the invigilators only. Absent when the access code is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invigilator_password: Option<String>,
    /// One for each candidate, by seat; empty when the access code is absent, and for sessions
    /// created before there were any.
    pub personal_codes: Vec<PersonalCode>,
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub created_at: Timestamp,
    /// Microseconds since 1970 UTC, once finalized.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub finalized_at: Option<Timestamp>,
    /// Where the session stands.
    pub status: SessionStatus,
    /// How often it was edited, from 1: who edits it says what they saw.
    pub revision: u32,
    /// By seat.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<RosterCandidate>))]
    pub candidates: Arc<[RosterCandidate]>,
}
