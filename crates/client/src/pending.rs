//! Commands that the server has not answered yet.

use crate::transport::encode;
use std::collections::VecDeque;
use vigie_shared::{ids::CommandId, protocol::ClientMessage, session::Command};

/// Commands in flight, oldest first. Resent in that order: an answer given before a
/// pass must not arrive after it.
#[derive(Debug, Default)]
pub(crate) struct PendingCommands(VecDeque<(CommandId, Command)>);

impl PendingCommands {
    pub(crate) fn add(&mut self, id: CommandId, command: Command) {
        self.0.push_back((id, command));
    }

    /// Takes a command out; none when it was answered before.
    pub(crate) fn take(&mut self, id: CommandId) -> Option<Command> {
        let index = self.0.iter().position(|(pending, _)| *pending == id)?;
        self.0.remove(index).map(|(_, command)| command)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The frames to send again.
    pub(crate) fn frames(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|(id, command)| encode_command(*id, command))
            .collect()
    }
}

/// The frame of a command.
pub(crate) fn encode_command(id: CommandId, command: &Command) -> String {
    encode(&ClientMessage::Command {
        id,
        command: command.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::PresentationId;

    #[test]
    fn what_was_not_answered_is_sent_again_under_its_id_and_in_its_order() {
        let ids: Vec<_> = (0..3).map(|_| CommandId(uuid::Uuid::new_v4())).collect();
        let pass = |number| Command::Pass {
            presentation: PresentationId(number),
        };
        let mut pending = PendingCommands::default();
        for (id, number) in ids.iter().zip(1..) {
            pending.add(*id, pass(number));
        }
        assert_eq!(pending.take(ids[1]), Some(pass(2)));
        assert_eq!(pending.take(ids[1]), None);
        let frames = pending.frames();
        assert_eq!(frames.len(), 2);
        assert!(frames[0].contains(&ids[0].to_string()) && frames[1].contains(&ids[2].to_string()));
    }
}
