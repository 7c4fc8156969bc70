//! How many commands are on their way at once.
//!
//! After an outage a board may have kept hundreds of commands. Sent all together they would
//! wait in the server for their turn, behind them whatever is done meanwhile; so a few are
//! sent, and the next with each answer.

use vigie_shared::ids::CommandId;
use vigie_shared::limits::MAX_COMMANDS_IN_FLIGHT;

use super::{PendingCommand, PendingCommands};

/// The part of the pending commands that was sent on the present socket: always the oldest
/// ones, because commands are sent in their order.
#[derive(Debug, Default)]
pub struct SendWindow {
    sent: usize,
}

impl SendWindow {
    /// A new socket: nothing was sent on it.
    pub fn reset(&mut self) {
        self.sent = 0;
    }

    /// The command with this id is about to be removed, because it was answered.
    pub fn answered(&mut self, pending: &PendingCommands, id: CommandId) {
        let sent = pending.as_slice().iter().take(self.sent);
        if sent.clone().any(|pending| pending.id == id) {
            self.sent -= 1;
        }
    }

    /// The commands to send now. They count as sent.
    pub fn next<'a>(&mut self, pending: &'a PendingCommands) -> &'a [PendingCommand] {
        let end = pending.len().min(MAX_COMMANDS_IN_FLIGHT);
        let next = pending.as_slice().get(self.sent..end).unwrap_or_default();
        self.sent += next.len();
        next
    }
}
