//! How a connection reaches its actor.

use super::{Audience, ConnectionId, Outbox};
use tokio::{
    runtime::Handle,
    sync::mpsc::{self, error::TrySendError},
};
use vigie_shared::{
    ids::{CommandId, Epoch},
    session::{Actor, Command, StaffMember},
    view::ConnectionStability,
};

/// What a connection says to its actor. An actor may have more messages of its own.
#[derive(Debug)]
pub(crate) enum LiveMessage {
    /// The client has said hello.
    Connect {
        connection: ConnectionId,
        audience: Audience,
        /// Of an invigilator: who.
        watcher: Option<StaffMember>,
        outbox: Outbox,
        resume_from: ResumeFrom,
    },
    /// The connection is gone; `silent` when it was closed because nothing was received for
    /// too long.
    Disconnect {
        connection: ConnectionId,
        audience: Audience,
        silent: bool,
    },
    /// The connection missed a heartbeat, or answers again.
    Heartbeat {
        connection: ConnectionId,
        stability: ConnectionStability,
    },
    Command {
        from: ConnectionId,
        actor: Actor,
        id: CommandId,
        command: Command,
    },
}

/// What a connecting client has already.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResumeFrom {
    pub(crate) epoch: Option<Epoch>,
    pub(crate) last_seq: u64,
}

/// The mailbox of an actor that takes messages `M`.
#[derive(Debug)]
pub(crate) struct LiveHandle<M>(mpsc::Sender<M>);

// By hand: a derived one would ask for `M: Clone`.
impl<M> Clone for LiveHandle<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// The actor has ended. Opening it again starts it from the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ActorGone;

impl<M> LiveHandle<M> {
    /// A mailbox with room for this many messages.
    pub(crate) fn channel(capacity: usize) -> (Self, mpsc::Receiver<M>) {
        let (sender, mailbox) = mpsc::channel(capacity);
        (Self(sender), mailbox)
    }

    /// Has the actor ended, or is it about to?
    pub(crate) fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// Waits while the mailbox is full.
    ///
    /// # Errors
    /// When the actor has ended.
    pub(crate) async fn send(&self, message: impl Into<M>) -> Result<(), ActorGone> {
        self.0.send(message.into()).await.map_err(|_| ActorGone)
    }

    /// Sends from a drop, which cannot wait: a task waits while the mailbox is full, which it is
    /// only while the database stands still. Outside of a runtime the actor is gone as well.
    pub(crate) fn send_from_drop(&self, message: M)
    where
        M: Send + 'static,
    {
        let Err(TrySendError::Full(message)) = self.try_send(message) else {
            return;
        };
        if let Ok(runtime) = Handle::try_current() {
            let handle = self.clone();
            runtime.spawn(async move { handle.send(message).await });
        }
    }

    /// Gives the message back when the mailbox is full.
    pub(crate) fn try_send(&self, message: M) -> Result<(), TrySendError<M>> {
        self.0.try_send(message)
    }
}
