//! One connection: reads frames, hands commands to its actor, writes what the actor sends.

use super::{
    ConnectionContext,
    disconnect::Disconnect,
    login::SocketLogin,
    rate_limiter::RateLimiter,
    topic::Topic,
    write::{close, write, write_pending},
};
use crate::{
    app::SharedApp,
    live::{
        ConnectionId, DisconnectGuard, GaugeGuard, LiveMessage, OutboundMessage, Outbox,
        OutboxReceiver, ResumeFrom, encode, outbox,
    },
    room::RoomError,
};
use axum::extract::ws::{Message, WebSocket};
use std::time::Duration;
use tokio::time::Instant;
use vigie_shared::{
    ids::CommandId,
    protocol::{
        CONNECTION_LOST_AFTER, ClientMessage, CloseReason, CommonMessage, HEARTBEAT_INTERVAL,
        MAX_FRAME_BYTES,
    },
    session::Command,
};

/// Clients come back spread over this time after a restart, milliseconds.
const RECONNECT_SPREAD_MILLIS: u32 = 3_000;

const HEARTBEAT: Duration = Duration::from_micros(HEARTBEAT_INTERVAL.unsigned_abs());
/// A heartbeat that is not answered by then makes the connection unstable.
const UNSTABLE_AFTER: Duration =
    Duration::from_micros((HEARTBEAT_INTERVAL + CONNECTION_LOST_AFTER).unsigned_abs() / 2);
const IDLE_TIMEOUT: Duration = Duration::from_micros(CONNECTION_LOST_AFTER.unsigned_abs());

pub(super) struct Connection<T: Topic> {
    app: SharedApp,
    id: ConnectionId,
    context: ConnectionContext<T>,
    login: SocketLogin,
    rate_limiter: RateLimiter,
    /// Since the hello: reaches the actor, and reports to it when this connection ends.
    joined: Option<DisconnectGuard<T::Message>>,
    last_received: Instant,
    last_heartbeat: Option<Instant>,
    unstable: bool,
}

impl<T: Topic> Connection<T> {
    pub(super) fn new(app: SharedApp, id: ConnectionId, context: ConnectionContext<T>) -> Self {
        Self {
            login: SocketLogin::open(&app, context.login, context.audience),
            app,
            id,
            context,
            rate_limiter: RateLimiter::default(),
            joined: None,
            last_received: Instant::now(),
            last_heartbeat: None,
            unstable: false,
        }
    }

    /// Runs until one side ends it.
    pub(super) async fn run(mut self, mut socket: WebSocket) {
        let _counted = GaugeGuard::new("vigie_connections");
        let (outbox, mut pending) = outbox();
        let disconnect = self.run_loop(&mut socket, outbox, &mut pending).await;
        // Dropped here, because the actor must not wait for the closing handshake.
        if let Some(mut guard) = self.joined.take() {
            guard.silent = disconnect == Disconnect::Close(CloseReason::Silent);
        }
        if let Disconnect::Close(reason) = disconnect {
            if reason == CloseReason::Malformed {
                tracing::info!(at = %self.context.topic, reason = reason.name(), "closed");
            }
            close(socket, reason).await;
        }
    }

    async fn run_loop(
        &mut self,
        socket: &mut WebSocket,
        outbox: Outbox,
        pending: &mut OutboxReceiver,
    ) -> Disconnect {
        // The actor keeps the only sender once the client has said hello: when it
        // drops it, the connection was too slow.
        let mut outbox = Some(outbox);
        let shutdown = self.app.shutdown.clone();
        // Both live as long as the loop: made again for each message they would cost more
        // than the message.
        let mut shutdown = std::pin::pin!(shutdown.cancelled());
        let mut login_ended = std::pin::pin!(self.login.ended());
        let mut wake = std::pin::pin!(tokio::time::sleep(self.first_heartbeat()));
        loop {
            tokio::select! {
                biased;
                () = &mut shutdown => return self.restart(socket).await,
                () = &mut login_ended => return Disconnect::Close(CloseReason::NotLoggedIn),
                message = socket.recv() => match message {
                    Some(Ok(message)) => match self.handle_message(message, &mut outbox).await {
                        Ok(()) => {}
                        Err(disconnect) => return disconnect,
                    },
                    Some(Err(error)) => return Disconnect::from(&error),
                    None => return Disconnect::PeerGone,
                },
                message = pending.recv() => match message {
                    Some(OutboundMessage::Frame(frame)) => {
                        if let Err(disconnect) = write_pending(socket, frame, pending).await {
                            return disconnect;
                        }
                    }
                    Some(OutboundMessage::Close(reason)) => return Disconnect::Close(reason),
                    None => return Disconnect::Close(CloseReason::Lagging),
                },
                () = &mut wake => match self.check_heartbeat(socket).await {
                    Ok(next) => wake.as_mut().reset(next),
                    Err(disconnect) => return disconnect,
                }
            }
        }
    }

