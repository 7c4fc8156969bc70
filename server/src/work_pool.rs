//! The one pool for heavy work: hashes, documents, replays, exports, folds of journals.
//!
//! What costs a processor for longer than a moment takes a [`WorkTurn`] first. A turn is paid
//! before the work starts and until it ends, also when nobody waits for the result: it moves
//! into the blocking thread, so a client that asks and hangs up, again and again, gets no
//! more than its turn. Nobody else may call `spawn_blocking`; `cargo xtask tidy` checks that.
//!
//! Turns are given in rotation over the keys that wait ([`WorkKey`]): one person with a
//! thousand requests delays the next person by one piece of work. Strangers have a queue of
//! their own and every second turn, so that any number of networks delays a person by one piece
//! as well. Queues are bounded. Rooms come first and have a slot that nothing else may take.

mod fair_queue;

use crate::{
    clock::Stopwatch,
    governor::{PrincipalKey, network},
    telemetry::{self, GaugeGuard, MetricLabel},
};
use fair_queue::{FairQueue, QueueLimits};
use std::{
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;
use tracing::Span;
use vigie_shared::ids::SessionId;

/// Pieces of ordinary work at once. A class that fetches its certificates in the same minute
/// must leave the processor to the rooms where others still take their tests.
const ORDINARY_SLOTS: usize = 2;
/// Pieces of work at once, with one slot that only rooms may take.
const SLOTS: usize = ORDINARY_SLOTS + 1;
/// Ordinary turns that may wait: in all, and of one key.
const ORDINARY_LIMITS: QueueLimits = QueueLimits {
    all: 256,
    of_one_key: 16,
};
/// The same of strangers, for whom a turn takes some 50 ms: the last of them waits six seconds
/// when people who are logged in ask as much. Beyond it strangers are `busy`, and nobody
/// else is.
const STRANGER_LIMITS: QueueLimits = QueueLimits {
    all: 128,
    of_one_key: 16,
};
/// Loads of rooms that may wait: more than a server has rooms, because all of them read
/// their journals again after a fault of the database.
const ROOM_LIMITS: QueueLimits = QueueLimits {
    all: 16_384,
    of_one_key: 256,
};
/// What `Retry-After` says when a queue is full, seconds.
const RETRY_AFTER_SECONDS: u32 = 5;

/// Whose turn it is: the pool is fair between keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkKey {
    /// Somebody who is logged in.
    Principal(PrincipalKey),
    /// Somebody who is not: the network of their address, of IPv6 the /48, which is the most
    /// that one customer has.
    Network(IpAddr),
    /// The room of a session.
    Room(SessionId),
    /// The server itself.
    Server,
}

impl WorkKey {
    /// Somebody at this address who is not logged in.
    pub fn network(address: IpAddr) -> Self {
        Self::Network(network(address, 48))
    }
}

/// What the work is, for the metrics and for its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    /// The hash of a password.
    PasswordHash,
    /// A document or a table.
    Document,
    /// The record of a session: its export, its replay, a timeline.
    Record,
    /// The journal of a session, for a page that shows it.
    JournalFold,
    /// The journal of a room that opens; comes before everything else.
    RoomLoad,
    /// A certificate that somebody verifies.
    Verification,
    /// A file of the pages, compressed once.
    Compression,
    /// A roster in whatever form.
    RosterImport,
}

impl MetricLabel for WorkKind {
    fn label(self) -> &'static str {
        match self {
            Self::PasswordHash => "password_hash",
            Self::Document => "document",
            Self::Record => "record",
            Self::JournalFold => "journal_fold",
            Self::RoomLoad => "room_load",
            Self::Verification => "verification",
            Self::Compression => "compression",
            Self::RosterImport => "roster_import",
        }
    }
}

/// Why work was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
    /// Too much waits already.
    #[error("too much work waits already")]
    Busy {
        /// Seconds after which another attempt is worth it.
        retry_after: u32,
    },
    /// The work panicked, or the server ends.
    #[error("the work was interrupted")]
    Interrupted,
}

const BUSY: WorkError = WorkError::Busy {
    retry_after: RETRY_AFTER_SECONDS,
};

/// Bounds heavy work; cheap to clone.
#[derive(Clone, Default)]
pub struct WorkPool(Arc<Mutex<PoolState>>);

#[derive(Default)]
struct PoolState {
    /// Turns that are taken.
    running: usize,
    rooms: FairQueue<WorkKey, WaitingTurn>,
    ordinary: FairQueue<WorkKey, WaitingTurn>,
    strangers: FairQueue<WorkKey, WaitingTurn>,
    /// Was the last ordinary turn a stranger's?
    stranger_was_last: bool,
}

