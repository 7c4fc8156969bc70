//! The actor of one connection.

use super::{OUTBOX, Visitor, pace::Pace};
use crate::{
    app::SharedApp,
    room::{ConnectionId, Known, Outgoing, RoomError, RoomHandle, RoomMessage, encode},
};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use futures_util::SinkExt;
use std::time::Duration;
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};
use vigie_shared::{
    protocol::{
        CONNECTION_LOST_AFTER, ClientMessage, CloseReason, CommonMessage, HEARTBEAT_INTERVAL,
        MAX_FRAME_BYTES,
    },
    session::{Actor, Command},
};

/// A write that takes longer than this means the peer is gone.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a peer may take to hear why the connection ends.
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(2);

/// Clients come back this much apart after a restart, milliseconds.
const RECONNECT_SPREAD: u32 = 3_000;

const BEAT_EVERY: Duration = Duration::from_micros(HEARTBEAT_INTERVAL.unsigned_abs());
/// A beat that is not answered by then makes the connection doubtful.
const SHAKY_AFTER: Duration =
    Duration::from_micros((HEARTBEAT_INTERVAL + CONNECTION_LOST_AFTER).unsigned_abs() / 2);
const SILENCE: Duration = Duration::from_micros(CONNECTION_LOST_AFTER.unsigned_abs());

/// One connection's side of the conversation.
pub(super) struct Connection {
    app: SharedApp,
    id: ConnectionId,
    visitor: Visitor,
    pace: Pace,
    room: Option<RoomHandle>,
    heard: Instant,
    /// When we last beat.
    beaten: Option<Instant>,
    shaky: bool,
}

/// Why the conversation ends.
enum End {
    /// The peer left, or the wire broke.
    Gone,
    /// We end it.
    Close(CloseReason),
}

impl Connection {
    pub(super) fn new(app: SharedApp, id: ConnectionId, visitor: Visitor) -> Self {
        let (pace, heard) = (Pace::default(), Instant::now());
        Self {
            app,
            id,
            visitor,
            pace,
            room: None,
            heard,
            beaten: None,
            shaky: false,
        }
    }

    /// Speaks until one side ends it. Whatever the exit, the room is told.
    pub(super) async fn run(mut self, mut socket: WebSocket) {
        metrics::gauge!("vigie_connections").increment(1);
        let (outbox, mut frames) = mpsc::channel(OUTBOX);
        let end = self.converse(&mut socket, outbox, &mut frames).await;
        let silent = matches!(end, End::Close(CloseReason::Silent));
        if let Some(room) = &self.room {
            let (connection, audience) = (self.id, self.visitor.audience);
            let _ = room
                .send(RoomMessage::Disconnect {
                    connection,
                    audience,
                    silent,
                })
                .await;
        }
        if let End::Close(reason) = end {
            if reason == CloseReason::Malformed {
                tracing::info!(at = %self.visitor.destination, reason = reason.name(), "closed");
            }
            close(socket, reason).await;
        }
        metrics::gauge!("vigie_connections").decrement(1);
    }

    async fn converse(
        &mut self,
        socket: &mut WebSocket,
        outbox: mpsc::Sender<Outgoing>,
        frames: &mut mpsc::Receiver<Outgoing>,
    ) -> End {
        // The room keeps the only sender once the client has said hello: when it
        // drops it, the connection was too slow.
        let mut outbox = Some(outbox);
        let mut stopping = self.app.stopping.clone();
        // Both live through the whole conversation: made anew for each message they
        // would cost more than the message.
        let mut stopped = std::pin::pin!(stopped(&mut stopping));
        let mut wake = std::pin::pin!(tokio::time::sleep(self.first_beat()));
        loop {
            tokio::select! {
                biased;
                () = &mut stopped => return self.restart(socket).await,
                message = socket.recv() => match message {
                    Some(Ok(message)) => match self.hear(message, &mut outbox).await {
                        Ok(()) => {}
                        Err(end) => return end,
                    },
                    Some(Err(error)) => return ended_by(&error),
                    None => return End::Gone,
                },
                frame = frames.recv() => match frame {
                    Some(Outgoing::Frame(frame)) => {
                        if let Err(end) = write(socket, frame, frames).await {
                            return end;
                        }
                    }
                    Some(Outgoing::Close(reason)) => return End::Close(reason),
                    None => return End::Close(CloseReason::Lagging),
                },
                () = &mut wake => match self.listen(socket).await {
                    Ok(next) => wake.as_mut().reset(next),
                    Err(end) => return end,
                }
            }
        }
    }

    /// The first beats are spread over five seconds, so that thousands of connections
    /// that came together do not beat together.
    fn first_beat(&self) -> Duration {
        let share = self.id.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        BEAT_EVERY.mul_f64(share as f64 / f64::from(u32::MAX))
    }

