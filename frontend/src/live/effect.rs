//! What the connection machine tells its owner to do.

use vigie_shared::protocol::ClientMessage;
use vigie_shared::time::Timestamp;

use super::{ConnectionStatus, LiveEvent, LocalClose};

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

pub(super) fn send<S, C>(message: &ClientMessage) -> Effect<S, C> {
    match serde_json::to_string(message) {
        Ok(text) => Effect::Send(text),
        Err(error) => Effect::Unreadable(error.to_string()),
    }
}
