//! The audit trail, as the referents of a center see it.

use crate::{
    ids::{LoginId, SessionId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Response of `GET /api/audit`: the newest lines first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// At most 50 lines.
    pub lines: Vec<AuditLine>,
    /// `before` of the next page, when there are more lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditLine {
    /// When, by the clock of the server.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub at: Timestamp,
    /// `candidate`, `invigilator`, `referent`, or `operator` for the command line of the
    /// server. Absent for strangers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Name of the account or of the login, as long as the server has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The login, by its public name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub login: Option<LoginId>,
    /// The session it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub session: Option<SessionId>,
    /// Number of that session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_u32))]
    pub session_number: Option<u32>,
    /// What was done: `log_in`, `download`, ... Later versions may know more.
    pub action: String,
    /// What it was done to: by id or number, an invigilator by name.
    pub subject: String,
    /// Network it came from: /24 of IPv4, /48 of IPv6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// It was refused.
    pub refused: bool,
}
