//! Where a command stands that a part of a page submitted.

use vigie_shared::ids::CommandId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::{LiveHandle, PendingCommand, PendingCommands};

/// The commands of a page on their way, for the parts of it that show or withdraw one. Given as a
/// context.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandDelivery {
    /// All that have no answer.
    pub pending: PendingCommands,
    /// Takes one back that has not left yet; whether it did.
    pub withdraw: Callback<CommandId, bool>,
}

impl CommandDelivery {
    /// That of a connection.
    pub fn of(live: &LiveHandle) -> Self {
        Self {
            pending: live.pending.clone(),
            withdraw: live.withdraw.clone(),
        }
    }

    /// This command, if it waits and has not left.
    pub fn waiting(&self, command: &Command) -> Option<CommandId> {
        let list = self.pending.as_slice().iter();
        let mut same = list.filter(|pending| pending.command == *command);
        same.find(|pending| self.can_withdraw(pending))
            .map(|pending| pending.id)
    }

    /// Has it not left yet?
    pub fn can_withdraw(&self, pending: &PendingCommand) -> bool {
        !self.pending.has_left(pending.id)
    }
}