    async fn hear(
        &mut self,
        message: Message,
        outbox: &mut Option<mpsc::Sender<Outgoing>>,
    ) -> Result<(), End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Close(_) => return Err(End::Gone),
            Message::Binary(_) => return Err(End::Close(CloseReason::Malformed)),
        };
        if text.len() > MAX_FRAME_BYTES {
            return Err(End::Close(CloseReason::TooLarge));
        }
        self.heard = Instant::now();
        if self.shaky {
            self.tell_shaky(false).await;
        }
        let now = self.app.clock.now();
        if !self.pace.allows(now) {
            return Err(End::Close(CloseReason::TooFast));
        }
        let message =
            serde_json::from_str(&text).map_err(|_| End::Close(CloseReason::Malformed))?;
        match message {
            ClientMessage::Heartbeat => return Ok(()),
            ClientMessage::Hello { epoch, last_seq } => {
                let outbox = outbox.take().ok_or(End::Close(CloseReason::Malformed))?;
                self.enter(Known { epoch, last_seq }, outbox).await?;
            }
            ClientMessage::Command { id, command } => self.command(id, command).await?,
        }
        // If that took long, it was our silence and not the client's.
        self.heard = Instant::now();
        Ok(())
    }

    async fn enter(&mut self, known: Known, outbox: mpsc::Sender<Outgoing>) -> Result<(), End> {
        let destination = self.visitor.destination;
        let room = destination.open(&self.app).await.map_err(|error| {
            tracing::error!(at = %destination, %error, "room not opened");
            End::Close(match error {
                RoomError::Unknown => CloseReason::NotLoggedIn,
                _ => CloseReason::Unavailable,
            })
        })?;
        let (connection, audience) = (self.id, self.visitor.audience);
        let message = RoomMessage::Connect {
            connection,
            audience,
            outbox,
            known,
        };
        room.send(message)
            .await
            .map_err(|_| End::Close(CloseReason::Unavailable))?;
        self.room = Some(room);
        Ok(())
    }

    async fn command(
        &mut self,
        id: vigie_shared::ids::CommandId,
        command: Command,
    ) -> Result<(), End> {
        // A command before the hello is out of order.
        let room = self
            .room
            .as_ref()
            .ok_or(End::Close(CloseReason::Malformed))?;
        let actor: Actor = self.visitor.actor.clone();
        let message = RoomMessage::Command {
            from: self.id,
            actor,
            id,
            command,
        };
        room.send(message)
            .await
            .map_err(|_| End::Close(CloseReason::Unavailable))
    }

    /// Are they still there? And we are. Who was heard a moment ago has been answered
    /// a moment ago: only silence needs a beat. Gives the time to look again.
    async fn listen(&mut self, socket: &mut WebSocket) -> Result<Instant, End> {
        let silence = self.heard.elapsed();
        let beaten = self.beaten.is_some_and(|beaten| beaten > self.heard);
        if silence >= SILENCE {
            return Err(End::Close(CloseReason::Silent));
        }
        if silence >= SHAKY_AFTER && beaten {
            self.tell_shaky(true).await;
            return Ok(self.heard + SILENCE);
        }
        if silence < BEAT_EVERY && self.beaten.is_some() {
            return Ok(self.heard + BEAT_EVERY);
        }
        if !beaten {
            let now = self.app.clock.now();
            send(socket, encode(&CommonMessage::Heartbeat { now })).await?;
            self.beaten = Some(Instant::now());
        }
        Ok(self.heard + SHAKY_AFTER)
    }

    async fn tell_shaky(&mut self, unstable: bool) {
        self.shaky = unstable;
        if let Some(room) = &self.room {
            let connection = self.id;
            let message = RoomMessage::Unstable {
                connection,
                unstable,
            };
            let _ = room.send(message).await;
        }
    }

    async fn restart(&self, socket: &mut WebSocket) -> End {
        let reconnect_in = (self.id.0 as u32).wrapping_mul(2_654_435_769) % RECONNECT_SPREAD;
        let _ = send(socket, encode(&CommonMessage::Restarting { reconnect_in })).await;
        End::Close(CloseReason::Restarting)
    }
}

/// Says goodbye, with the reason, and listens until the peer has heard it: closing
/// a connection with unread input would take the reason back from the wire.
pub(super) async fn close(mut socket: WebSocket, reason: CloseReason) {
    let frame = CloseFrame {
        code: reason.code(),
        reason: reason.name().into(),
    };
    let goodbye = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    let _ = tokio::time::timeout(GOODBYE_TIMEOUT, goodbye).await;
}

/// Waits until the server goes down. Gives nothing back: the guard that the watch
/// hands out must not live across the writes that follow.
async fn stopped(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// Writes a frame and whatever else is waiting, with one flush.
async fn write(
    socket: &mut WebSocket,
    first: axum::extract::ws::Utf8Bytes,
    frames: &mut mpsc::Receiver<Outgoing>,
) -> Result<(), End> {
    let writing = async {
        socket
            .feed(Message::Text(first))
            .await
            .map_err(|_| End::Gone)?;
        while let Ok(next) = frames.try_recv() {
            match next {
                Outgoing::Frame(frame) => {
                    socket
                        .feed(Message::Text(frame))
                        .await
                        .map_err(|_| End::Gone)?;
                }
                Outgoing::Close(reason) => {
                    socket.flush().await.map_err(|_| End::Gone)?;
                    return Err(End::Close(reason));
                }
            }
        }
        socket.flush().await.map_err(|_| End::Gone)
    };
    tokio::time::timeout(WRITE_TIMEOUT, writing)
        .await
        .unwrap_or(Err(End::Gone))
}

async fn send(socket: &mut WebSocket, frame: axum::extract::ws::Utf8Bytes) -> Result<(), End> {
    let sending = socket.send(Message::Text(frame));
    match tokio::time::timeout(WRITE_TIMEOUT, sending).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(End::Gone),
    }
}

/// Tells a frame that breaks the rules from a wire that broke. The library's
/// errors come boxed, so it is their text that tells.
fn ended_by(error: &axum::Error) -> End {
    let text = error.to_string();
    if text.contains("Space limit") {
        End::Close(CloseReason::TooLarge)
    } else if text.contains("utf-8") || text.contains("UTF-8") {
        End::Close(CloseReason::Malformed)
    } else {
        End::Gone
    }
}
