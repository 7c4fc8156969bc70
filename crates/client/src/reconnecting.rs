//! A connection that outlives its sockets.

use crate::{
    Backoff, ConnectError, Credentials, Envelope, ServerAddress, UpgradeRequest, WebSocket,
    connect, pending::PendingCommands, transport::encode,
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

/// What happened on a connection.
#[derive(Debug)]
pub enum ClientEvent {
    /// The server has welcomed the client; unanswered commands are sent again.
    Connected,
    /// A snapshot or a change, as text: only the caller knows its type.
    View(Utf8Bytes),
    /// A command is durable.
    CommandDone {
        /// Id it was sent under.
        id: CommandId,
        /// The command.
        command: Command,
    },
    /// A command changed nothing.
    CommandRefused {
        /// The command.
        command: Command,
        /// Reason of the server.
        refusal: Refusal,
    },
    /// The socket is gone; the client is reconnecting.
    Disconnected(Option<CloseReason>),
    /// The same login will not be accepted again; nothing follows.
    Terminated(Termination),
}

/// Why a connection has ended for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termination {
    /// The server closed the socket with a final reason.
    Closed(CloseReason),
    /// The upgrade was refused with this HTTP status.
    Refused(u16),
}

type Opening = Pin<Box<dyn Future<Output = Result<WebSocket, ConnectError>> + Send>>;

enum Connection {
    Opening(Opening),
    /// Boxed: a client that waits for its server should be small.
    Open {
        socket: Box<WebSocket>,
        welcomed: bool,
    },
    Ended(Termination),
}

/// One login on a succession of sockets.
pub struct ReconnectingClient {
    address: ServerAddress,
    credentials: Credentials,
    connection: Connection,
    pending: PendingCommands,
    backoff: Backoff,
    epoch: Option<Epoch>,
    last_seq: u64,
    server_now: Timestamp,
    /// Announced by a server that restarts.
    announced_delay: Option<Duration>,
}

impl ReconnectingClient {
    /// Connects with the first call of [`next`](Self::next). `seed` is for the delays
    /// between attempts.
    pub fn new(address: ServerAddress, credentials: Credentials, seed: u64) -> Self {
        Self {
            connection: Connection::opening(&address, &credentials, Duration::ZERO),
            address,
            credentials,
            pending: PendingCommands::default(),
            backoff: Backoff::new(seed),
            epoch: None,
            last_seq: 0,
            server_now: Timestamp(0),
            announced_delay: None,
        }
    }

    /// The server it talks to.
    pub fn address(&self) -> &ServerAddress {
        &self.address
    }

    /// The login it connects with.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Commands not answered yet.
    pub fn unanswered(&self) -> usize {
        self.pending.len()
    }

    /// Server time as last received, at most one heartbeat old.
    pub fn server_now(&self) -> Timestamp {
        self.server_now
    }

    /// Sends a command as soon as there is a welcomed socket and few others are on their way,
    /// and again after every reconnect until it is answered. Its id is the idempotency key.
    pub async fn send(&mut self, command: Command) -> CommandId {
        let id = CommandId(Uuid::now_v7());
        self.pending.add(id, command);
        self.send_pending().await;
        id
    }

    /// Drops the socket without a close frame, and reconnects after `away`.
    pub fn drop_network(&mut self, away: Duration) {
        if !matches!(self.connection, Connection::Ended(_)) {
            self.reconnect_after(away);
        }
    }

    /// Discards the cursor and reconnects, to receive a snapshot after a gap in `seq`.
    pub fn resync(&mut self) {
        self.epoch = None;
        self.last_seq = 0;
        self.drop_network(Duration::ZERO);
    }

    /// Waits for the next event. The future may be dropped and called again at any time
    /// (in a `select!`); at worst one heartbeat is not answered.
    pub async fn next(&mut self) -> ClientEvent {
        loop {
            self.send_pending().await;
            let event = match &mut self.connection {
                Connection::Ended(termination) => return ClientEvent::Terminated(*termination),
                Connection::Opening(opening) => {
                    let opened = opening.as_mut().await;
                    self.opened(opened).await
                }
                Connection::Open { socket, .. } => match socket.next().await {
                    Some(Ok(Message::Text(text))) => self.handle_frame(text).await,
                    Some(Ok(Message::Close(frame))) => Some(self.closed(frame.as_ref())),
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => Some(self.disconnected(None)),
                },
            };
            if let Some(event) = event {
                return event;
            }
        }
    }

