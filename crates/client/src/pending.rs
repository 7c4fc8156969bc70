//! Commands that the server has not answered yet.

use crate::transport::encode;
use std::collections::VecDeque;
use vigie_shared::{
    ids::CommandId, limits::MAX_COMMANDS_IN_FLIGHT, protocol::ClientMessage, session::Command,
};

/// Commands in flight, oldest first. Sent in that order, also again: an answer given before a
/// pass must not arrive after it. Only a few are on their way at once; the next one is sent
/// with each answer.
#[derive(Debug, Default)]
pub(crate) struct PendingCommands {
    commands: VecDeque<(CommandId, Command)>,
    /// How many were sent on the present socket, always the oldest ones.
    sent: usize,
}

impl PendingCommands {
    pub(crate) fn add(&mut self, id: CommandId, command: Command) {
        self.commands.push_back((id, command));
    }

    /// Takes a command out; none when it was answered before.
    pub(crate) fn take(&mut self, id: CommandId) -> Option<Command> {
        let index = self
            .commands
            .iter()
            .position(|(pending, _)| *pending == id)?;
        self.sent -= usize::from(index < self.sent);
        self.commands.remove(index).map(|(_, command)| command)
    }

    pub(crate) fn len(&self) -> usize {
        self.commands.len()
    }

    /// There is a new socket: nothing was sent on it.
    pub(crate) fn start_over(&mut self) {
        self.sent = 0;
    }

    /// The frame to send next; none while enough are on their way.
    pub(crate) fn next_frame(&self) -> Option<String> {
        let next = self.commands.get(self.sent);
        let (id, command) = next.filter(|_| self.sent < MAX_COMMANDS_IN_FLIGHT)?;
        Some(encode_command(*id, command))
    }

    /// That frame was sent.
    pub(crate) fn note_sent(&mut self) {
        self.sent += 1;
    }
}

/// The frame of a command.
fn encode_command(id: CommandId, command: &Command) -> String {
    encode(&ClientMessage::Command {
        id,
        command: command.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::PresentationId;

    fn send_all(pending: &mut PendingCommands) -> Vec<String> {
        let next = || {
            let frame = pending.next_frame()?;
            pending.note_sent();
            Some(frame)
        };
        std::iter::from_fn(next).collect()
    }

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
        for _ in 0..2 {
            let frames = send_all(&mut pending);
            assert_eq!(frames.len(), 2);
            assert!(frames[0].contains(&ids[0].to_string()));
            assert!(frames[1].contains(&ids[2].to_string()));
            assert_eq!(send_all(&mut pending).len(), 0);
            pending.start_over();
        }
    }

    #[test]
    fn hundreds_of_kept_commands_are_sent_a_few_at_a_time_and_in_order() {
        let ids: Vec<_> = (0..500).map(|_| CommandId(uuid::Uuid::new_v4())).collect();
        let mut pending = PendingCommands::default();
        for id in &ids {
            pending.add(*id, Command::AcceptRules);
        }
        let mut sent = send_all(&mut pending);
        assert_eq!(sent.len(), MAX_COMMANDS_IN_FLIGHT);
        for id in &ids {
            assert!(pending.take(*id).is_some());
            sent.extend(send_all(&mut pending));
        }
        assert_eq!(sent.len(), ids.len());
        let in_order = sent.iter().zip(&ids);
        assert!(
            in_order
                .into_iter()
                .all(|(frame, id)| frame.contains(&id.to_string()))
        );
    }
}
