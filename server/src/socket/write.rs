//! Writing to a socket, with a limit of time.

use super::{disconnect::Disconnect, upgrade::Socket};
use crate::live::{OutboundMessage, OutboxReceiver};
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;
use tokio_tungstenite::tungstenite::{
    Bytes, Message, Utf8Bytes,
    protocol::{
        CloseFrame,
        frame::{
            Frame,
            coding::{Data, OpCode},
        },
    },
};
use vigie_shared::protocol::CloseReason;

/// A write that takes longer than this means the peer is gone.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a peer may take to receive why the connection ends.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Messages above this size are sent in fragments of it, bytes (RFC 6455, section 5.4). The
/// buffer of a connection keeps the size of the largest frame it ever held: the first picture
/// of a room, 12 to 16 kB, would stay with each invigilator.
const FRAGMENT_BYTES: usize = 2 * 1024;

/// Closes with the reason, and reads until the peer has received it: closing a connection with
/// unread input would discard the reason on its way.
#[tracing::instrument(skip_all, level = "debug", fields(reason = reason.name()))]
pub(super) async fn close(socket: Box<Socket>, reason: CloseReason) {
    close_with(socket, reason.code(), reason.name()).await;
}

/// The same with any code and reason.
pub(super) async fn close_with(mut socket: Box<Socket>, code: u16, reason: &'static str) {
    let frame = CloseFrame {
        code: code.into(),
        reason: reason.into(),
    };
    let handshake = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.next().await {}
        }
    };
    let _ = tokio::time::timeout(CLOSE_TIMEOUT, handshake).await;
}

/// Writes a frame and all others that wait, with one flush.
pub(super) async fn write_pending(
    socket: &mut Socket,
    first: Utf8Bytes,
    pending: &mut OutboxReceiver,
) -> Result<(), Disconnect> {
    let writing = async {
        feed(socket, first).await?;
        while let Some(next) = pending.try_recv() {
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

/// Writes what an actor still sends to a connection that is gone for it: the answers to
/// the commands before. Ends with the last of them, or with the first fault.
pub(super) async fn drain(socket: &mut Socket, pending: &mut OutboxReceiver) {
    let draining = async {
        while let Some(OutboundMessage::Frame(frame)) = pending.recv().await {
            if write_pending(socket, frame, pending).await.is_err() {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(CLOSE_TIMEOUT, draining).await;
}

/// Writes one frame.
pub(super) async fn write(socket: &mut Socket, frame: Utf8Bytes) -> Result<(), Disconnect> {
    let sending = async {
        feed(socket, frame).await?;
        flush(socket).await
    };
    tokio::time::timeout(WRITE_TIMEOUT, sending)
        .await
        .unwrap_or(Err(Disconnect::PeerGone))
}

/// Hands a message to the socket, in fragments if it is large.
async fn feed(socket: &mut Socket, text: Utf8Bytes) -> Result<(), Disconnect> {
    if text.len() <= FRAGMENT_BYTES {
        return feed_message(socket, Message::Text(text)).await;
    }
    let mut rest = Bytes::from(text);
    let mut kind = Data::Text;
    while !rest.is_empty() {
        let part = rest.split_to(rest.len().min(FRAGMENT_BYTES));
        let frame = Frame::message(part, OpCode::Data(kind), rest.is_empty());
        feed_message(socket, Message::Frame(frame)).await?;
        kind = Data::Continue;
    }
    Ok(())
}

async fn feed_message(socket: &mut Socket, message: Message) -> Result<(), Disconnect> {
    let fed = socket.feed(message).await;
    fed.map_err(|error| Disconnect::from(&error))
}

async fn flush(socket: &mut Socket) -> Result<(), Disconnect> {
    let flushed = socket.flush().await;
    flushed.map_err(|error| Disconnect::from(&error))
}
