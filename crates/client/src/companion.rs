//! A companion extension, as far as a server sees one: a link of its own, and heartbeats signed
//! with the key of that link.

use crate::{
    ConnectError, Credentials, HttpClient, HttpError, ServerAddress, UpgradeRequest, WebSocket,
    connect,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::{SinkExt, StreamExt};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio_tungstenite::tungstenite::Message;
use vigie_shared::{
    api::CompanionTicket,
    companion::{
        AttemptCounts, COMPANION_SUBPROTOCOL, CompanionMessage, ExtensionMessage, HeartbeatBody,
        heartbeat_text, resume_text,
    },
    ids::LinkId,
    time::Timestamp,
};

/// What browsers send as `Origin` of our extension in Firefox: any id will do there.
pub const EXTENSION_ORIGIN: &str = "moz-extension://5f2f0e0a-1d8e-4a3e-9c61-0c2f5a7d9b10";

/// Why there is no link, or not any more.
#[derive(Debug, thiserror::Error)]
pub enum CompanionError {
    /// No socket.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The server closed it with this code; 1006 when it ended without one.
    #[error("the link was closed with {0}")]
    Closed(u16),
    /// The server sent what is not of the protocol.
    #[error("not a message of the protocol")]
    Unreadable,
}

/// A link.
pub struct CompanionClient {
    address: ServerAddress,
    path: String,
    socket: WebSocket,
    link: LinkId,
    key: Vec<u8>,
    counter: u64,
}

impl HttpClient {
    /// A ticket for the companion of a candidate who is logged in.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses.
    pub async fn companion_ticket(
        &mut self,
        candidate: &Credentials,
        session: u32,
    ) -> Result<CompanionTicket, HttpError> {
        let path = format!("/api/candidate/{session}/companion/ticket");
        let body = serde_json::json!({});
        self.post(&path, Some(candidate.cookie()), &body)
            .await?
            .json()
    }
}

impl CompanionClient {
    /// Links with a ticket; the first message of the server comes with it.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn link(
        address: &ServerAddress,
        session: u32,
        ticket: &str,
    ) -> Result<(Self, CompanionMessage), CompanionError> {
        let path = format!("/api/socket/companion/{session}");
        let first = ExtensionMessage::Link {
            ticket: ticket.to_owned(),
            version: "1.0.0".parse().map_err(|_| CompanionError::Unreadable)?,
            browser: "chromium 156".to_owned(),
        };
        let mut socket = open(address, &path).await?;
        say(&mut socket, &first).await;
        let linked = read(&mut socket).await?;
        let CompanionMessage::Linked {
            link,
            key: Some(key),
            ..
        } = &linked
        else {
            return Err(CompanionError::Unreadable);
        };
        let key = URL_SAFE_NO_PAD.decode(key);
        let client = Self {
            address: address.clone(),
            path,
            socket,
            link: *link,
            key: key.map_err(|_| CompanionError::Unreadable)?,
            counter: 0,
        };
        Ok((client, linked))
    }

    /// Drops the socket, and goes on with the same link on another one.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn resume(&mut self) -> Result<CompanionMessage, CompanionError> {
        let mut socket = open(&self.address, &self.path).await?;
        let counter = self.next_counter();
        let mac = self.sign(&resume_text(self.link, counter));
        let resume = ExtensionMessage::Resume {
            link: self.link,
            counter,
            mac,
        };
        say(&mut socket, &resume).await;
        let linked = read(&mut socket).await?;
        self.socket = socket;
        Ok(linked)
    }

    /// A signed heartbeat, not sent yet.
    pub fn heartbeat(&mut self, sent_at: Timestamp, body: &HeartbeatBody) -> ExtensionMessage {
        let body = serde_json::to_string(body).expect("plain data with text keys");
        let counter = self.next_counter();
        let mac = self.sign(&heartbeat_text(self.link, counter, sent_at, &body));
        ExtensionMessage::Heartbeat {
            counter,
            sent_at,
            body,
            mac,
        }
    }

    /// Sends a message. A socket that does not take it is found broken by the next read.
    pub async fn say(&mut self, message: &ExtensionMessage) {
        say(&mut self.socket, message).await;
    }

    /// The next message of the server.
    ///
    /// # Errors
    /// When the server has closed the link.
    pub async fn next(&mut self) -> Result<CompanionMessage, CompanionError> {
        read(&mut self.socket).await
    }

    fn next_counter(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    fn sign(&self, text: &str) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.update(text.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

/// What an extension says that blocks, with these attempts.
pub fn blocking(attempts: AttemptCounts) -> HeartbeatBody {
    HeartbeatBody {
        blocking: true,
        page: true,
        permissions: true,
        private_window: false,
        other_extensions: None,
        forbidden_extensions: Vec::new(),
        attempts,
        tally: None,
    }
}

async fn open(address: &ServerAddress, path: &str) -> Result<WebSocket, ConnectError> {
    let upgrade = UpgradeRequest {
        port: address.port(),
        path,
        cookie: None,
        origin: Some(EXTENSION_ORIGIN),
        protocol: Some(COMPANION_SUBPROTOCOL),
    };
    connect(&upgrade).await
}

async fn say(socket: &mut WebSocket, message: &ExtensionMessage) {
    let text = serde_json::to_string(message).expect("plain data with text keys");
    let _ = socket.send(Message::text(text)).await;
}

async fn read(socket: &mut WebSocket) -> Result<CompanionMessage, CompanionError> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => {
                return serde_json::from_str(&text).map_err(|_| CompanionError::Unreadable);
            }
            Some(Ok(Message::Close(Some(frame)))) => {
                return Err(CompanionError::Closed(frame.code.into()));
            }
            Some(Ok(Message::Close(None)) | Err(_)) | None => {
                return Err(CompanionError::Closed(1006));
            }
            Some(Ok(_)) => {}
        }
    }
}
