//! Who is logged in: responses of the three `/me`.

use crate::{
    ids::{DeviceId, LoginId},
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
    /// The name given at the login.
    pub name: String,
    /// This login: what a page keeps belongs to it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub login: LoginId,
    /// The session under watch.
    pub session: SessionInfo,
}

/// Response of `/api/referent/me`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurrentReferent {
    /// Name, as the record will have it.
    pub name: String,
    /// E-mail address of the account.
    pub email: String,
    /// The center whose sessions the referent sees.
    pub center: CenterInfo,
}

/// A certification center.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterInfo {
    /// Name, as on certificates.
    pub name: String,
    /// `SCO`, `SUP` or `PRO`.
    pub kind: String,
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
    /// Where the session stands.
    pub status: SessionStatus,
}
