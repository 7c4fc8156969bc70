//! The state machine of a live connection. No sockets, no clock, no Yew.
//!
//! The contract: tell it what happened and when, do what it returns in that order,
//! and call [`Core::tick`] when [`Core::deadline`] has come.

use serde::de::DeserializeOwned;
use vigie_shared::ids::Epoch;
use vigie_shared::protocol::{ClientMessage, CloseReason, ServerMessage};
use vigie_shared::time::{SECOND, Timestamp};

use super::backoff::Backoff;
use super::pending::{Pending, Queue};
use super::place::{Order, Place, hello};
use super::{Farewell, Freshness};
use crate::clock::Local;

/// Beats come every 5 s: one is late after 8.
const STALE_AFTER: i64 = 8 * SECOND;
/// Two are missing after 12: the connection is dead, whatever the browser thinks.
const SILENT_AFTER: i64 = 12 * SECOND;
/// A socket that is not greeted by then is given up.
const GREETED_WITHIN: i64 = 10 * SECOND;

/// What the owner must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect<S, C> {
    /// Open a socket.
    Connect,
    /// Close the socket, and report nothing of it any more.
    Close(Farewell),
    /// Send this text.
    Send(String),
    /// Give this message to the page.
    Deliver(ServerMessage<S, C>),
    /// Show this.
    Show(Freshness),
    /// The unanswered commands have changed: keep them.
    Keep,
    /// A new connection: what was learnt of the server's clock may be wrong by now.
    ForgetClock,
    /// The server's time has just been heard.
    Heard(Timestamp),
    /// Worth a line in the console: a text that is no message we know.
    Unreadable(String),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    /// Not started, or stopped.
    Idle,
    /// A socket is asked for, or open and not greeted.
    Greeting { until: Local },
    /// Greeted; when the last frame came.
    Greeted { heard: Local },
    /// Until the next attempt.
    Waiting { until: Local },
    /// For good.
    Over,
}

/// One live connection over all its sockets. `S` and `C` are the snapshot and the
/// change of the audience.
pub struct Core<S, C> {
    phase: Phase,
    freshness: Freshness,
    /// The room's present life, as the last greeting said.
    epoch: Option<Epoch>,
    place: Option<Place>,
    queue: Queue,
    backoff: Backoff,
    /// Named by the server before it closed, microseconds.
    come_back_in: Option<i64>,
    audience: std::marker::PhantomData<(S, C)>,
}

impl<S: DeserializeOwned, C: DeserializeOwned> Core<S, C> {
    /// A connection not yet started. `kept` are commands that survived a reload.
    pub fn new(seed: u64, kept: Vec<Pending>) -> Self {
        Self {
            phase: Phase::Idle,
            freshness: Freshness::Connecting,
            epoch: None,
            place: None,
            queue: Queue::restored(kept),
            backoff: Backoff::new(seed),
            come_back_in: None,
            audience: std::marker::PhantomData,
        }
    }

    /// The commands that have no answer yet.
    pub fn pending(&self) -> &[Pending] {
        self.queue.all()
    }

    /// When [`Core::tick`] wants to be called.
    pub fn deadline(&self) -> Option<Local> {
        match self.phase {
            Phase::Idle | Phase::Over => None,
            Phase::Greeting { until } | Phase::Waiting { until } => Some(until),
            Phase::Greeted { heard } => Some(match self.freshness {
                Freshness::Stale { .. } => heard.plus(SILENT_AFTER),
                _ => heard.plus(STALE_AFTER),
            }),
        }
    }

    /// The page is there.
    pub fn start(&mut self, at: Local) -> Vec<Effect<S, C>> {
        self.connect(at)
    }

    /// The page is left.
    pub fn stop(&mut self) -> Vec<Effect<S, C>> {
        self.phase = Phase::Idle;
        vec![Effect::Close(Farewell::Leaving)]
    }

    /// The socket is open.
    pub fn opened(&mut self, at: Local) -> Vec<Effect<S, C>> {
        self.phase = Phase::Greeting {
            until: at.plus(GREETED_WITHIN),
        };
        vec![send(&hello(self.place))]
    }

