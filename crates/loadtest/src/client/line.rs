//! A connection that lasts longer than its sockets.

use super::{
    Address, Backoff, Badge, ConnectError, Frame, Socket,
    pending::{self, Pending},
    wire,
};
use futures_util::{SinkExt, StreamExt};
use std::{pin::Pin, time::Duration};
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes, protocol::CloseFrame};
use uuid::Uuid;
use vigie_shared::{
    ids::{CommandId, Epoch},
    protocol::{ClientMessage, CloseReason},
    session::{Command, Refusal},
    time::Timestamp,
};

/// Something the client heard.
#[derive(Debug)]
pub enum Heard {
    /// Greeted by the server; what was not answered has been sent again.
    Connected,
    /// A snapshot or a change, as text: who needs it reads it.
    View(Utf8Bytes),
    /// A command is durable.
    Done {
        /// Which.
        id: CommandId,
        /// What it was.
        command: Command,
    },
    /// A command changed nothing.
    Refused {
        /// What it was.
        command: Command,
        /// Why.
        refusal: Refusal,
    },
    /// The socket is gone; another one is on its way.
    Dropped(Option<CloseReason>),
    /// It is over: the same log-in will not be let in again.
    Ended(End),
}

/// Why a connection is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The server closed it for good.
    Closed(CloseReason),
    /// The upgrade was refused with this HTTP status.
    Refused(u16),
}

type Opening = Pin<Box<dyn Future<Output = Result<Socket, ConnectError>> + Send>>;

enum Wire {
    Opening(Opening),
    /// Boxed: a client that waits for its server should be small.
    Open {
        socket: Box<Socket>,
        greeted: bool,
    },
    Ended(End),
}

/// One log-in on its socket, whichever socket it is at the moment.
pub struct Client {
    address: Address,
    badge: Badge,
    wire: Wire,
    pending: Pending,
    backoff: Backoff,
    epoch: Option<Epoch>,
    last_seq: u64,
    now: Timestamp,
    /// Named by a server that goes down.
    come_back_in: Option<Duration>,
}

impl Client {
    /// Connects when it is first asked for what it [heard](Self::next). `seed` is
    /// for the waits between attempts.
    pub fn new(address: Address, badge: Badge, seed: u64) -> Self {
        let mut client = Self {
            wire: Wire::Ended(End::Refused(0)),
            address,
            badge,
            pending: Pending::default(),
            backoff: Backoff::new(seed),
            epoch: None,
            last_seq: 0,
            now: Timestamp(0),
            come_back_in: None,
        };
        client.wire = client.opening(Duration::ZERO);
        client
    }

    /// Commands not answered yet.
    pub fn unanswered(&self) -> usize {
        self.pending.len()
    }

    /// Server time as it was last named, at most one beat old.
    pub fn server_now(&self) -> Timestamp {
        self.now
    }

    /// Sends a command as soon as there is a greeted socket, and again after every
    /// reconnect until it is answered. Its id is the idempotency key.
    pub async fn send(&mut self, command: Command) -> CommandId {
        let id = CommandId(Uuid::now_v7());
        let text = pending::encode(id, &command);
        self.pending.add(id, command);
        if let Wire::Open { greeted: true, .. } = self.wire {
            self.write(text).await;
        }
        id
    }

    /// Cuts the socket without a goodbye, and comes back after `away`.
    pub fn drop_network(&mut self, away: Duration) {
        if !matches!(self.wire, Wire::Ended(_)) {
            self.wire = self.opening(away);
        }
    }

    /// Forgets what was seen and connects again: the answer to a gap.
    pub fn resync(&mut self) {
        self.epoch = None;
        self.last_seq = 0;
        self.drop_network(Duration::ZERO);
    }

