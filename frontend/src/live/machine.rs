//! The state machine of a live connection. No sockets, no clock, no Yew.
//!
//! The contract: call it for each thing that happens, with the time; execute the
//! effects it returns in their order; call [`ConnectionMachine::tick`] when
//! [`ConnectionMachine::deadline`] has come.

use serde::de::DeserializeOwned;
use vigie_shared::ids::{CommandId, Epoch, LoginId};
use vigie_shared::maybe_known::MaybeKnown;
use vigie_shared::protocol::{ClientMessage, CloseReason, ServerMessage};
use vigie_shared::time::{SECOND, Timestamp};

use super::audience::{AudienceChange, is_shown, is_shown_change};
use super::backoff::Backoff;
use super::cursor::{Cursor, SequenceCheck, hello};
use super::effect::send;
use super::send_window::SendWindow;
use super::{
    CommandResult, ConnectionStatus, Effect, LiveEvent, LocalClose, PendingCommand, PendingCommands,
};
use crate::clock::DeviceInstant;

/// Heartbeats come every 5 s: one is late after 8.
const STALE_AFTER: i64 = 8 * SECOND;
/// Two are missing after 12: the connection is dead, even if the browser has not noticed.
const SILENT_AFTER: i64 = 12 * SECOND;
/// A socket that is not greeted by then is given up.
const GREETED_WITHIN: i64 = 10 * SECOND;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    /// Not started, or stopped.
    Idle,
    /// A socket is asked for, or open and not greeted.
    Greeting { until: DeviceInstant },
    /// Greeted, with the instant of the last frame.
    Greeted { received_at: DeviceInstant },
    /// Until the next attempt.
    Waiting { until: DeviceInstant },
    /// Closed with a final reason: no further attempt.
    Over,
}

/// One live connection over all its sockets. `S` and `C` are the snapshot and the
/// change of the audience.
pub struct ConnectionMachine<S, C> {
    /// Whose page this is; none where the page does not know.
    login: Option<LoginId>,
    phase: Phase,
    status: ConnectionStatus,
    /// The epoch of the room in the last greeting.
    epoch: Option<Epoch>,
    cursor: Option<Cursor>,
    pending: PendingCommands,
    window: SendWindow,
    backoff: Backoff,
    /// Set by the server before it restarts.
    reconnect_in_micros: Option<i64>,
    audience: std::marker::PhantomData<(S, C)>,
}

impl<S: DeserializeOwned, C: AudienceChange> ConnectionMachine<S, C> {
    /// A connection not yet started. `stored` are commands that survived a reload.
    pub fn new(seed: u64, login: Option<LoginId>, stored: Vec<PendingCommand>) -> Self {
        Self {
            login,
            phase: Phase::Idle,
            status: ConnectionStatus::Connecting,
            epoch: None,
            cursor: None,
            pending: stored.into(),
            window: SendWindow::default(),
            backoff: Backoff::new(seed),
            reconnect_in_micros: None,
            audience: std::marker::PhantomData,
        }
    }

    /// The commands in flight.
    pub fn pending(&self) -> &PendingCommands {
        &self.pending
    }

    /// When [`ConnectionMachine::tick`] must be called next.
    pub fn deadline(&self) -> Option<DeviceInstant> {
        match self.phase {
            Phase::Idle | Phase::Over => None,
            Phase::Greeting { until } | Phase::Waiting { until } => Some(until),
            Phase::Greeted { received_at } => Some(match self.status {
                ConnectionStatus::Stale { .. } | ConnectionStatus::Offline { .. } => {
                    received_at.plus(SILENT_AFTER)
                }
                _ => received_at.plus(STALE_AFTER),
            }),
        }
    }

    /// The page is there.
    pub fn start(&mut self, at: DeviceInstant) -> Vec<Effect<S, C>> {
        self.connect(at)
    }

    /// The page is left.
    pub fn stop(&mut self) -> Vec<Effect<S, C>> {
        self.phase = Phase::Idle;
        vec![Effect::Close(LocalClose::PageLeft)]
    }

    /// The socket is open.
    pub fn opened(&mut self, at: DeviceInstant) -> Vec<Effect<S, C>> {
        self.phase = Phase::Greeting {
            until: at.plus(GREETED_WITHIN),
        };
        vec![send(&hello(self.cursor, self.login))]
    }