    /// The socket is closed, by the server or by the network.
    pub fn closed(&mut self, at: Local, code: u16) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        match CloseReason::from_code(code).filter(|reason| reason.is_final()) {
            Some(reason) => {
                self.phase = Phase::Over;
                self.show(&mut effects, Freshness::Ended(reason));
            }
            None => self.wait(&mut effects, at),
        }
        effects
    }

    /// A frame came.
    pub fn received(&mut self, at: Local, text: &str) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        if let Phase::Greeted { heard } = &mut self.phase {
            *heard = at;
            self.show(&mut effects, Freshness::Live);
        }
        match serde_json::from_str(text) {
            Ok(message) => self.take(&mut effects, at, message),
            // A newer server may say more than we know; a change missed by that shows as a gap.
            Err(error) => effects.push(Effect::Unreadable(error.to_string())),
        }
        effects
    }

    /// A deadline has come (or not: then nothing happens).
    pub fn tick(&mut self, at: Local) -> Vec<Effect<S, C>> {
        let mut effects = Vec::new();
        match self.phase {
            Phase::Waiting { until } if at >= until => return self.connect(at),
            Phase::Greeting { until } if at >= until => {
                self.hang_up(&mut effects, at, Farewell::Silence);
            }
            Phase::Greeted { heard } if at.since(heard) >= SILENT_AFTER => {
                self.hang_up(&mut effects, at, Farewell::Silence);
            }
            Phase::Greeted { heard } if at.since(heard) >= STALE_AFTER => {
                self.show(&mut effects, Freshness::Stale { since: heard });
            }
            _ => {}
        }
        effects
    }

    /// The network is back, or the page is looked at again: no reason to wait longer.
    pub fn wake(&mut self, at: Local) -> Vec<Effect<S, C>> {
        match self.phase {
            Phase::Waiting { .. } => self.connect(at),
            _ => self.tick(at),
        }
    }

    /// The page asks something. It is sent now, or as soon as the server greets.
    pub fn submit(&mut self, pending: Pending) -> Vec<Effect<S, C>> {
        // Kept before it is sent: a reload in between must not lose it.
        let mut effects = vec![Effect::Keep];
        if matches!(self.phase, Phase::Greeted { .. }) {
            effects.push(send(&pending.message()));
        }
        self.queue.push(pending);
        effects
    }

    fn take(&mut self, effects: &mut Vec<Effect<S, C>>, at: Local, message: ServerMessage<S, C>) {
        match &message {
            ServerMessage::Heartbeat { now } => {
                effects.extend([Effect::Heard(*now), send(&ClientMessage::Heartbeat)]);
                return;
            }
            ServerMessage::Welcome { now, epoch } => self.greeted(effects, at, *now, *epoch),
            ServerMessage::Snapshot { seq, .. } => {
                self.place = self.epoch.map(|epoch| Place { epoch, seq: *seq });
            }
            ServerMessage::Change { seq, .. } => match self.place.map(|place| place.order(*seq)) {
                Some(Order::Next | Order::Repeat) => {
                    self.place = self.place.map(|place| Place { seq: *seq, ..place });
                }
                Some(Order::Old) => return,
                Some(Order::Gap) | None => return self.hang_up(effects, at, Farewell::Gap),
            },
            ServerMessage::Done { id, .. } | ServerMessage::Refused { id, .. } => {
                if self.queue.answered(*id) {
                    effects.push(Effect::Keep);
                }
            }
            ServerMessage::Restarting { reconnect_in } => {
                self.come_back_in = Some(i64::from(*reconnect_in) * 1000);
            }
        }
        effects.push(Effect::Deliver(message));
    }

    fn greeted(
        &mut self,
        effects: &mut Vec<Effect<S, C>>,
        at: Local,
        now: Timestamp,
        epoch: Epoch,
    ) {
        self.phase = Phase::Greeted { heard: at };
        self.epoch = Some(epoch);
        // Numbers of an earlier life mean nothing in this one: a snapshot follows.
        self.place = self.place.filter(|place| place.epoch == epoch);
        self.backoff.reset();
        effects.extend([Effect::ForgetClock, Effect::Heard(now)]);
        self.show(effects, Freshness::Live);
        effects.extend(
            self.queue
                .all()
                .iter()
                .map(|pending| send(&pending.message())),
        );
    }

    /// Closes and comes back soon; the next greeting says what is missing.
    fn hang_up(&mut self, effects: &mut Vec<Effect<S, C>>, at: Local, farewell: Farewell) {
        effects.push(Effect::Close(farewell));
        self.wait(effects, at);
    }

    fn connect(&mut self, at: Local) -> Vec<Effect<S, C>> {
        self.phase = Phase::Greeting {
            until: at.plus(GREETED_WITHIN),
        };
        vec![Effect::Connect]
    }

    fn wait(&mut self, effects: &mut Vec<Effect<S, C>>, at: Local) {
        let micros = match self.come_back_in.take() {
            Some(named) => self.backoff.named(named),
            None => self.backoff.next(),
        };
        // Since the data stopped being true, not since the latest vain attempt.
        let since = match (self.freshness, self.phase) {
            (Freshness::Offline { since } | Freshness::Stale { since }, _) => since,
            (_, Phase::Greeted { heard }) => heard,
            _ => at,
        };
        self.phase = Phase::Waiting {
            until: at.plus(micros),
        };
        self.show(effects, Freshness::Offline { since });
    }

    fn show(&mut self, effects: &mut Vec<Effect<S, C>>, freshness: Freshness) {
        if self.freshness != freshness {
            self.freshness = freshness;
            effects.push(Effect::Show(freshness));
        }
    }
}

fn send<S, C>(message: &ClientMessage) -> Effect<S, C> {
    match serde_json::to_string(message) {
        Ok(text) => Effect::Send(text),
        Err(error) => Effect::Unreadable(error.to_string()),
    }
}
