//! A simulated invigilator: an [`InvigilatorPolicy`] decides, a [`ReconnectingClient`]
//! carries it out. The board is folded with the code of the pages.

mod policy;

pub use policy::{DeferredSeat, InvigilatorPolicy, StaffProfile};

use crate::{participant::ParticipantEvent, sleep::sleep_until_opt};
use tokio::time::Instant;
use vigie_client::{ClientEvent, ReconnectingClient};
use vigie_shared::{
    protocol::{InvigilatorMessage, ServerMessage},
    view::Board,
};

/// One invigilator with a socket.
pub struct SimulatedInvigilator {
    client: ReconnectingClient,
    policy: InvigilatorPolicy,
    board: Option<Board>,
}

impl SimulatedInvigilator {
    /// An invigilator with a login, not connected yet.
    pub fn new(client: ReconnectingClient, policy: InvigilatorPolicy) -> Self {
        Self {
            client,
            policy,
            board: None,
        }
    }

    /// The board; none before the first snapshot.
    pub fn board(&self) -> Option<&Board> {
        self.board.as_ref()
    }

    /// Runs until the next event.
    pub async fn step(&mut self) -> ParticipantEvent {
        loop {
            let due = self.policy.due();
            tokio::select! {
                biased;
                event = self.client.next() => return self.handle(event),
                () = sleep_until_opt(due) => {
                    let commands = self.policy.take_due(Instant::now());
                    if commands.is_empty() {
                        continue;
                    }
                    for command in commands {
                        self.client.send(command).await;
                    }
                    return ParticipantEvent::Acted;
                }
            }
        }
    }

    fn handle(&mut self, event: ClientEvent) -> ParticipantEvent {
        match event {
            ClientEvent::Connected => ParticipantEvent::Connected,
            ClientEvent::Disconnected(_) => ParticipantEvent::Disconnected,
            ClientEvent::Terminated(termination) => ParticipantEvent::Terminated(termination),
            ClientEvent::View(text) => self.view(&text),
            ClientEvent::CommandDone { command, .. } => ParticipantEvent::CommandDone(command),
            ClientEvent::CommandRefused { command, refusal } => {
                self.policy.refused(Instant::now());
                ParticipantEvent::CommandRefused(command, refusal)
            }
        }
    }

    fn view(&mut self, text: &str) -> ParticipantEvent {
        match serde_json::from_str::<InvigilatorMessage>(text) {
            Ok(ServerMessage::Snapshot { state, .. }) => self.board = Some(state),
            Ok(ServerMessage::Change { seq, change }) => {
                let folded = self.board.as_mut().map(|board| board.apply(seq, &change));
                // Also a change without any board to fold it into.
                if !matches!(folded, Some(Ok(_))) {
                    self.client.resync();
                    return ParticipantEvent::SequenceGap;
                }
            }
            Ok(_) | Err(_) => return ParticipantEvent::UnreadableView,
        }
        if let Some(board) = &self.board {
            self.policy
                .update(board, self.client.server_now(), Instant::now());
        }
        ParticipantEvent::ViewUpdated
    }
}
