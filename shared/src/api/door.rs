//! The door: who was refused waits on their page, and an invigilator lets them in by hand.

use super::RosterDiagnosticCode;
use crate::{ids::Seat, secret_text::SecretText};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Body of `POST /api/candidate/door`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoorRequest {
    /// The ticket that the page sent with its refused login.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub ticket: Uuid,
}

/// Response of `POST /api/candidate/door`. The same whether anybody knows of the ticket or not,
/// until somebody is let in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoorResponse {
    /// What to log in with, once an invigilator has let this page in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted: Option<AdmittedPerson>,
}

/// Who was let in, as enrolled now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdmittedPerson {
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// ISO date.
    pub birthdate: String,
    /// Their personal code, in sessions that have such codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub personal_code: Option<SecretText>,
}

// By hand: people must not end up in a log.
impl fmt::Debug for AdmittedPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AdmittedPerson").finish_non_exhaustive()
    }
}

/// What an invigilator decides about somebody at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DoorDecision {
    /// They are this enrolled candidate, whose identity is corrected to what was typed.
    Correct {
        /// Which.
        #[cfg_attr(feature = "openapi", schema(value_type = u16))]
        seat: Seat,
    },
    /// They are on no list and are enrolled now.
    Enroll,
    /// They do not take the test here.
    TurnAway,
}

/// Body of `POST /api/invigilator/{session}/door`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdmitByHandRequest {
    /// Whom, as the board names them.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub case: Uuid,
    /// What is decided.
    pub decision: DoorDecision,
    /// Why, 1 to 1000 characters: what was looked at.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
    /// What was found doubtful in the person and is right as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub accepted: Vec<RosterDiagnosticCode>,
}
