//! The queue of messages to one socket.

use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use vigie_shared::protocol::CloseReason;

/// Messages that may wait for one socket: a burst of a whole room fits. When it is full, the
/// client is too slow and its connection is closed as lagging.
const CAPACITY: usize = 128;

/// Something for a connection's socket.
#[derive(Debug, Clone)]
pub(crate) enum OutboundMessage {
    /// An encoded frame, shared by all connections that get it.
    Frame(Utf8Bytes),
    Close(CloseReason),
}

pub(crate) type Outbox = mpsc::Sender<OutboundMessage>;
pub(crate) type OutboxReceiver = mpsc::Receiver<OutboundMessage>;

pub(crate) fn outbox() -> (Outbox, OutboxReceiver) {
    mpsc::channel(CAPACITY)
}
