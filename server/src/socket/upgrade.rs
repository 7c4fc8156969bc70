//! From an HTTP request to a socket whose bytes are counted.
//!
//! axum checks the request. The rest is done here, because its socket hides the stream: a
//! message in endless pieces never becomes a message, and only the stream sees it.

use super::meter::{ByteMeter, MeteredStream};
use crate::app::SharedApp;
use axum::{
    body::Body,
    extract::{FromRequestParts, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        handshake::derive_accept_key,
        protocol::{Role, WebSocketConfig},
    },
};
use vigie_shared::{
    companion::COMPANION_SUBPROTOCOL,
    protocol::{MAX_FRAME_BYTES, SUBPROTOCOL},
};

/// An open socket.
pub(super) type Socket = WebSocketStream<MeteredStream<TokioIo<Upgraded>>>;

/// Frames up to this size are read, so that those above [`MAX_FRAME_BYTES`] can be answered
/// with the reason why they are refused; bytes.
const MAX_READABLE_BYTES: usize = 4 * MAX_FRAME_BYTES;

/// Largest frame of somebody who is not logged in, bytes: they have nothing to say.
const MAX_STRANGER_BYTES: usize = 4 * 1024;

/// Largest frame of a companion, bytes: a heartbeat with the ids of a hundred extensions.
const MAX_COMPANION_BYTES: usize = 8 * 1024;

/// What may wait to be written to a socket, bytes: far above the largest snapshot, and the
/// end for a client that takes nothing.
const MAX_UNWRITTEN_BYTES: usize = 16 * 1024 * 1024;

/// How much a socket may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SocketLimits {
    /// Somebody who is logged in.
    LoggedIn,
    /// The extension of a candidate.
    Companion,
    /// Somebody who is only sent away.
    Stranger,
}

impl SocketLimits {
    fn readable_bytes(self) -> usize {
        match self {
            Self::LoggedIn => MAX_READABLE_BYTES,
            Self::Companion => MAX_COMPANION_BYTES,
            Self::Stranger => MAX_STRANGER_BYTES,
        }
    }

    /// Buffers are small: thousands of these connections are open, and a frame is a few
    /// hundred bytes. A larger frame is no matter: no second one is taken before the first is
    /// written.
    fn config(self) -> WebSocketConfig {
        WebSocketConfig::default()
            .read_buffer_size(512)
            .write_buffer_size(512)
            .max_write_buffer_size(MAX_UNWRITTEN_BYTES)
            .max_message_size(Some(self.readable_bytes()))
            .max_frame_size(Some(self.readable_bytes()))
    }
}

/// A request that asks for a socket of our protocol.
pub(super) struct SocketUpgrade {
    on_upgrade: OnUpgrade,
    /// `Sec-WebSocket-Accept`.
    accept_key: HeaderValue,
    /// The protocol that both speak.
    protocol: Option<HeaderValue>,
}

impl FromRequestParts<SharedApp> for SocketUpgrade {
    type Rejection = WebSocketUpgradeRejection;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &SharedApp,
    ) -> Result<Self, Self::Rejection> {
        let on_upgrade = parts.extensions.get::<OnUpgrade>().cloned();
        let key = parts.headers.get(header::SEC_WEBSOCKET_KEY).cloned();
        let upgrade = WebSocketUpgrade::from_request_parts(parts, app).await?;
        let upgrade = upgrade.protocols([SUBPROTOCOL, COMPANION_SUBPROTOCOL]);
        let accept_key = derive_accept_key(key.as_ref().map_or(b"", HeaderValue::as_bytes));
        Ok(Self {
            on_upgrade: on_upgrade.expect("axum has found it in the same place"),
            accept_key: HeaderValue::try_from(accept_key).expect("base64 is a header value"),
            protocol: upgrade.selected_protocol().cloned(),
        })
    }
}

impl SocketUpgrade {
    /// Did the client offer this version of this protocol?
    pub(super) fn speaks(&self, protocol: &'static str) -> bool {
        self.protocol
            .as_ref()
            .is_some_and(|spoken| spoken == protocol)
    }

    /// Upgrades, and runs `serve` with the socket in a task of its own: the one that waits for
    /// the upgrade holds what only the upgrade needs, and thousands of sockets are open.
    pub(super) fn accept<F>(
        self,
        limits: SocketLimits,
        serve: impl FnOnce(Box<Socket>, ByteMeter) -> F + Send + 'static,
    ) -> Response
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let on_upgrade = self.on_upgrade;
        tokio::spawn(async move {
            // The client is gone: there is nobody to serve.
            let Ok(upgraded) = on_upgrade.await else {
                return;
            };
            let meter = ByteMeter::new(2 * limits.readable_bytes());
            let stream = MeteredStream::new(TokioIo::new(upgraded), meter.clone());
            let config = Some(limits.config());
            let socket = WebSocketStream::from_raw_socket(stream, Role::Server, config).await;
            tokio::spawn(serve(Box::new(socket), meter));
        });
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = response.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, self.accept_key);
        if let Some(protocol) = self.protocol {
            headers.insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
        }
        response
    }
}
