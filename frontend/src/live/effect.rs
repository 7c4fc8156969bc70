//! What the connection machine tells its owner to do.

use vigie_shared::protocol::ClientMessage;
use vigie_shared::time::Timestamp;

use super::{ConnectionStatus, LiveEvent};

/// One step for the owner of the machine. Steps are executed in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect<S, C> {
    /// Open a socket.
    Connect,
    /// Close the socket and report no more of its events.
    Close(LocalClose),
    /// Send this text.
    Send(String),
    /// Give this event to the page.
    Deliver(LiveEvent<S, C>),
    /// Show this status.
    ShowStatus(ConnectionStatus),
    /// The list of commands in flight has changed: store and show it.
    PendingChanged,
    /// A new connection: the offset learned from the old one may be wrong by now.
    ResetClock,
    /// A message that carries the server's time has just been received.
    ServerTime(Timestamp),
    /// A text that is no known message, for the console.
    Unreadable(String),
}

/// Why this side closes a socket.
///
/// Browsers may send 1000 and 3000 to 4999; the server uses 4000 and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalClose {
    /// The page is left.
    PageLeft,
    /// Nothing was received for too long.
    Silence,
    /// A change is missing; the server will be asked for it.
    SequenceGap,
    /// The page is of an earlier version than what it is sent.
    Outdated,
}

impl LocalClose {
    /// The close code.
    pub fn code(self) -> u16 {
        match self {
            Self::PageLeft => 1000,
            Self::Silence => 3001,
            Self::SequenceGap => 3002,
            Self::Outdated => 3003,
        }
    }
}

pub(super) fn send<S, C>(message: &ClientMessage) -> Effect<S, C> {
    match serde_json::to_string(message) {
        Ok(text) => Effect::Send(text),
        Err(error) => Effect::Unreadable(error.to_string()),
    }
}
