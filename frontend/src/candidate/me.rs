//! Who is logged in, and for which session.

use serde::Deserialize;
use vigie_shared::view::SessionStatus;

/// The answer to `/api/candidate/me`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// As enrolled.
    pub first_name: String,
    /// As enrolled.
    pub last_name: String,
    /// His session.
    pub session: Sitting,
}

/// The answer to a log-in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entered {
    /// As enrolled.
    pub first_name: String,
    /// As enrolled.
    pub last_name: String,
}

/// Where he sits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sitting {
    /// What people type to enter.
    pub number: u32,
    /// Name of the room.
    pub room: String,
    /// Where the session stands.
    pub status: SessionStatus,
}

impl Me {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
