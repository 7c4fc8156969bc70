//! Who is connected to a room, and what can be sent to them.

use axum::extract::ws::Utf8Bytes;
use vigie_shared::{
    ids::{DeviceId, Seat},
    protocol::CloseReason,
};

/// Who a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The candidate of a seat, on a device.
    Candidate {
        /// Seat.
        seat: Seat,
        /// Log-in.
        device: DeviceId,
    },
    /// An invigilator.
    Invigilator,
    /// A referent.
    Referent,
}

/// One connection, unique in the server's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(pub u64);

/// Something for a connection's socket.
#[derive(Debug, Clone)]
pub enum Outgoing {
    /// A ready-made frame, shared by all who get it.
    Frame(Utf8Bytes),
    /// Close with this reason.
    Close(CloseReason),
}
