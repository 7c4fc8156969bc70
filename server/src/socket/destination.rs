//! Where a connection goes.

use crate::{
    app::App,
    room::{RoomError, RoomHandle},
};
use std::fmt;
use vigie_shared::ids::{CenterId, SessionId};

/// What a connection is about: one task that speaks with it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Destination {
    /// One session.
    Room(SessionId),
    /// All sessions of a center.
    Center(CenterId),
}

impl Destination {
    /// The task, started if it does not live.
    ///
    /// # Errors
    /// When a session cannot be opened.
    pub(super) async fn open(self, app: &App) -> Result<RoomHandle, RoomError> {
        match self {
            Self::Room(session) => app.rooms.open(session).await,
            Self::Center(center) => Ok(app.centers.open(center)),
        }
    }
}

/// For logs.
impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Room(session) => write!(f, "session {session}"),
            Self::Center(center) => write!(f, "center {center}"),
        }
    }
}
