//! The live side of a session: one task that owns its state.
//!
//! [`Rooms`] finds or starts the task of a session, [`RoomHandle`] talks to it.
//! The task coalesces waiting commands into one journal row, and lets nobody hear
//! of them before that row is durable.

mod align;
mod audience;
mod connections;
mod frames;
mod publish;
mod registry;
mod scores;
mod task;
mod timers;
mod turn;

pub use audience::{Audience, ConnectionId, Outgoing};
pub(crate) use connections::Connections;
pub(crate) use frames::{encode, reply, welcome};
pub(crate) use registry::people;
pub use registry::{RoomError, RoomHandle, Rooms};

use crate::socket::Outbox;
use tokio::sync::oneshot;
use vigie_shared::{
    ids::{CommandId, Epoch, Seat},
    item::ItemId,
    session::{Actor, Command},
};

/// What a room can be told.
pub(crate) enum RoomMessage {
    /// Somebody's command.
    Command {
        from: ConnectionId,
        actor: Actor,
        id: CommandId,
        command: Command,
    },
    /// A connection has said hello.
    Connect {
        connection: ConnectionId,
        audience: Audience,
        outbox: Outbox,
        known: Known,
    },
    /// A connection is gone; `silent` when nothing was heard of it for too long.
    Disconnect {
        connection: ConnectionId,
        audience: Audience,
        silent: bool,
    },
    /// A candidate's connection missed a beat, or was heard again.
    Unstable {
        connection: ConnectionId,
        unstable: bool,
    },
    /// Something that is wished for without a connection; `done` is told once it is
    /// durable, and dropped when it could not be written.
    Wish {
        actor: Actor,
        command: Command,
        done: oneshot::Sender<()>,
    },
    /// Which item is before this candidate?
    CurrentItem {
        seat: Seat,
        reply: oneshot::Sender<Option<ItemId>>,
    },
}

/// What a connecting client has already.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub epoch: Option<Epoch>,
    pub last_seq: u64,
}
