//! A simulated invigilator: a [`Watch`] that decides, on a [`Client`] that carries
//! it out. He sees what the board shows, folded with the code of the pages.

mod watch;

pub use watch::{Manners, Patience, Watch};

use crate::{
    alarm::until,
    client::{Client, End, Heard},
};
use tokio::time::Instant;
use vigie_shared::{
    protocol::{InvigilatorMessage, ServerMessage},
    session::{Command, Refusal},
    view::Board,
};

/// Something that happened to an invigilator.
#[derive(Debug)]
pub enum Happening {
    /// He is greeted by the server.
    Connected,
    /// His board is up to date.
    Saw,
    /// He was sent something that is no board: the server is of another version.
    Unreadable,
    /// A change did not follow the one before; he asks for the whole board.
    Gap,
    /// He did something.
    Acted,
    /// A command of his is durable.
    Granted(Command),
    /// A command of his changed nothing.
    Refused(Command, Refusal),
    /// His socket is gone; he comes back.
    Dropped,
    /// He will not be let in again with this log-in.
    Over(End),
}

/// One invigilator.
pub struct Invigilator {
    client: Client,
    watch: Watch,
    board: Option<Board>,
}

impl Invigilator {
    /// An invigilator who has logged in and not connected yet.
    pub fn new(client: Client, watch: Watch) -> Self {
        Self {
            client,
            watch,
            board: None,
        }
    }

    /// The board before him, once he has seen it.
    pub fn board(&self) -> Option<&Board> {
        self.board.as_ref()
    }

    /// Works until the next thing happens.
    pub async fn step(&mut self) -> Happening {
        loop {
            let due = self.watch.due();
            tokio::select! {
                biased;
                heard = self.client.next() => {
                    if let Some(happening) = self.hear(heard) {
                        return happening;
                    }
                }
                () = until(due) => {
                    let commands = self.watch.take(Instant::now());
                    if commands.is_empty() {
                        continue;
                    }
                    for command in commands {
                        self.client.send(command).await;
                    }
                    return Happening::Acted;
                }
            }
        }
    }

    fn hear(&mut self, heard: Heard) -> Option<Happening> {
        Some(match heard {
            Heard::Connected => Happening::Connected,
            Heard::Dropped(_) => Happening::Dropped,
            Heard::Ended(end) => Happening::Over(end),
            Heard::View(text) => self.view(&text),
            Heard::Done { command, .. } => Happening::Granted(command),
            Heard::Refused { command, refusal } => {
                self.watch.refused(Instant::now());
                Happening::Refused(command, refusal)
            }
        })
    }

    fn view(&mut self, text: &str) -> Happening {
        match serde_json::from_str::<InvigilatorMessage>(text) {
            Ok(ServerMessage::Snapshot { state, .. }) => self.board = Some(state),
            Ok(ServerMessage::Change { seq, change }) => {
                let folded = self.board.as_mut().map(|board| board.apply(seq, &change));
                // Also a change without any board to fold it into.
                if !matches!(folded, Some(Ok(_))) {
                    self.client.resync();
                    return Happening::Gap;
                }
            }
            Ok(_) | Err(_) => return Happening::Unreadable,
        }
        if let Some(board) = &self.board {
            self.watch
                .look(board, self.client.server_now(), Instant::now());
        }
        Happening::Saw
    }
}
