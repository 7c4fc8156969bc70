//! Whether a WebSocket gets through.

use super::{finding::DoctorFinding, outside_client::OutsideClient};
use futures_util::StreamExt;
use std::time::Duration;
use tokio::time::timeout;
use tokio_tungstenite::{
    client_async,
    tungstenite::{
        self,
        client::IntoClientRequest,
        http::{HeaderValue, Request, header},
        protocol::Message,
    },
};
use vigie_shared::protocol::{CloseReason, SUBPROTOCOL};

const PATH: &str = "/api/socket/center";
const TIMEOUT: Duration = Duration::from_secs(10);
const ADVICE: &str = "let the proxy speak HTTP/1.1 to Vigie and pass the headers Upgrade and \
                      Connection";

/// Opens a socket without a log-in: Vigie accepts it, and closes it with the reason.
pub(super) async fn upgrade(client: &OutsideClient) -> DoctorFinding {
    let connection = match client.connect().await {
        Ok(connection) => connection,
        Err(error) => return DoctorFinding::wrong(error.to_string()),
    };
    let request = match request(client) {
        Ok(request) => request,
        Err(error) => {
            return DoctorFinding::wrong(format!("no WebSocket can be asked for: {error}"));
        }
    };
    let opening = async {
        let (mut socket, response) = client_async(request, connection.stream).await?;
        let protocol = response.headers().get(header::SEC_WEBSOCKET_PROTOCOL);
        let is_ours = protocol.is_some_and(|protocol| protocol == SUBPROTOCOL);
        let closed = loop {
            match socket.next().await.transpose()? {
                Some(Message::Close(frame)) => break frame.map(|frame| u16::from(frame.code)),
                Some(_) => {}
                None => break None,
            }
        };
        Ok::<_, tungstenite::Error>((is_ours, closed))
    };
    match timeout(TIMEOUT, opening).await {
        Ok(Ok((true, Some(code)))) if code == CloseReason::NotLoggedIn.code() => {
            DoctorFinding::right("a WebSocket opens, and its messages arrive")
        }
        Ok(Ok(_)) => DoctorFinding::wrong(format!("a WebSocket opens, but not to Vigie: {ADVICE}")),
        Ok(Err(tungstenite::Error::Http(response))) => refused(response.status().as_u16()),
        Ok(Err(error)) => DoctorFinding::wrong(format!("no WebSocket opens ({error}): {ADVICE}")),
        Err(_) => DoctorFinding::wrong(format!("a WebSocket says nothing for 10 s: {ADVICE}")),
    }
}

fn refused(status: u16) -> DoctorFinding {
    match status {
        503 => DoctorFinding::wrong(
            "WebSockets are refused until the proxy is known, see --trusted-proxy below",
        ),
        403 => DoctorFinding::wrong(
            "WebSockets are refused: set --origin to what browsers show, and let the proxy leave \
             the header Origin alone",
        ),
        status => DoctorFinding::wrong(format!("a WebSocket is answered {status}: {ADVICE}")),
    }
}

fn request(client: &OutsideClient) -> Result<Request<()>, tungstenite::Error> {
    let address = client.origin.replacen("http", "ws", 1);
    let mut request = format!("{address}{PATH}").into_client_request()?;
    let headers = request.headers_mut();
    headers.insert(header::ORIGIN, HeaderValue::from_str(&client.origin)?);
    let protocol = HeaderValue::from_static(SUBPROTOCOL);
    headers.insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
    Ok(request)
}
