//! Commands that have not been answered yet, in the order they were given.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::CommandId;
use vigie_shared::protocol::ClientMessage;
use vigie_shared::session::Command;

/// One command under its idempotency key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// The key: the server never applies it twice.
    pub id: CommandId,
    /// What is asked.
    pub command: Command,
}

impl Pending {
    /// As it is sent, the first time and again.
    pub(super) fn message(&self) -> ClientMessage {
        ClientMessage::Command {
            id: self.id,
            command: self.command.clone(),
        }
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Queue(Vec<Pending>);

impl Queue {
    /// Those that survived a reload.
    pub fn restored(kept: Vec<Pending>) -> Self {
        Self(kept)
    }

    pub fn push(&mut self, pending: Pending) {
        self.0.push(pending);
    }

    /// Forgets an answered command; whether it was waiting here.
    pub fn answered(&mut self, id: CommandId) -> bool {
        let before = self.0.len();
        self.0.retain(|pending| pending.id != id);
        self.0.len() < before
    }

    pub fn all(&self) -> &[Pending] {
        &self.0
    }
}
