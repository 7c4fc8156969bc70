//! Logins of the three portals. A successful one is answered with the portal's cookie.
//!
//! The response to the login of an invigilator or a referent is the same as that of their
//! `/me`: [`super::CurrentInvigilator`], [`super::CurrentReferent`].

use crate::secret_text::SecretText;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Body of `POST /api/candidate/login`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateLoginRequest {
    /// Number of the session.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_u32))]
    pub session: u32,
    /// First name as enrolled; case, accents, spaces and hyphens do not matter.
    pub first_name: String,
    /// Birth name as enrolled, compared like the first name.
    pub last_name: String,
    /// `2008-03-09` or `09/03/2008`.
    pub birthdate: String,
    /// Code of the session; case, spaces and hyphens do not
    /// matter.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub access_code: SecretText,
    /// Code of the candidate's own, on their slip; case, spaces and hyphens do not matter.
    /// Needed for sessions that have such codes; once the results are published, the identifier
    /// serves instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub personal_code: Option<SecretText>,
    /// INE or other identifier of the roster; needed once the results are published, unless the
    /// personal code is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub external_id: Option<SecretText>,
    /// A random number of the page. With it and the right code of the session, a refused login
    /// is shown to the invigilators, and `POST /api/candidate/door` says when one lets it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub door_ticket: Option<uuid::Uuid>,
}

/// Response to the login of a candidate: the name as enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateLoginResponse {
    /// First name as enrolled.
    pub first_name: String,
    /// Birth name as enrolled.
    pub last_name: String,
}

/// Body of `POST /api/candidate/{session}/identify`: proves on a login that is there what its result asks
/// for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdentifyCandidateRequest {
    /// INE or other identifier of the roster; case, spaces and hyphens do not matter.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub external_id: SecretText,
}

/// Body of `POST /api/invigilator/login`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvigilatorLoginRequest {
    /// Number of the session.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_u32))]
    pub session: u32,
    /// The invigilator's personal code; case, spaces and hyphens do not matter. It says who they
    /// are: password and name are not looked at beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub personal_code: Option<SecretText>,
    /// Password of the session; case, spaces and hyphens do not matter. Accepted unless the
    /// session is for named invigilators only.
    #[serde(default, skip_serializing_if = "is_blank")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub password: SecretText,
    /// With the password of the session: the name the record will use, 1 to 40 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub name: String,
}

/// Body of `POST /api/referent/login`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferentLoginRequest {
    /// E-mail address of the account; case does not matter.
    pub email: String,
    /// Password of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub password: SecretText,
    /// One-time code, or one of the codes on paper; asked for with `second_factor_needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub code: Option<SecretText>,
}

// Written by hand: names, codes and passwords must not end up in a log.

impl fmt::Debug for CandidateLoginRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CandidateLoginRequest")
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for IdentifyCandidateRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdentifyCandidateRequest")
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for InvigilatorLoginRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvigilatorLoginRequest")
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ReferentLoginRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReferentLoginRequest")
            .finish_non_exhaustive()
    }
}

fn is_blank(text: &SecretText) -> bool {
    text.is_empty()
}