    /// The socket is closed, by the server or by the network.
    pub fn closed(&mut self, at: DeviceInstant, code: u16) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        match CloseReason::from_code(code).filter(|reason| reason.is_final()) {
            Some(reason) => {
                self.phase = Phase::Over;
                self.set_status(&mut effects, ConnectionStatus::Ended(reason));
            }
            None => self.wait(&mut effects, at),
        }
        effects
    }

    /// A frame came.
    pub fn received(&mut self, at: DeviceInstant, text: &str) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        if let Phase::Greeted { received_at } = &mut self.phase {
            *received_at = at;
            let was_offline = matches!(self.status, ConnectionStatus::Offline { .. });
            self.set_status(&mut effects, ConnectionStatus::Live);
            if was_offline && self.send_next(&mut effects) {
                effects.push(Effect::PendingChanged);
            }
        }
        match serde_json::from_str(text) {
            Ok(message) => self.handle_message(&mut effects, at, message),
            Err(error) if is_shown(text) => self.outdated(&mut effects, error.to_string()),
            // A later version of the server may send kinds of messages unknown here.
            Err(error) => effects.push(Effect::Unreadable(error.to_string())),
        }
        effects
    }

    /// A deadline has come (or not: then nothing happens).
    pub fn tick(&mut self, at: DeviceInstant) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        match self.phase {
            Phase::Waiting { until } if at >= until => return self.connect(at),
            Phase::Greeting { until } if at >= until => {
                self.reconnect(&mut effects, at, LocalClose::Silence);
            }
            Phase::Greeted { received_at } if at.since(received_at) >= SILENT_AFTER => {
                self.reconnect(&mut effects, at, LocalClose::Silence);
            }
            // What is known to be offline does not become merely late.
            Phase::Greeted { .. } if matches!(self.status, ConnectionStatus::Offline { .. }) => {}
            Phase::Greeted { received_at } if at.since(received_at) >= STALE_AFTER => {
                self.set_status(&mut effects, ConnectionStatus::Stale { since: received_at });
            }
            _ => {}
        }
        effects
    }

    /// The browser says that the network is gone. It may be wrong, so the socket stays open; but
    /// only a frame makes the data current again.
    pub fn network_lost(&mut self) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        if let Phase::Greeted { received_at } = self.phase {
            self.set_status(
                &mut effects,
                ConnectionStatus::Offline { since: received_at },
            );
        }
        effects
    }

    /// The network is back, or the page is visible again: no reason to wait much longer. Not at
    /// once, because the network comes back for a whole school in the same moment.
    pub fn wake(&mut self, at: DeviceInstant) -> Vec<Effect<S, C>> {
        if let Phase::Waiting { until } = &mut self.phase {
            *until = (*until).min(at.plus(self.backoff.spread()));
        }
        self.tick(at)
    }

    /// The page submits a command. It is sent now, or as soon as the server greets.
    pub fn submit(&mut self, pending: PendingCommand) -> Vec<Effect<S, C>> {
        // Stored before it is sent: a reload in between must not lose it.
        let mut effects = vec![Effect::PendingChanged];
        self.pending.push(pending);
        if matches!(self.phase, Phase::Greeted { .. }) {
            self.send_next(&mut effects);
        }
        effects
    }

    /// The page takes a command back that was handed to no socket yet. One that was may be on
    /// record by now: nothing happens.
    pub fn withdraw(&mut self, id: CommandId) -> Vec<Effect<S, C>> {
        if self.pending.has_left(id) || self.pending.settle(id).is_none() {
            return Vec::new();
        }
        vec![Effect::PendingChanged]
    }

    /// Sends as many commands as may be on their way. None while the network is known to be gone:
    /// what a socket holds back cannot be withdrawn. Says whether any was sent.
    fn send_next(&mut self, effects: &mut Vec<Effect<S, C>>) -> bool {
        if matches!(self.status, ConnectionStatus::Offline { .. }) {
            return false;
        }
        let next = self.window.next(&self.pending).to_vec();
        effects.extend(next.iter().map(|pending| send(&pending.message())));
        self.pending
            .note_left(next.iter().map(|pending| pending.id));
        !next.is_empty()
    }

    fn handle_message(
        &mut self,
        effects: &mut Vec<Effect<S, C>>,
        at: DeviceInstant,
        message: ServerMessage<S, MaybeKnown<C>>,
    ) {
        match message {
            ServerMessage::Heartbeat { now } => {
                effects.extend([Effect::ServerTime(now), send(&ClientMessage::Heartbeat)]);
            }
            ServerMessage::Welcome { now, epoch } => self.greeted(effects, at, now, epoch),
            ServerMessage::Snapshot { seq, state } => {
                self.cursor = self.epoch.map(|epoch| Cursor { epoch, seq });
                effects.push(Effect::Deliver(LiveEvent::Snapshot { seq, state }));
            }
            ServerMessage::Change { seq, change } => {
                match self.cursor.map(|cursor| cursor.check(seq)) {
                    Some(SequenceCheck::Next | SequenceCheck::Repeat) => {
                        self.cursor = self.cursor.map(|cursor| Cursor { seq, ..cursor });
                        self.take_change(effects, seq, change);
                    }
                    Some(SequenceCheck::Old) => {}
                    Some(SequenceCheck::Gap) | None => {
                        self.reconnect(effects, at, LocalClose::SequenceGap);
                    }
                }
            }
            ServerMessage::Done { id, created } => self.settle(effects, id, Ok(created)),
            ServerMessage::Refused { id, refusal } => self.settle(effects, id, Err(refusal)),
            ServerMessage::Restarting { reconnect_in } => {
                self.reconnect_in_micros = Some(i64::from(reconnect_in) * 1000);
            }
        }
    }

    /// A change of a later version counts like any other, or the next one would seem to follow
    /// none, for ever.
    fn take_change(&mut self, effects: &mut Vec<Effect<S, C>>, seq: u64, change: MaybeKnown<C>) {
        match change {
            MaybeKnown::Known(change) => {
                effects.push(Effect::Deliver(LiveEvent::Change { seq, change }));
            }
            MaybeKnown::Unknown(change) if is_shown_change::<C>(&change) => {
                self.outdated(effects, "a change in words of a later version".to_owned());
            }
            MaybeKnown::Unknown(_) => effects.push(Effect::Deliver(LiveEvent::Later { seq })),
        }
    }

    /// What the page shows comes in words of a later version: it would be wrong from here on, and
    /// another connection would bring the same. Only a reload helps.
    fn outdated(&mut self, effects: &mut Vec<Effect<S, C>>, error: String) {
        self.phase = Phase::Over;
        effects.extend([
            Effect::Unreadable(error),
            Effect::Close(LocalClose::Outdated),
        ]);
        self.set_status(effects, ConnectionStatus::Ended(CloseReason::Malformed));
    }

    /// A command resent after a reconnect may be answered twice: the second answer
    /// finds nothing in flight.
    fn settle(&mut self, effects: &mut Vec<Effect<S, C>>, id: CommandId, result: CommandResult) {
        self.window.answered(&self.pending, id);
        if let Some(command) = self.pending.settle(id) {
            effects.extend([
                Effect::PendingChanged,
                Effect::Deliver(LiveEvent::Settled { command, result }),
            ]);
            self.send_next(effects);
        }
    }

    fn greeted(
        &mut self,
        effects: &mut Vec<Effect<S, C>>,
        at: DeviceInstant,
        now: Timestamp,
        epoch: Epoch,
    ) {
        self.phase = Phase::Greeted { received_at: at };
        self.epoch = Some(epoch);
        // Sequence numbers of another epoch mean nothing in this one: a snapshot follows.
        self.cursor = self.cursor.filter(|cursor| cursor.epoch == epoch);
        self.backoff.reset();
        effects.extend([Effect::ResetClock, Effect::ServerTime(now)]);
        self.set_status(effects, ConnectionStatus::Live);
        self.window.reset();
        if self.send_next(effects) {
            // Whether they can be withdrawn is shown.
            effects.push(Effect::PendingChanged);
        }
    }

    /// Closes and connects again soon; the next `Hello` asks for what is missing.
    fn reconnect(
        &mut self,
        effects: &mut Vec<Effect<S, C>>,
        at: DeviceInstant,
        reason: LocalClose,
    ) {
        effects.push(Effect::Close(reason));
        self.wait(effects, at);
    }

    fn connect(&mut self, at: DeviceInstant) -> Vec<Effect<S, C>> {
        self.phase = Phase::Greeting {
            until: at.plus(GREETED_WITHIN),
        };
        vec![Effect::Connect]
    }

    fn wait(&mut self, effects: &mut Vec<Effect<S, C>>, at: DeviceInstant) {
        let micros = match self.reconnect_in_micros.take() {
            Some(named) => self.backoff.named(named),
            None => self.backoff.next(),
        };
        // Since the data stopped being current, not since the latest failed attempt.
        let since = match (self.status, self.phase) {
            (ConnectionStatus::Offline { since } | ConnectionStatus::Stale { since }, _) => since,
            (_, Phase::Greeted { received_at }) => received_at,
            _ => at,
        };
        self.phase = Phase::Waiting {
            until: at.plus(micros),
        };
        self.set_status(effects, ConnectionStatus::Offline { since });
    }

    fn set_status(&mut self, effects: &mut Vec<Effect<S, C>>, status: ConnectionStatus) {
        if self.status != status {
            self.status = status;
            effects.push(Effect::ShowStatus(status));
        }
    }
}