    /// The first heartbeats are spread over five seconds, so that thousands of connections
    /// that came together do not send theirs together.
    fn first_heartbeat(&self) -> Duration {
        let share = self.id.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        HEARTBEAT.mul_f64(share as f64 / f64::from(u32::MAX))
    }

    async fn handle_message(
        &mut self,
        message: Message,
        outbox: &mut Option<Outbox>,
    ) -> Result<(), Disconnect> {
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Close(_) => return Err(Disconnect::PeerGone),
            Message::Binary(_) => return Err(Disconnect::Close(CloseReason::Malformed)),
        };
        if text.len() > MAX_FRAME_BYTES {
            return Err(Disconnect::Close(CloseReason::TooLarge));
        }
        self.last_received = Instant::now();
        if self.unstable {
            self.report_unstable(false).await;
        }
        let now = self.app.clock.now();
        if !self.rate_limiter.allows(now) {
            return Err(Disconnect::Close(CloseReason::TooFast));
        }
        let malformed = Disconnect::Close(CloseReason::Malformed);
        match serde_json::from_str(&text).map_err(|_| malformed)? {
            ClientMessage::Heartbeat => return Ok(()),
            ClientMessage::Hello { epoch, last_seq } => {
                let outbox = outbox.take().ok_or(malformed)?;
                self.join(ResumeFrom { epoch, last_seq }, outbox).await?;
            }
            ClientMessage::Command { id, command } => self.command(id, command).await?,
        }
        // If that took long, the silence was the server's and not the client's.
        self.last_received = Instant::now();
        Ok(())
    }

    #[tracing::instrument(skip_all, level = "debug")]
    async fn join(&mut self, resume_from: ResumeFrom, outbox: Outbox) -> Result<(), Disconnect> {
        let topic = self.context.topic;
        let handle = topic.open(&self.app).await.map_err(|error| {
            tracing::error!(at = %topic, %error, "room not opened");
            Disconnect::Close(match error {
                RoomError::Unknown => CloseReason::NotLoggedIn,
                _ => CloseReason::Unavailable,
            })
        })?;
        let (connection, audience) = (self.id, self.context.audience);
        self.login.joined(&outbox);
        let message = LiveMessage::Connect {
            connection,
            audience,
            outbox,
            resume_from,
        };
        handle
            .send(message)
            .await
            .map_err(|_| Disconnect::Close(CloseReason::Unavailable))?;
        self.joined = Some(DisconnectGuard::new(handle, connection, audience));
        Ok(())
    }

    #[tracing::instrument(skip_all, level = "debug", fields(command = %id.0))]
    async fn command(&mut self, id: CommandId, command: Command) -> Result<(), Disconnect> {
        // A command before the hello is out of order.
        let joined = self
            .joined
            .as_ref()
            .ok_or(Disconnect::Close(CloseReason::Malformed))?;
        if !self.login.admits(id, &command).await? {
            return Ok(());
        }
        let message = LiveMessage::Command {
            from: self.id,
            actor: self.context.actor.clone(),
            id,
            command,
        };
        joined
            .handle()
            .send(message)
            .await
            .map_err(|_| Disconnect::Close(CloseReason::Unavailable))
    }

    /// Sends a heartbeat if nothing was received for a while: a client that just sent something has
    /// just been answered. Gives the time of the next check.
    async fn check_heartbeat(&mut self, socket: &mut WebSocket) -> Result<Instant, Disconnect> {
        let silence = self.last_received.elapsed();
        let unanswered = self
            .last_heartbeat
            .is_some_and(|sent| sent > self.last_received);
        if silence >= IDLE_TIMEOUT {
            return Err(Disconnect::Close(CloseReason::Silent));
        }
        if silence >= UNSTABLE_AFTER && unanswered {
            self.report_unstable(true).await;
            return Ok(self.last_received + IDLE_TIMEOUT);
        }
        if silence < HEARTBEAT && self.last_heartbeat.is_some() {
            return Ok(self.last_received + HEARTBEAT);
        }
        if !unanswered {
            let now = self.app.clock.now();
            write(socket, encode(&CommonMessage::Heartbeat { now })).await?;
            self.last_heartbeat = Some(Instant::now());
        }
        Ok(self.last_received + UNSTABLE_AFTER)
    }

    #[tracing::instrument(skip(self), level = "debug")]
    async fn report_unstable(&mut self, unstable: bool) {
        self.unstable = unstable;
        if let Some(joined) = &self.joined {
            let message = LiveMessage::Unstable {
                connection: self.id,
                unstable,
            };
            let _ = joined.handle().send(message).await;
        }
    }

    async fn restart(&mut self, socket: &mut WebSocket) -> Disconnect {
        let reconnect_in = (self.id.0 as u32).wrapping_mul(2_654_435_769) % RECONNECT_SPREAD_MILLIS;
        let _ = write(socket, encode(&CommonMessage::Restarting { reconnect_in })).await;
        Disconnect::Close(CloseReason::Restarting)
    }
}
