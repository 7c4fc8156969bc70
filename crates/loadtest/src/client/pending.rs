//! Commands on their way.

use std::collections::VecDeque;
use vigie_shared::{ids::CommandId, protocol::ClientMessage, session::Command};

/// Commands that were not answered yet, oldest first. Resent in that order: an
/// answer given before a pass must not arrive after it.
#[derive(Debug, Default)]
pub(super) struct Pending(VecDeque<(CommandId, Command)>);

impl Pending {
    pub(super) fn add(&mut self, id: CommandId, command: Command) {
        self.0.push_back((id, command));
    }

    /// Takes a command out; none when it was answered before.
    pub(super) fn take(&mut self, id: CommandId) -> Option<Command> {
        let place = self.0.iter().position(|(pending, _)| *pending == id)?;
        self.0.remove(place).map(|(_, command)| command)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The texts to send again.
    pub(super) fn texts(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|(id, command)| encode(*id, command))
            .collect()
    }
}

/// The frame of a command.
pub(super) fn encode(id: CommandId, command: &Command) -> String {
    text(&ClientMessage::Command {
        id,
        command: command.clone(),
    })
}

/// The text of a message.
pub(super) fn text(message: &ClientMessage) -> String {
    // Messages are plain data with string keys: they always encode.
    serde_json::to_string(message).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::PresentationId;

    #[test]
    fn what_was_not_answered_is_sent_again_under_its_id_and_in_its_order() {
        let ids: Vec<_> = (0..3).map(|_| CommandId(uuid::Uuid::new_v4())).collect();
        let mut pending = Pending::default();
        for (id, ask) in ids.iter().zip(1..) {
            pending.add(
                *id,
                Command::Pass {
                    presentation: PresentationId(ask),
                },
            );
        }
        assert_eq!(
            pending.take(ids[1]),
            Some(Command::Pass {
                presentation: PresentationId(2)
            })
        );
        assert_eq!(pending.take(ids[1]), None);
        let again = pending.texts();
        assert_eq!(again.len(), 2);
        assert!(again[0].contains(&ids[0].to_string()) && again[1].contains(&ids[2].to_string()));
    }
}
