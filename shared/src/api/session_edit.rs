//! A session changed after it was created.

use super::SessionConcernCode;
use serde::{Deserialize, Serialize};

/// Body of `PUT /api/sessions/{id}`. Day and hour change until somebody has started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditSessionRequest {
    /// The revision that the person saw, as [`SessionDetails`](super::SessionDetails) has it.
    pub seen_revision: u32,
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
    /// Up to 2000 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub observations: String,
    /// The concerns that a person has accepted. With any other, nothing is changed and the response
    /// is `session_concerns`. Absent: nobody is there to be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_concerns: Option<Vec<SessionConcernCode>>,
}

/// Body of `POST /api/sessions/{id}/cancellation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelSessionRequest {
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
}

/// Body of `POST /api/sessions/{id}/deletion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeleteSessionRequest {
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
}
