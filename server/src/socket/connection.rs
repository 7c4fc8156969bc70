//! One connection: reads frames, hands commands to its actor, writes what the actor sends.

use super::{
    ConnectionContext,
    disconnect::Disconnect,
    login::SocketLogin,
    meter::ByteMeter,
    topic::Topic,
    upgrade::Socket,
    waiting_request::{FrameRequest, WaitingRequest},
    write::{close, drain, write, write_pending},
};
use crate::{
    app::SharedApp,
    governor::{PrincipalKey, SocketBudget},
    live::{
        ConnectionId, DisconnectGuard, LiveMessage, OutboundMessage, Outbox, OutboxReceiver,
        ResumeFrom, encode, outbox,
    },
    room::RoomError,
    telemetry::GaugeGuard,
};
use futures_util::StreamExt;
use std::time::Duration;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::{self, Message, Utf8Bytes};
use vigie_shared::{
    ids::CommandId,
    protocol::{
        CONNECTION_LOST_AFTER, ClientMessage, CloseReason, CommonMessage, HEARTBEAT_INTERVAL,
        MAX_FRAME_BYTES,
    },
    session::{Actor, Command},
    view::ConnectionStability,
};

/// Clients come back spread over this time after a restart, milliseconds.
const RECONNECT_SPREAD_MILLIS: u32 = 3_000;

const HEARTBEAT: Duration = Duration::from_micros(HEARTBEAT_INTERVAL.unsigned_abs());
/// A heartbeat that is not answered by then makes the connection unstable.
const UNSTABLE_AFTER: Duration =
    Duration::from_micros((HEARTBEAT_INTERVAL + CONNECTION_LOST_AFTER).unsigned_abs() / 2);
const IDLE_TIMEOUT: Duration = Duration::from_micros(CONNECTION_LOST_AFTER.unsigned_abs());
/// Who has not said hello by then is closed: there is nothing else to connect for.
const HELLO_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) struct Connection<T: Topic> {
    app: SharedApp,
    id: ConnectionId,
    context: ConnectionContext<T>,
    login: SocketLogin,
    budget: SocketBudget,
    meter: ByteMeter,
    /// Until the hello: the actor keeps the only sender from then on. When it drops it, the
    /// connection was too slow.
    outbox: Option<Outbox>,
    /// Since the hello: reaches the actor, and reports to it when this connection ends.
    joined: Option<DisconnectGuard<T::Message>>,
    opened: Instant,
    last_received: Instant,
    last_heartbeat: Option<Instant>,
    stability: ConnectionStability,
}

impl<T: Topic> Connection<T> {
    pub(super) fn new(
        app: SharedApp,
        id: ConnectionId,
        context: ConnectionContext<T>,
        budget: SocketBudget,
        meter: ByteMeter,
    ) -> Self {
        Self {
            login: SocketLogin::open(&app, context.login, context.audience),
            app,
            id,
            context,
            budget,
            meter,
            outbox: None,
            joined: None,
            opened: Instant::now(),
            last_received: Instant::now(),
            last_heartbeat: None,
            stability: ConnectionStability::Stable,
        }
    }

    /// Runs until one side ends it. What is moved from state to state is on the heap, and what
    /// is awaited between two frames too: a future has room for all of its states at once, and
    /// thousands of these are open that do nothing.
    pub(super) async fn run(mut self: Box<Self>, mut socket: Box<Socket>) {
        let _counted = GaugeGuard::connection();
        let (outbox, mut pending) = outbox();
        self.outbox = Some(outbox);
        let disconnect = self.run_loop(&mut socket, &mut pending).await;
        // Dropped here, because the actor must not wait for the closing handshake.
        if let Some(mut guard) = self.joined.take() {
            guard.silent = disconnect == Disconnect::Close(CloseReason::Silent);
        }
        let topic = self.context.topic;
        if let Disconnect::Close(reason) = disconnect {
            if reason == CloseReason::Malformed {
                tracing::info!(at = %topic, reason = reason.name(), "closed");
            }
            if reason == CloseReason::TooFast {
                // What was asked for before is answered: a client that comes back would send
                // it again.
                drain(&mut socket, &mut pending).await;
            }
            self.meter.lift();
            // Not an open socket of the person any more.
            drop(self);
            close(socket, reason).await;
        }
    }

