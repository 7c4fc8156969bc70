//! The named invigilators of a session, for its referents.
//!
//! A named invigilator has a personal code, and is the same person on every login and device.
//! Codes are kept as hashes only: one is shown when it is made, and never again.

use crate::{
    ids::{AccountId, LoginId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Response of `GET /api/sessions/{id}/invigilators`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInvigilators {
    /// Does nobody get in with the password of the session?
    pub named_only: bool,
    /// In the order in which they were named. Somebody who was taken off after they had logged
    /// in stays, marked as removed.
    pub invigilators: Vec<NamedInvigilator>,
    /// Who supervised when, at most 200 logins: those that are good now, then the others, the
    /// latest first.
    pub supervision: Vec<SupervisionEntry>,
}

/// One person of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedInvigilator {
    /// Names them in requests; the record has it as their account.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: AccountId,
    /// As printed and on record.
    pub name: String,
    /// Is there a code that opens the session?
    pub has_code: bool,
    /// Have they logged in? From then on the name stays.
    pub has_entered: bool,
    /// Were they taken off the list?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// One login of an invigilator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionEntry {
    /// That of the personal code, or as typed at the login.
    pub name: String,
    /// With a personal code? Otherwise with the password of the session.
    pub named: bool,
    /// Start of the login, microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub entered_at: Timestamp,
    /// End of the login, microseconds since 1970 UTC: logged out, revoked or expired. Absent
    /// while it is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub left_at: Option<Timestamp>,
    /// Names the login in requests while it is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub login: Option<LoginId>,
}

/// Body of `POST /api/sessions/{id}/invigilators/logins/end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndInvigilatorLoginRequest {
    /// The login that ends within seconds. One that has ended already stays so.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub login: LoginId,
}

/// Body of `POST /api/sessions/{id}/invigilators`: one change of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum InvigilatorChange {
    /// One person more, still without a code.
    Add {
        /// 1 to 40 characters, other than the names that are there.
        #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
        name: String,
    },
    /// Another name for somebody who has not logged in yet.
    Rename {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        invigilator: AccountId,
        /// 1 to 40 characters, other than the names that are there.
        #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
        name: String,
    },
    /// The code opens nothing any more, and the logins made with it end within seconds.
    Remove {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        invigilator: AccountId,
    },
    /// Whether the password of the session is refused. Logins made with it end within seconds
    /// when it is.
    NamedOnly {
        /// Do only named invigilators get in?
        named_only: bool,
    },
}

/// Body of `POST /api/sessions/{id}/invigilators/code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvigilatorCodeRequest {
    /// Who gets a new code. An earlier one opens nothing any more, and the logins made with it
    /// end within seconds.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub invigilator: AccountId,
}

/// A code that was just made. It is kept nowhere in clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvigilatorCode {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub invigilator: AccountId,
    /// As printed.
    pub name: String,
    /// 10 characters.
    pub code: String,
}

// Written by hand: codes must not end up in a log.
impl fmt::Debug for InvigilatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvigilatorCode")
            .field("invigilator", &self.invigilator)
            .finish_non_exhaustive()
    }
}
