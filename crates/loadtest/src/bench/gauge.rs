//! What all simulated people of a measurement count together.

use super::Options;
use crate::ledger::Ledger;
use hdrhistogram::{CreationError, Histogram};
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tokio::sync::Notify;

/// The longest latency told apart, microseconds.
const LONGEST: u64 = 120_000_000;

/// Counters, latencies and the ledger.
pub(super) struct Gauge {
    began: Instant,
    people: u64,
    invigilators: u64,
    ledger: Ledger,
    next: Latencies,
    board: Latencies,
    seated: AtomicU64,
    sent: AtomicU64,
    acknowledged: AtomicU64,
    refused: AtomicU64,
    moved_on: AtomicU64,
    shown: AtomicU64,
    late: AtomicU64,
    reveals: AtomicU64,
    reconnects: AtomicU64,
    /// Woken when one of the counters that somebody waits for may be complete.
    progress: Notify,
}

/// What was counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) sent: u64,
    pub(super) acknowledged: u64,
    pub(super) refused: u64,
    pub(super) shown: u64,
    pub(super) late: u64,
    pub(super) reveals: u64,
    pub(super) reconnects: u64,
}

struct Latencies(Mutex<Histogram<u64>>);

impl Gauge {
    pub(super) fn new(options: &Options) -> Result<Self, CreationError> {
        let zero = || AtomicU64::new(0);
        Ok(Self {
            began: Instant::now(),
            people: options.people(),
            invigilators: u64::from(options.invigilators),
            ledger: Ledger::default(),
            next: Latencies::new()?,
            board: Latencies::new()?,
            seated: zero(),
            sent: zero(),
            acknowledged: zero(),
            refused: zero(),
            moved_on: zero(),
            shown: zero(),
            late: zero(),
            reveals: zero(),
            reconnects: zero(),
            progress: Notify::new(),
        })
    }

    pub(super) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// A candidate has a question that he can answer.
    pub(super) fn seat_taken(&self) {
        self.seated.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    pub(super) fn answer_sent(&self) {
        self.sent.fetch_add(1, Relaxed);
    }

    pub(super) fn answer_acknowledged(&self) {
        self.acknowledged.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    pub(super) fn answer_refused(&self) {
        self.refused.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    /// The next page has come, for an answer that was due at `intended`.
    pub(super) fn next_page(&self, intended: Instant) {
        self.moved_on.fetch_add(1, Relaxed);
        self.next.record(intended.elapsed());
        self.progress.notify_one();
    }

    /// An invigilator has seen it.
    pub(super) fn on_board(&self, intended: Instant) {
        self.shown.fetch_add(1, Relaxed);
        self.board.record(intended.elapsed());
        self.progress.notify_one();
    }

    pub(super) fn was_late(&self) {
        self.late.fetch_add(1, Relaxed);
    }

    pub(super) fn revealed(&self) {
        self.reveals.fetch_add(1, Relaxed);
    }

    pub(super) fn reconnected(&self) {
        self.reconnects.fetch_add(1, Relaxed);
    }

    pub(super) fn seated(&self) -> u64 {
        self.seated.load(Relaxed)
    }

    pub(super) fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Relaxed)
    }

    /// Waits until every candidate has a question.
    pub(super) async fn everybody_seated(&self) {
        self.until(|| self.seated() >= self.people).await;
    }

    /// Waits until every answer was acknowledged or refused, and what was
    /// acknowledged is on all boards.
    pub(super) async fn everything_settled(&self) {
        self.until(|| {
            let acknowledged = self.acknowledged();
            acknowledged + self.refused.load(Relaxed) >= self.sent.load(Relaxed)
                && self.moved_on.load(Relaxed) >= acknowledged
                && self.shown.load(Relaxed) >= acknowledged * self.invigilators
        })
        .await;
    }

    /// One waits at a time, and a permit is kept for him between two looks: no
    /// change is missed.
    async fn until(&self, reached: impl Fn() -> bool) {
        while !reached() {
            self.progress.notified().await;
        }
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            sent: self.sent.load(Relaxed),
            acknowledged: self.acknowledged(),
            refused: self.refused.load(Relaxed),
            shown: self.shown.load(Relaxed),
            late: self.late.load(Relaxed),
            reveals: self.reveals.load(Relaxed),
            reconnects: self.reconnects.load(Relaxed),
        }
    }

    /// Latencies from answer to next page.
    pub(super) fn next_latencies(&self) -> Histogram<u64> {
        self.next.copy()
    }

    /// Latencies from answer to board.
    pub(super) fn board_latencies(&self) -> Histogram<u64> {
        self.board.copy()
    }

    /// An instant as a number that fits beside a count in 64 bits: microseconds
    /// since the gauge was made.
    fn micros(&self, instant: Instant) -> u64 {
        instant.saturating_duration_since(self.began).as_micros() as u64
    }

    fn instant(&self, micros: u64) -> Instant {
        self.began + Duration::from_micros(micros)
    }
}

impl Latencies {
    fn new() -> Result<Self, CreationError> {
        Ok(Self(Mutex::new(Histogram::new_with_bounds(1, LONGEST, 3)?)))
    }

    fn record(&self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(LONGEST);
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .saturating_record(micros);
    }

    fn copy(&self) -> Histogram<u64> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// The last answer of each candidate of a room: how many he has given with it, and
/// when it was due. The invigilators of the room look it up when a card changes.
pub(super) struct Marks(Vec<AtomicU64>);

impl Marks {
    pub(super) fn new(seats: u16) -> Self {
        Self((0..=seats).map(|_| AtomicU64::new(0)).collect())
    }

    pub(super) fn set(&self, gauge: &Gauge, seat: u16, treated: u8, intended: Instant) {
        if let Some(mark) = self.0.get(usize::from(seat)) {
            mark.store(gauge.micros(intended) << 8 | u64::from(treated), Relaxed);
        }
    }

    /// When the answer that made `treated` was due; none when that is not known.
    pub(super) fn get(&self, gauge: &Gauge, seat: u16, treated: u8) -> Option<Instant> {
        let mark = self.0.get(usize::from(seat))?.load(Relaxed);
        (mark & 0xff == u64::from(treated) && mark != 0).then(|| gauge.instant(mark >> 8))
    }
}
