//! One connection of a test: frames as they come, without reconnects or resends.

use futures_util::{SinkExt, StreamExt};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{collections::VecDeque, time::Duration};
use tokio_tungstenite::tungstenite::Message;
use vigie_client::{ConnectError, Credentials, ServerAddress, UpgradeRequest, WebSocket, encode};
use vigie_shared::{
    ids::CommandId,
    protocol::ClientMessage,
    session::{Command, Refusal},
};

/// How long something that has to come may take on a slow machine.
const ARRIVAL_LIMIT: Duration = Duration::from_secs(60);

/// One connection.
pub struct Socket {
    stream: WebSocket,
    /// Read by [`joined`](Self::joined), and given by [`next`](Self::next).
    read: VecDeque<Frame>,
}

/// A message, or the end of the connection.
#[derive(Debug, Clone, PartialEq)]
pub enum Frame {
    /// A JSON message.
    Message(Value),
    /// A close with code and reason; 1006 when the connection ended without one.
    Closed(u16, String),
}

impl Socket {
    /// Connects, or gives the HTTP status of the refusal.
    pub async fn upgrade(request: UpgradeRequest<'_>) -> Result<Self, u16> {
        match vigie_client::connect(&request).await {
            Ok(stream) => Ok(Self {
                stream,
                read: VecDeque::new(),
            }),
            Err(ConnectError::Refused(status)) => Err(status),
            Err(error) => panic!("{error}"),
        }
    }

    /// Connects as a page does, without the hello.
    pub async fn connect(port: u16, path: &str, cookie: &str) -> Self {
        let credentials = Credentials::new(cookie, path);
        let address = ServerAddress::from_port(port);
        let request = UpgradeRequest::new(&address, &credentials);
        Self::upgrade(request).await.unwrap()
    }

    /// Connects as a page does, and sends the hello.
    pub async fn open(port: u16, path: &str, cookie: &str) -> Self {
        let mut socket = Self::connect(port, path, cookie).await;
        socket
            .say(&ClientMessage::Hello {
                epoch: None,
                last_seq: 0,
                login: None,
            })
            .await;
        socket
    }

    /// Sends a message of the protocol.
    pub async fn say(&mut self, message: &ClientMessage) {
        self.send_text(encode(message)).await;
    }

    /// Sends any text.
    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.stream.send(Message::text(text.into())).await.unwrap();
    }

    /// Sends any message.
    pub async fn send_raw(&mut self, message: Message) {
        self.stream.send(message).await.unwrap();
    }

    /// Sends messages until the server takes no more; how many that were. Reads nothing
    /// meanwhile.
    pub async fn flood(&mut self, messages: impl IntoIterator<Item = Message>) -> usize {
        let mut sent = 0;
        for message in messages {
            if self.stream.send(message).await.is_err() {
                break;
            }
            sent += 1;
        }
        sent
    }

    /// The code the connection ends with, whatever comes before; 1006 without one.
    pub async fn end(&mut self) -> u16 {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return 1006,
            }
        }
    }

    /// Waits until the server has sent the first snapshot: everything that happens afterwards
    /// comes as a change.
    pub async fn joined(mut self) -> Self {
        loop {
            let frame = self.receive().await;
            let is_last = match &frame {
                Frame::Message(message) => message["type"] == "snapshot",
                Frame::Closed(..) => true,
            };
            self.read.push_back(frame);
            if is_last {
                return self;
            }
        }
    }

    /// The next message or the end; heartbeats are answered and skipped.
    pub async fn next(&mut self) -> Frame {
        match self.read.pop_front() {
            Some(frame) => frame,
            None => self.receive().await,
        }
    }

    async fn receive(&mut self) -> Frame {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    if message["type"] != "heartbeat" {
                        return Frame::Message(message);
                    }
                    self.say(&ClientMessage::Heartbeat).await;
                }
                Some(Ok(Message::Close(Some(frame)))) => {
                    return Frame::Closed(frame.code.into(), frame.reason.to_string());
                }
                Some(Ok(Message::Close(None)) | Err(_)) | None => {
                    return Frame::Closed(1006, String::new());
                }
                Some(Ok(_)) => {}
            }
        }
    }

    /// Waits for the first message that fits; a close before it fails the test, as does a
    /// message that does not come.
    pub async fn wait_for(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        tokio::time::timeout(ARRIVAL_LIMIT, self.first_that_fits(fits))
            .await
            .expect("a message that was waited for has not come")
    }

    async fn first_that_fits(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            match self.next().await {
                Frame::Message(message) if fits(&message) => return message,
                Frame::Message(_) => {}
                closed @ Frame::Closed(..) => panic!("closed while waiting: {closed:?}"),
            }
        }
    }

    /// The state of the next snapshot.
    pub async fn snapshot<T: DeserializeOwned>(&mut self) -> T {
        self.snapshot_where(|_: &T| true).await
    }

    /// The state of the first snapshot that fits.
    pub async fn snapshot_where<T: DeserializeOwned>(&mut self, fits: impl Fn(&T) -> bool) -> T {
        loop {
            let mut message = self.wait_for(|message| message["type"] == "snapshot").await;
            let state = serde_json::from_value(message["state"].take()).unwrap();
            if fits(&state) {
                return state;
            }
        }
    }

    /// Why a command is refused; one that is accepted fails the test.
    pub async fn refusal(&mut self, command: Command) -> Refusal {
        let refusal = self.ask(command).await.unwrap_err();
        serde_json::from_value(refusal).unwrap()
    }

    /// Sends a command under a fresh id and waits for its answer: nothing, or the
    /// refusal.
    pub async fn ask(&mut self, command: Command) -> Result<(), Value> {
        self.ask_as(CommandId(uuid::Uuid::new_v4()), command).await
    }

    /// The same under the id `id`.
    pub async fn ask_as(&mut self, id: CommandId, command: Command) -> Result<(), Value> {
        self.say(&ClientMessage::Command { id, command }).await;
        let answer = self
            .wait_for(|message| {
                matches!(message["type"].as_str(), Some("done" | "refused"))
                    && message["id"] == id.to_string()
            })
            .await;
        match answer["type"].as_str() {
            Some("done") => Ok(()),
            _ => Err(answer["refusal"].clone()),
        }
    }
}
