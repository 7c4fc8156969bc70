//! Writing to a socket, with a limit of time.

use super::disconnect::Disconnect;
use crate::live::{OutboundMessage, OutboxReceiver};
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::SinkExt;
use std::time::Duration;
use vigie_shared::protocol::CloseReason;

/// A write that takes longer than this means the peer is gone.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a peer may take to receive why the connection ends.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Closes with the reason, and reads until the peer has received it: closing a connection with
/// unread input would discard the reason on its way.
#[tracing::instrument(skip_all, level = "debug", fields(reason = reason.name()))]
pub(super) async fn close(mut socket: WebSocket, reason: CloseReason) {
    let frame = CloseFrame {
        code: reason.code(),
        reason: reason.name().into(),
    };
    let handshake = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    let _ = tokio::time::timeout(CLOSE_TIMEOUT, handshake).await;
}

/// Writes a frame and all others that wait, with one flush.
pub(super) async fn write_pending(
    socket: &mut WebSocket,
    first: Utf8Bytes,
    pending: &mut OutboxReceiver,
) -> Result<(), Disconnect> {
    let writing = async {
        feed(socket, first).await?;
        while let Ok(next) = pending.try_recv() {
            match next {
                OutboundMessage::Frame(frame) => feed(socket, frame).await?,
                OutboundMessage::Close(reason) => {
                    flush(socket).await?;
                    return Err(Disconnect::Close(reason));
                }
            }
        }
        flush(socket).await
    };
    tokio::time::timeout(WRITE_TIMEOUT, writing)
        .await
        .unwrap_or(Err(Disconnect::PeerGone))
}

/// Writes one frame.
pub(super) async fn write(socket: &mut WebSocket, frame: Utf8Bytes) -> Result<(), Disconnect> {
    let sending = socket.send(Message::Text(frame));
    match tokio::time::timeout(WRITE_TIMEOUT, sending).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Disconnect::PeerGone),
    }
}

async fn feed(socket: &mut WebSocket, frame: Utf8Bytes) -> Result<(), Disconnect> {
    socket
        .feed(Message::Text(frame))
        .await
        .map_err(|_| Disconnect::PeerGone)
}

async fn flush(socket: &mut WebSocket) -> Result<(), Disconnect> {
    socket.flush().await.map_err(|_| Disconnect::PeerGone)
}
