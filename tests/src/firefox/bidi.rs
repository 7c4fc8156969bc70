//! WebDriver `BiDi`: commands as JSON on a WebSocket, one at a time.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::Mutex};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

/// A session with a browser.
pub struct BidiConnection {
    line: Mutex<CommandLine>,
    version: String,
}

struct CommandLine {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_id: u64,
}

impl BidiConnection {
    /// Begins a session, which takes whatever certificate a server has.
    pub async fn open(address: &str) -> Self {
        let (socket, _) = connect_async(format!("{address}/session")).await.unwrap();
        let line = CommandLine { socket, last_id: 0 };
        let mut connection = Self {
            line: Mutex::new(line),
            version: String::new(),
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "acceptInsecureCerts": true } } });
        let session = connection.ask("session.new", wanted).await.unwrap();
        let version = session["capabilities"]["browserVersion"].as_str();
        version
            .unwrap_or_default()
            .clone_into(&mut connection.version);
        connection
    }

    /// Version of the browser.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The result of a command.
    ///
    /// # Errors
    /// What the browser says is wrong.
    pub async fn ask(&self, method: &str, params: Value) -> Result<Value, String> {
        let mut line = self.line.lock().await;
        line.last_id += 1;
        let id = line.last_id;
        let command = json!({ "id": id, "method": method, "params": params }).to_string();
        line.socket.send(Message::text(command)).await.unwrap();
        while let Some(message) = line.socket.next().await {
            let Message::Text(text) = message.unwrap() else {
                continue;
            };
            let mut answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == id {
                return match answer["type"].as_str() {
                    Some("success") => Ok(answer["result"].take()),
                    _ => Err(format!("{method}: {}", answer["message"])),
                };
            }
        }
        panic!("{method}: the browser is gone");
    }
}