struct WaitingTurn {
    grant: oneshot::Sender<WorkTurn>,
    kind: WorkKind,
    _counted: GaugeGuard,
}

/// The right to do one piece of work. Gives its slot back when it is dropped.
pub struct WorkTurn {
    /// The pool that the slot is of, as long as it is taken.
    slot: Option<WorkPool>,
    kind: WorkKind,
}

impl WorkPool {
    /// Waits for a turn. What needs a whole journal takes one before reading it: then as many
    /// journals are in memory as there are turns, and not as there are requests.
    ///
    /// # Errors
    /// [`WorkError::Busy`] when the queue is full.
    #[tracing::instrument(name = "work_turn", skip_all, level = "debug")]
    pub async fn turn(&self, key: WorkKey, kind: WorkKind) -> Result<WorkTurn, WorkError> {
        let asked = Stopwatch::start();
        let (grant, granted) = oneshot::channel();
        let waiting = WaitingTurn {
            grant,
            kind,
            _counted: GaugeGuard::work_queued(),
        };
        let refused = {
            let mut state = self.lock();
            let (queue, limits) = state.queue(key, kind);
            queue.push(key, waiting, limits)
        };
        // Dropped here, outside of the lock: the task that waited is answered as busy.
        if let Some(refused) = refused {
            telemetry::work_refused(refused.kind);
        }
        self.grant_next();
        let turn = granted.await.map_err(|_| BUSY)?;
        telemetry::work_waited(kind, asked.elapsed());
        Ok(turn)
    }

    /// Waits for a turn and does the work.
    ///
    /// # Errors
    /// [`WorkError::Busy`] when the queue is full, [`WorkError::Interrupted`] when the work
    /// panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        key: WorkKey,
        kind: WorkKind,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WorkError> {
        self.turn(key, kind).await?.run(work).await
    }

    /// Gives free slots to those that wait.
    fn grant_next(&self) {
        loop {
            let Some(waiting) = self.lock().take_next() else {
                return;
            };
            let turn = WorkTurn {
                slot: Some(self.clone()),
                kind: waiting.kind,
            };
            // The task that asked may be gone: then nothing is done, and the next one has the slot.
            if let Err(mut turn) = waiting.grant.send(turn)
                && turn.slot.take().is_some()
            {
                self.lock().running -= 1;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, PoolState> {
        // Only counted and pushed to: whole also after a panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PoolState {
    fn queue(
        &mut self,
        key: WorkKey,
        kind: WorkKind,
    ) -> (&mut FairQueue<WorkKey, WaitingTurn>, QueueLimits) {
        match (key, kind) {
            (_, WorkKind::RoomLoad) => (&mut self.rooms, ROOM_LIMITS),
            (WorkKey::Network(_), _) => (&mut self.strangers, STRANGER_LIMITS),
            _ => (&mut self.ordinary, ORDINARY_LIMITS),
        }
    }

    /// Takes a slot for the next one that waits, if there is a slot.
    fn take_next(&mut self) -> Option<WaitingTurn> {
        let next = match self.running {
            SLOTS.. => None,
            ORDINARY_SLOTS.. => self.rooms.pop(),
            _ => self.rooms.pop().or_else(|| self.pop_ordinary()),
        }?;
        self.running += 1;
        Some(next)
    }

    /// Turn and turn about between those who are logged in and strangers, when both wait.
    fn pop_ordinary(&mut self) -> Option<WaitingTurn> {
        let (first, second) = match self.stranger_was_last {
            true => (&mut self.ordinary, &mut self.strangers),
            false => (&mut self.strangers, &mut self.ordinary),
        };
        if let Some(turn) = first.pop() {
            self.stranger_was_last = !self.stranger_was_last;
            return Some(turn);
        }
        second.pop()
    }
}

impl WorkTurn {
    /// Does the work on a thread that may block. The turn is taken until the work ends, also
    /// when nobody waits for it any more.
    ///
    /// # Errors
    /// [`WorkError::Interrupted`] when it panicked.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WorkError> {
        let span = Span::current();
        let working = move || {
            // All of it, not only its kind: the slot is taken until this thread is done.
            let turn = self;
            let started = Stopwatch::start();
            let done = span.in_scope(work);
            telemetry::work_done(turn.kind, started.elapsed());
            done
        };
        tokio::task::spawn_blocking(working)
            .await
            .map_err(|_| WorkError::Interrupted)
    }
}

impl Drop for WorkTurn {
    fn drop(&mut self) {
        if let Some(pool) = self.slot.take() {
            pool.lock().running -= 1;
            pool.grant_next();
        }
    }
}

#[cfg(test)]
mod tests;
