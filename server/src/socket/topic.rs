//! What a connection is about: one actor that serves it.

use crate::{
    app::App,
    live::{Audience, ConnectionId, LiveHandle, LiveMessage},
    room::{RoomError, RoomMessage},
};
use std::fmt;
use tracing::Span;
use vigie_shared::ids::{CenterId, SessionId};

pub(super) trait Topic: Copy + fmt::Display + Send + 'static {
    /// What the actor takes.
    type Message: From<LiveMessage> + Send + 'static;

    /// The actor, started if it does not run.
    ///
    /// # Errors
    /// When a session cannot be opened.
    fn open(
        self,
        app: &App,
    ) -> impl Future<Output = Result<LiveHandle<Self::Message>, RoomError>> + Send;

    /// The span of a connection.
    fn span(self, connection: ConnectionId, audience: Audience) -> Span;
}

/// One session.
#[derive(Debug, Clone, Copy)]
pub(super) struct SessionTopic(pub(super) SessionId);

/// All sessions of a center.
#[derive(Debug, Clone, Copy)]
pub(super) struct CenterTopic(pub(super) CenterId);

impl Topic for SessionTopic {
    type Message = RoomMessage;

    async fn open(self, app: &App) -> Result<LiveHandle<RoomMessage>, RoomError> {
        app.rooms.open(self.0).await
    }

    fn span(self, connection: ConnectionId, audience: Audience) -> Span {
        let (id, role) = (connection.0, audience.role());
        tracing::info_span!(parent: None, "connection", id, role, session = %self.0)
    }
}

impl Topic for CenterTopic {
    type Message = LiveMessage;

    async fn open(self, app: &App) -> Result<LiveHandle<LiveMessage>, RoomError> {
        Ok(app.centers.open(self.0))
    }

    fn span(self, connection: ConnectionId, audience: Audience) -> Span {
        let (id, role) = (connection.0, audience.role());
        tracing::info_span!(parent: None, "connection", id, role, center = %self.0)
    }
}

impl fmt::Display for SessionTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "session {}", self.0)
    }
}

impl fmt::Display for CenterTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "center {}", self.0)
    }
}
