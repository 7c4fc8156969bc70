//! One WebSocket, from the connection to the upgrade.

use super::Badge;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{
        self,
        client::IntoClientRequest,
        http::{HeaderValue, Request, header},
        protocol::WebSocketConfig,
    },
};
use vigie_shared::protocol::SUBPROTOCOL;

/// An open socket. Plain TCP: the drill talks to a server on its own machine.
pub type Socket = WebSocketStream<TcpStream>;

/// Bytes read at once. The usual 128 KiB would be 2 GiB for 16,000 sockets; a page
/// has one or two thousand bytes, and a larger one is simply read in parts.
const READ_BUFFER: usize = 2 * 1024;

/// Where a server is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    origin: String,
    port: u16,
}

/// An origin that is not `http://localhost:<port>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not http://localhost:<port>: the drill talks to a server of this machine only")]
pub struct NotLocal(String);

impl std::str::FromStr for Address {
    type Err = NotLocal;

    fn from_str(origin: &str) -> Result<Self, NotLocal> {
        let port = origin
            .strip_prefix("http://localhost:")
            .and_then(|port| port.parse().ok());
        let port = port.ok_or_else(|| NotLocal(origin.to_owned()))?;
        Ok(Self {
            origin: origin.to_owned(),
            port,
        })
    }
}

impl Address {
    /// Public origin: what pages send with every request.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Port.
    pub fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn host(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// Where to connect to. Not by name: `localhost` may mean `::1` first.
    pub(super) fn socket(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }
}

/// Why a socket could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// Nobody answers.
    #[error("the server cannot be reached: {0}")]
    Unreachable(#[from] std::io::Error),
    /// The upgrade was refused with this HTTP status.
    #[error("the socket was refused with {0}")]
    Refused(u16),
    /// The answer was no upgrade.
    #[error("the upgrade failed: {0}")]
    Failed(Box<tungstenite::Error>),
}

impl ConnectError {
    /// The HTTP status when the same log-in would be refused again; none when the
    /// server was away, busy or restarting.
    pub fn final_status(&self) -> Option<u16> {
        match self {
            Self::Refused(status) if (400..500).contains(status) && *status != 429 => Some(*status),
            _ => None,
        }
    }
}

/// Connects and upgrades.
pub(super) async fn open(address: &Address, badge: &Badge) -> Result<Socket, ConnectError> {
    let request = request(address, badge).map_err(|error| ConnectError::Failed(Box::new(error)))?;
    let stream = TcpStream::connect(address.socket()).await?;
    // Answers are small and must not wait for the server's delayed acknowledgement.
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
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

fn request(address: &Address, badge: &Badge) -> Result<Request<()>, tungstenite::Error> {
    let url = format!("ws://{}{}", address.host(), badge.path);
    let mut request = url.into_client_request()?;
    let headers = request.headers_mut();
    headers.insert(header::ORIGIN, HeaderValue::from_str(&address.origin)?);
    headers.insert(header::COOKIE, HeaderValue::from_str(&badge.cookie)?);
    headers.insert(
        header::SEC_WEBSOCKET_PROTOCOL,
        HeaderValue::from_static(SUBPROTOCOL),
    );
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_of_this_machine_is_an_address() {
        let address: Address = "http://localhost:8080".parse().unwrap();
        assert_eq!((address.port(), address.host()), (8080, "localhost:8080"));
        for other in [
            "https://localhost:1",
            "http://vigie.example.fr:80",
            "http://localhost",
            "",
        ] {
            assert!(other.parse::<Address>().is_err(), "{other}");
        }
    }
}