    /// Waits until something is heard. May be dropped and called again at any time
    /// (in a `select!`); at worst one beat is not answered.
    pub async fn next(&mut self) -> Heard {
        loop {
            let heard = match &mut self.wire {
                Wire::Ended(end) => return Heard::Ended(*end),
                Wire::Opening(opening) => {
                    let opened = opening.as_mut().await;
                    self.opened(opened).await
                }
                Wire::Open { socket, .. } => match socket.next().await {
                    Some(Ok(Message::Text(text))) => self.read(text).await,
                    Some(Ok(Message::Close(frame))) => Some(self.closed(frame.as_ref())),
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => Some(self.dropped(None)),
                },
            };
            if let Some(heard) = heard {
                return heard;
            }
        }
    }

    async fn opened(&mut self, opened: Result<Socket, ConnectError>) -> Option<Heard> {
        match opened {
            Ok(socket) => {
                self.wire = Wire::Open {
                    socket: Box::new(socket),
                    greeted: false,
                };
                let hello = ClientMessage::Hello {
                    epoch: self.epoch,
                    last_seq: self.last_seq,
                };
                self.write(pending::text(&hello)).await;
                None
            }
            Err(error) => match error.final_status() {
                Some(status) => Some(self.end(End::Refused(status))),
                None => {
                    let wait = self.backoff.wait();
                    self.wire = self.opening(wait);
                    None
                }
            },
        }
    }

    async fn read(&mut self, text: Utf8Bytes) -> Option<Heard> {
        let Ok(frame) = serde_json::from_str::<Frame>(&text) else {
            // Nothing this program understands: perhaps the socket of another version.
            return Some(self.dropped(None));
        };
        if let Some(now) = frame.now {
            self.now = now;
        }
        match (&*frame.kind, frame.id) {
            ("heartbeat", _) => {
                self.write(pending::text(&ClientMessage::Heartbeat)).await;
                None
            }
            ("snapshot" | "change", _) => {
                self.last_seq = frame.seq.unwrap_or(self.last_seq);
                drop(frame);
                Some(Heard::View(text))
            }
            ("done", Some(id)) => self
                .pending
                .take(id)
                .map(|command| Heard::Done { id, command }),
            ("refused", Some(id)) => {
                let command = self.pending.take(id)?;
                Some(Heard::Refused {
                    command,
                    refusal: frame.refusal?,
                })
            }
            ("welcome", _) => {
                self.epoch = frame.epoch;
                self.greet().await;
                Some(Heard::Connected)
            }
            ("restarting", _) => {
                let wait = frame.reconnect_in.map(u64::from).map(Duration::from_millis);
                self.come_back_in = wait;
                None
            }
            _ => None,
        }
    }

    async fn greet(&mut self) {
        self.backoff.reset();
        if let Wire::Open { greeted, .. } = &mut self.wire {
            *greeted = true;
        }
        for text in self.pending.texts() {
            self.write(text).await;
        }
    }

    /// Writes a frame. A socket that does not take it is found broken by the next
    /// read, and the command stays pending.
    async fn write(&mut self, text: String) {
        if let Wire::Open { socket, .. } = &mut self.wire {
            let _ = socket.send(Message::text(text)).await;
        }
    }

    fn closed(&mut self, frame: Option<&CloseFrame>) -> Heard {
        let reason = frame.and_then(|frame| CloseReason::from_code(frame.code.into()));
        match reason {
            Some(reason) if reason.is_final() => self.end(End::Closed(reason)),
            _ => self.dropped(reason),
        }
    }

    fn dropped(&mut self, reason: Option<CloseReason>) -> Heard {
        let wait = match (self.come_back_in.take(), reason) {
            (Some(wait), _) => wait,
            // The server asks for it: what it sent was lost, not the connection.
            (None, Some(CloseReason::Lagging)) => Duration::ZERO,
            (None, _) => self.backoff.wait(),
        };
        self.wire = self.opening(wait);
        Heard::Dropped(reason)
    }

    fn end(&mut self, end: End) -> Heard {
        self.wire = Wire::Ended(end);
        Heard::Ended(end)
    }

    fn opening(&self, wait: Duration) -> Wire {
        let (address, badge) = (self.address.clone(), self.badge.clone());
        Wire::Opening(Box::pin(async move {
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
            }
            wire::open(&address, &badge).await
        }))
    }
}
