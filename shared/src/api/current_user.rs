//! Who is logged in: responses of the three `/me`.

use crate::{
    ids::{AccountId, DeviceId, LoginId},
    session::StaffMember,
    view::SessionStatus,
};
use serde::{Deserialize, Serialize};

/// Response of `/api/candidate/{session}/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurrentCandidate {
    /// First name as enrolled.
    pub first_name: String,
    /// Birth name as enrolled.
    pub last_name: String,
    /// This login: what a page keeps belongs to it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub device: DeviceId,
    /// The session the candidate is enrolled in.
    pub session: SessionInfo,
}

impl CurrentCandidate {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// Response of `/api/invigilator/{session}/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurrentInvigilator {
    /// The name given at the login, or that of the personal code.
    pub name: String,
    /// Whose personal code it was: the same on every login of this person. Absent with the
    /// password of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub account: Option<AccountId>,
    /// This login, as the record names it beside the name: what a page keeps belongs to it.
    /// Absent in the response to the login itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub login: Option<LoginId>,
    /// The session under watch.
    pub session: SessionInfo,
}

/// Response of `/api/referent/me`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurrentReferent {
    /// Name, as the record will have it.
    pub name: String,
    /// The account, as the record names it beside the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub account: Option<AccountId>,
    /// E-mail address of the account.
    pub email: String,
    /// The center whose sessions the referent sees.
    pub center: CenterInfo,
    /// May they also suspend questions for all centers?
    #[serde(default)]
    pub bank_editor: bool,
    /// Is a one-time code asked for at a login?
    #[serde(default)]
    pub second_factor: bool,
}

impl CurrentInvigilator {
    /// As the record names them.
    pub fn member(&self) -> StaffMember {
        StaffMember {
            name: self.name.clone(),
            login: self.login,
            account: self.account,
        }
    }
}

impl CurrentReferent {
    /// As the record names them, but for the login.
    pub fn member(&self) -> StaffMember {
        StaffMember {
            name: self.name.clone(),
            login: None,
            account: self.account,
        }
    }
}

/// A certification center.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterInfo {
    /// Name, as on certificates.
    pub name: String,
    /// `SCO`, `SUP` or `PRO`.
    pub kind: String,
    /// The zone of its days and hours, such as `Europe/Paris`.
    #[serde(default)]
    pub time_zone: String,
}

/// Where and when a session is held, as everybody in its room may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInfo {
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
    /// The zone of the day and the hour, such as `Europe/Paris`: that of the center.
    #[serde(default)]
    pub time_zone: String,
    /// Where the session stands.
    pub status: SessionStatus,
}