    async fn run_loop(&mut self, socket: &mut Socket, pending: &mut OutboxReceiver) -> Disconnect {
        let shutdown = self.app.shutdown.clone();
        // All live as long as the loop: made again for each message they would cost more
        // than the message.
        let mut shutdown = std::pin::pin!(shutdown.cancelled());
        let mut login_ended = std::pin::pin!(self.login.ended());
        let mut wake = std::pin::pin!(tokio::time::sleep(HELLO_TIMEOUT));
        // Nothing else is read meanwhile.
        let mut waiting: Option<Box<WaitingRequest>> = None;
        loop {
            let step = tokio::select! {
                biased;
                () = &mut shutdown => return Box::pin(self.restart(socket)).await,
                () = &mut login_ended => return Disconnect::Close(CloseReason::NotLoggedIn),
                // Before the socket: who always sends something must not stop the clock.
                () = &mut wake => self.check_heartbeat(socket).await.map(Some),
                () = WaitingRequest::turn(&mut waiting) => match waiting.take() {
                    Some(waited) => Box::pin(self.carry_out(waited.request)).await,
                    None => Ok(None),
                },
                message = socket.next(), if waiting.is_none() => match self.receive(message).await {
                    Ok(Some(request)) => {
                        match self.charge(&request) {
                            Ok(Duration::ZERO) => Box::pin(self.carry_out(request)).await,
                            Ok(wait) => {
                                waiting = Some(WaitingRequest::new(request, wait));
                                Ok(None)
                            }
                            Err(disconnect) => Err(disconnect),
                        }
                    }
                    Ok(None) => Ok(None),
                    Err(disconnect) => Err(disconnect),
                },
                message = pending.recv() => match message {
                    Some(OutboundMessage::Frame(frame)) => {
                        write_pending(socket, frame, pending).await.map(|()| None)
                    }
                    Some(OutboundMessage::Close(reason)) => Err(Disconnect::Close(reason)),
                    None => Err(Disconnect::Close(CloseReason::Lagging)),
                },
            };
            match step {
                Ok(Some(next_check)) => wake.as_mut().reset(next_check),
                Ok(None) => {}
                Err(disconnect) => return disconnect,
            }
        }
    }

    /// The first heartbeats are spread over five seconds, so that thousands of connections
    /// that came together do not send theirs together.
    fn first_heartbeat(&self) -> Duration {
        let share = self.id.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        HEARTBEAT.mul_f64(share as f64 / f64::from(u32::MAX))
    }

    /// Takes one message of the socket, and gives what it asks for. Every message is charged,
    /// whatever it is: what asks for nothing here, what asks for something by the caller.
    async fn receive(
        &mut self,
        message: Option<Result<Message, tungstenite::Error>>,
    ) -> Result<Option<FrameRequest>, Disconnect> {
        let message = match message {
            Some(Ok(message)) => message,
            // An endless message, in any number of pieces.
            Some(Err(_)) if self.meter.is_exceeded() => {
                return Err(Disconnect::Close(CloseReason::TooFast));
            }
            Some(Err(error)) => return Err(Disconnect::from(&error)),
            None => return Err(Disconnect::PeerGone),
        };
        self.meter.reset();
        let malformed = Disconnect::Close(CloseReason::Malformed);
        let text = match message {
            Message::Text(text) => text,
            // The library has answered a ping already.
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {
                return self.charge_idle().map(|()| None);
            }
            Message::Close(_) => return Err(Disconnect::PeerGone),
            Message::Binary(_) => return Err(malformed),
        };
        if text.len() > MAX_FRAME_BYTES {
            return Err(Disconnect::Close(CloseReason::TooLarge));
        }
        self.last_received = Instant::now();
        if self.stability == ConnectionStability::Unstable {
            Box::pin(self.report_stability(ConnectionStability::Stable)).await;
        }
        self.parse(&text)
    }

    fn parse(&self, text: &Utf8Bytes) -> Result<Option<FrameRequest>, Disconnect> {
        let malformed = Disconnect::Close(CloseReason::Malformed);
        match (serde_json::from_str(text), &self.joined) {
            (Ok(ClientMessage::Heartbeat), Some(_)) => self.charge_idle().map(|()| None),
            (Ok(ClientMessage::Hello { login, .. }), None)
                if login.is_some_and(|login| login != self.context.login) =>
            {
                Err(Disconnect::Close(CloseReason::NotLoggedIn))
            }
            (
                Ok(ClientMessage::Hello {
                    epoch, last_seq, ..
                }),
                None,
            ) => Ok(Some(FrameRequest::Join(ResumeFrom { epoch, last_seq }))),
            (Ok(ClientMessage::Command { id, command }), Some(_)) => {
                Ok(Some(FrameRequest::Command(id, command)))
            }
            // Before the hello, or a second one: out of order.
            (Ok(_), _) | (Err(_), _) => Err(malformed),
        }
    }