    async fn opened(&mut self, opened: Result<WebSocket, ConnectError>) -> Option<ClientEvent> {
        match opened {
            Ok(socket) => {
                self.connection = Connection::Open {
                    socket: Box::new(socket),
                    welcomed: false,
                };
                let hello = ClientMessage::Hello {
                    epoch: self.epoch,
                    last_seq: self.last_seq,
                    login: None,
                };
                self.write(encode(&hello)).await;
                None
            }
            Err(error) => match error.final_status() {
                Some(status) => Some(self.terminate(Termination::Refused(status))),
                None => {
                    let delay = self.backoff.next_delay();
                    self.reconnect_after(delay);
                    None
                }
            },
        }
    }

    async fn handle_frame(&mut self, text: Utf8Bytes) -> Option<ClientEvent> {
        let Ok(frame) = serde_json::from_str::<Envelope>(&text) else {
            // Not this protocol: perhaps a server of another version.
            return Some(self.disconnected(None));
        };
        if let Some(now) = frame.now {
            self.server_now = now;
        }
        match (&*frame.kind, frame.id) {
            ("heartbeat", _) => {
                self.write(encode(&ClientMessage::Heartbeat)).await;
                None
            }
            ("snapshot" | "change", _) => {
                self.last_seq = frame.seq.unwrap_or(self.last_seq);
                drop(frame);
                Some(ClientEvent::View(text))
            }
            ("done", Some(id)) => self
                .pending
                .take(id)
                .map(|command| ClientEvent::CommandDone { id, command }),
            ("refused", Some(id)) => {
                let command = self.pending.take(id)?;
                Some(ClientEvent::CommandRefused {
                    command,
                    refusal: frame.refusal?,
                })
            }
            ("welcome", _) => {
                self.epoch = frame.epoch;
                self.welcomed();
                Some(ClientEvent::Connected)
            }
            ("restarting", _) => {
                let millis = frame.reconnect_in.map(u64::from);
                self.announced_delay = millis.map(Duration::from_millis);
                None
            }
            _ => None,
        }
    }

    fn welcomed(&mut self) {
        self.backoff.reset();
        self.pending.start_over();
        if let Connection::Open { welcomed, .. } = &mut self.connection {
            *welcomed = true;
        }
    }

    /// Sends as many commands as may be on their way. When it is dropped before its end, a
    /// command may be sent twice, and none is left out.
    async fn send_pending(&mut self) {
        while let Connection::Open { welcomed: true, .. } = self.connection
            && let Some(text) = self.pending.next_frame()
        {
            self.write(text).await;
            self.pending.note_sent();
        }
    }

    /// Writes a frame. A socket that does not take it is found broken by the next
    /// read, and the command stays pending.
    async fn write(&mut self, text: String) {
        if let Connection::Open { socket, .. } = &mut self.connection {
            let _ = socket.send(Message::text(text)).await;
        }
    }

    fn closed(&mut self, frame: Option<&CloseFrame>) -> ClientEvent {
        let reason = frame.and_then(|frame| CloseReason::from_code(frame.code.into()));
        match reason {
            Some(reason) if reason.is_final() => self.terminate(Termination::Closed(reason)),
            _ => self.disconnected(reason),
        }
    }

    fn disconnected(&mut self, reason: Option<CloseReason>) -> ClientEvent {
        let delay = match (self.announced_delay.take(), reason) {
            (Some(delay), _) => delay,
            // The server dropped frames for this client; the connection itself is good.
            (None, Some(CloseReason::Lagging)) => Duration::ZERO,
            (None, _) => self.backoff.next_delay(),
        };
        self.reconnect_after(delay);
        ClientEvent::Disconnected(reason)
    }

    fn terminate(&mut self, termination: Termination) -> ClientEvent {
        self.connection = Connection::Ended(termination);
        ClientEvent::Terminated(termination)
    }

    fn reconnect_after(&mut self, delay: Duration) {
        self.connection = Connection::opening(&self.address, &self.credentials, delay);
    }
}

impl Connection {
    fn opening(address: &ServerAddress, credentials: &Credentials, delay: Duration) -> Self {
        let (address, credentials) = (address.clone(), credentials.clone());
        Self::Opening(Box::pin(async move {
            if !delay.is_zero() {
                tokio::time::sleep(delay).await;
            }
            connect(&UpgradeRequest::new(&address, &credentials)).await
        }))
    }
}
