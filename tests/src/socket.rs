//! A WebSocket client that hides nothing: frames as they come.

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, Message, client::IntoClientRequest, http::HeaderValue},
};
use vigie_shared::{
    ids::CommandId,
    protocol::{ClientMessage, SUBPROTOCOL},
    session::Command,
};

/// One connection.
pub struct Socket(WebSocketStream<TcpStream>);

/// What came: a message, or the end.
#[derive(Debug, Clone, PartialEq)]
pub enum Frame {
    /// A JSON message.
    Message(Value),
    /// A close with code and reason; 1006 when the wire just ended.
    Closed(u16, String),
}

/// How a connection is asked for.
#[derive(Debug, Clone)]
pub struct Knock<'a> {
    /// Port of the server.
    pub port: u16,
    /// Path of the socket.
    pub path: &'a str,
    /// Cookie header, if any.
    pub cookie: Option<&'a str>,
    /// Origin header, if any.
    pub origin: Option<&'a str>,
    /// Subprotocol offered, if any.
    pub protocol: Option<&'a str>,
}

impl Socket {
    /// Connects, or tells the HTTP status of the refusal.
    pub async fn knock(knock: Knock<'_>) -> Result<Self, u16> {
        let stream = TcpStream::connect(("127.0.0.1", knock.port)).await.unwrap();
        let url = format!("ws://127.0.0.1:{}{}", knock.port, knock.path);
        let mut request = url.into_client_request().unwrap();
        let headers = request.headers_mut();
        let mut set = |name: &'static str, value: Option<&str>| {
            if let Some(value) = value {
                headers.insert(name, HeaderValue::from_str(value).unwrap());
            }
        };
        set("cookie", knock.cookie);
        set("origin", knock.origin);
        set("sec-websocket-protocol", knock.protocol);
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Connects as our own page would, and says nothing yet.
    pub async fn connect(port: u16, path: &str, cookie: &str) -> Self {
        let origin = format!("http://localhost:{port}");
        let knock = Knock {
            port,
            path,
            cookie: Some(cookie),
            origin: Some(&origin),
            protocol: Some(SUBPROTOCOL),
        };
        Self::knock(knock).await.unwrap()
    }

    /// Connects as our own page would, and says hello.
    pub async fn open(port: u16, path: &str, cookie: &str) -> Self {
        let mut socket = Self::connect(port, path, cookie).await;
        socket
            .say(&ClientMessage::Hello {
                epoch: None,
                last_seq: 0,
            })
            .await;
        socket
    }

    /// Sends a message of the protocol.
    pub async fn say(&mut self, message: &ClientMessage) {
        self.send_text(serde_json::to_string(message).unwrap())
            .await;
    }

    /// Sends any text.
    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.0.send(Message::text(text.into())).await.unwrap();
    }

    /// Sends any message.
    pub async fn send_raw(&mut self, message: Message) {
        self.0.send(message).await.unwrap();
    }

    /// The next message or the end; beats are answered and passed over.
    pub async fn next(&mut self) -> Frame {
        loop {
            match self.0.next().await {
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

    /// Waits for the first message that fits; a close before it fails the test.
    pub async fn wait_for(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            match self.next().await {
                Frame::Message(message) if fits(&message) => return message,
                Frame::Message(_) => {}
                closed @ Frame::Closed(..) => panic!("closed while waiting: {closed:?}"),
            }
        }
    }

    /// Sends a command under a fresh id and waits for its answer: nothing, or the
    /// refusal.
    pub async fn ask(&mut self, command: Command) -> Result<(), Value> {
        self.ask_as(CommandId(uuid::Uuid::new_v4()), command).await
    }

    /// The same under a given id.
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
