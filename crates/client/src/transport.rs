//! One WebSocket, from the TCP connection to the upgrade.

use crate::{Credentials, ServerAddress, http::is_final_status};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{
        self,
        client::IntoClientRequest,
        http::{HeaderName, HeaderValue, Request, header},
        protocol::WebSocketConfig,
    },
};
use vigie_shared::protocol::{ClientMessage, SUBPROTOCOL};

/// An open socket. Plain TCP: the server is on the same machine.
pub type WebSocket = WebSocketStream<TcpStream>;

/// Bytes read at once. The usual 128 KiB would be 2 GiB for 16,000 sockets; a page has
/// one or two thousand bytes, and a larger one is simply read in parts.
const READ_BUFFER_BYTES: usize = 2 * 1024;

/// The headers of an upgrade, each of which a test may leave out or get wrong.
#[derive(Debug, Clone, Copy)]
pub struct UpgradeRequest<'a> {
    /// Port of the server on this machine.
    pub port: u16,
    /// Path of the socket.
    pub path: &'a str,
    /// `Cookie`.
    pub cookie: Option<&'a str>,
    /// `Origin`.
    pub origin: Option<&'a str>,
    /// `Sec-WebSocket-Protocol`.
    pub protocol: Option<&'a str>,
}

impl<'a> UpgradeRequest<'a> {
    /// The upgrade as a page of this server sends it.
    pub fn new(address: &'a ServerAddress, credentials: &'a Credentials) -> Self {
        Self {
            port: address.port(),
            path: credentials.socket_path(),
            cookie: Some(credentials.cookie()),
            origin: Some(address.origin()),
            protocol: Some(SUBPROTOCOL),
        }
    }

    fn http_request(&self, host: &str) -> Result<Request<()>, tungstenite::Error> {
        let mut request = format!("ws://{host}{}", self.path).into_client_request()?;
        let optional_headers: [(HeaderName, Option<&str>); 3] = [
            (header::COOKIE, self.cookie),
            (header::ORIGIN, self.origin),
            (header::SEC_WEBSOCKET_PROTOCOL, self.protocol),
        ];
        for (name, value) in optional_headers {
            if let Some(value) = value {
                request
                    .headers_mut()
                    .insert(name, HeaderValue::from_str(value)?);
            }
        }
        Ok(request)
    }
}

/// Why a socket could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// There is no server on the port, or the connection broke.
    #[error("the server cannot be reached: {0}")]
    Unreachable(#[from] std::io::Error),
    /// The upgrade was refused with this HTTP status.
    #[error("the socket was refused with {0}")]
    Refused(u16),
    /// The response was not an upgrade.
    #[error("the upgrade failed: {0}")]
    Failed(Box<tungstenite::Error>),
}

impl ConnectError {
    /// The HTTP status when the same login would be refused again; none when the server
    /// was away, busy or restarting.
    pub fn final_status(&self) -> Option<u16> {
        match self {
            Self::Refused(status) if is_final_status(*status) => Some(*status),
            _ => None,
        }
    }
}

/// Connects and upgrades.
///
/// # Errors
/// When the server cannot be reached or does not upgrade.
pub async fn connect(upgrade: &UpgradeRequest<'_>) -> Result<WebSocket, ConnectError> {
    let address = ServerAddress::from_port(upgrade.port);
    let request = upgrade
        .http_request(address.host())
        .map_err(|error| ConnectError::Failed(Box::new(error)))?;
    let stream = TcpStream::connect(address.socket_address()).await?;
    // Commands are small and must not wait for the server's delayed acknowledgement.
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0);
    match client_async_with_config(request, stream, Some(config)).await {
        Ok((socket, _)) => Ok(socket),
        Err(tungstenite::Error::Http(response)) => {
            Err(ConnectError::Refused(response.status().as_u16()))
        }
        Err(tungstenite::Error::Io(error)) => Err(ConnectError::Unreachable(error)),
        Err(error) => Err(ConnectError::Failed(Box::new(error))),
    }
}

/// The text frame of a message.
pub fn encode(message: &ClientMessage) -> String {
    serde_json::to_string(message).expect("messages are plain data with string keys")
}