    /// Charges what a frame asks for, and says how long it must wait. A hello that would wait
    /// until the connection is closed for its silence is refused at once.
    fn charge(&self, request: &FrameRequest) -> Result<Duration, Disconnect> {
        match request {
            FrameRequest::Join(_) => {
                let most = HELLO_TIMEOUT.saturating_sub(self.opened.elapsed());
                let reserved = self.budget.reserve_hello(self.is_visitor(), most);
                reserved.map_err(|_| Disconnect::Close(CloseReason::TooFast))
            }
            FrameRequest::Command(..) => Ok(self.budget.reserve_frame()),
        }
    }

    /// A device that does not hold its seat?
    fn is_visitor(&self) -> bool {
        match self.context.budget {
            PrincipalKey::CandidateDevice(session, seat, device) => {
                !self.app.rooms.holds_seat(session, seat, device)
            }
            PrincipalKey::Candidate(..)
            | PrincipalKey::StaffLogin(_)
            | PrincipalKey::NamedInvigilator(_)
            | PrincipalKey::Account(_)
            | PrincipalKey::Companion(..) => false,
        }
    }

    fn charge_idle(&self) -> Result<(), Disconnect> {
        if self.budget.try_idle_frame() {
            Ok(())
        } else {
            Err(Disconnect::Close(CloseReason::TooFast))
        }
    }

    /// Does what a frame asks for. Gives the time of the next check of the heartbeat, if it
    /// changes.
    async fn carry_out(&mut self, request: FrameRequest) -> Result<Option<Instant>, Disconnect> {
        let next_check = match request {
            FrameRequest::Join(resume_from) => {
                self.join(resume_from).await?;
                Some(Instant::now() + self.first_heartbeat())
            }
            FrameRequest::Command(id, command) => {
                self.command(id, command).await?;
                None
            }
        };
        // If that took long, the silence was the server's and not the client's.
        self.last_received = Instant::now();
        Ok(next_check)
    }

    #[tracing::instrument(skip_all, level = "debug")]
    async fn join(&mut self, resume_from: ResumeFrom) -> Result<(), Disconnect> {
        let malformed = Disconnect::Close(CloseReason::Malformed);
        let outbox = self.outbox.take().ok_or(malformed)?;
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
            watcher: match &self.context.actor {
                Actor::Invigilator(who) => Some(who.clone()),
                Actor::Candidate { .. } | Actor::Referent(_) | Actor::Server => None,
            },
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
    async fn check_heartbeat(&mut self, socket: &mut Socket) -> Result<Instant, Disconnect> {
        if self.joined.is_none() {
            return if self.opened.elapsed() >= HELLO_TIMEOUT {
                Err(Disconnect::Close(CloseReason::Silent))
            } else {
                Ok(self.opened + HELLO_TIMEOUT)
            };
        }
        let silence = self.last_received.elapsed();
        let unanswered = self
            .last_heartbeat
            .is_some_and(|sent| sent > self.last_received);
        if silence >= IDLE_TIMEOUT {
            return Err(Disconnect::Close(CloseReason::Silent));
        }
        if silence >= UNSTABLE_AFTER && unanswered {
            Box::pin(self.report_stability(ConnectionStability::Unstable)).await;
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
    async fn report_stability(&mut self, stability: ConnectionStability) {
        self.stability = stability;
        if let Some(joined) = &self.joined {
            let message = LiveMessage::Heartbeat {
                connection: self.id,
                stability,
            };
            let _ = joined.handle().send(message).await;
        }
    }

    async fn restart(&mut self, socket: &mut Socket) -> Disconnect {
        let reconnect_in = (self.id.0 as u32).wrapping_mul(2_654_435_769) % RECONNECT_SPREAD_MILLIS;
        let _ = write(socket, encode(&CommonMessage::Restarting { reconnect_in })).await;
        Disconnect::Close(CloseReason::Restarting)
    }
}
