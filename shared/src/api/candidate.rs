//! One candidate of a session, changed after it was created.

use super::RosterDiagnosticCode;
use crate::{
    ids::{IncidentId, SessionId},
    session::SeatTerms,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who a candidate is, as typed. Checked as a line of a roster is.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateFields {
    /// First name, or all given names; empty for a person with one name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Married or used name, where it differs; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub used_name: String,
    /// Further given names; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other_first_names: String,
    /// `2008-03-14` or `14/03/2008`.
    pub birthdate: String,
    /// `F`, `M` or empty.
    pub sex: String,
    /// May be empty.
    pub birth_place: String,
    /// INE or another identifier; may be empty.
    pub external_id: String,
    /// Class; may be empty.
    pub division: String,
}

// By hand: people must not end up in a log.
impl fmt::Debug for CandidateFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CandidateFields").finish_non_exhaustive()
    }
}

/// Body of `PUT /api/sessions/{id}/candidates/{seat}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditCandidateRequest {
    /// The version that the person saw, as [`RosterCandidate`](super::RosterCandidate) has it.
    pub seen_version: u32,
    /// The terms that the person saw.
    pub seen_terms: SeatTerms,
    /// Who the candidate is.
    pub person: CandidateFields,
    /// What is agreed.
    pub terms: SeatTerms,
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
    /// The open incident (C1 or C2, about this candidate alone) that is upheld by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<u16>))]
    pub incident: Option<IncidentId>,
    /// What was found doubtful in the person and is right as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub accepted: Vec<RosterDiagnosticCode>,
}

/// Body of `POST /api/sessions/{id}/candidates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrollCandidateRequest {
    /// Who takes the test as well.
    pub person: CandidateFields,
    /// What is agreed.
    pub terms: SeatTerms,
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
    /// What was found doubtful in the person and is right as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub accepted: Vec<RosterDiagnosticCode>,
}

/// Body of `POST /api/sessions/{id}/candidates/{seat}/removal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoveCandidateRequest {
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
    /// The session of the same center, not started, in which they take the test instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub move_to: Option<SessionId>,
}
