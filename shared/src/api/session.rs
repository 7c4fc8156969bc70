//! Sessions of a center, for its referents.

use super::RosterCandidate;
use crate::{ids::SessionId, session::CompanionPolicy, time::Timestamp, view::SessionStatus};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    /// Up to 2000 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub observations: String,
    /// Whether the browser extension must be seen.
    pub companion: CompanionPolicy,
    /// Text of the CSV file.
    pub roster: String,
}

/// The session just created, with what people need to log in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// How many candidates are enrolled.
    pub candidates: u32,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Read out to the candidates.
    pub access_code: String,
    /// For the invigilators only.
    pub invigilator_password: String,
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub created_at: Timestamp,
    /// Microseconds since 1970 UTC, once finalized.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub finalized_at: Option<Timestamp>,
    /// Where the session stands.
    pub status: SessionStatus,
    /// By seat.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<RosterCandidate>))]
    pub candidates: Arc<[RosterCandidate]>,
}
