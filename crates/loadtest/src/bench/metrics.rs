//! Counters and latencies of all simulated participants of a measurement.

use super::BenchOptions;
use crate::{candidate::CompanionProgress, sent_answers::SentAnswers};
use hdrhistogram::{CreationError, Histogram};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tokio::sync::Notify;

const MAX_LATENCY_MICROS: u64 = 120_000_000;

/// Counters, latencies and the answers sent.
pub(crate) struct LoadMetrics {
    created_at: Instant,
    candidates: u64,
    invigilators: u64,
    /// Companions that must be linked.
    companions: u64,
    companion_progress: Arc<CompanionProgress>,
    sent_answers: SentAnswers,
    next_page: LatencyHistogram,
    board: LatencyHistogram,
    seated: AtomicU64,
    sent: AtomicU64,
    acknowledged: AtomicU64,
    refused: AtomicU64,
    moved_on: AtomicU64,
    shown: AtomicU64,
    late: AtomicU64,
    reveals: AtomicU64,
    reconnects: AtomicU64,
    /// Notified when a counter that is waited for may be complete.
    progress: Notify,
}

/// The counters at the end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LoadCounts {
    pub(crate) sent: u64,
    pub(crate) acknowledged: u64,
    pub(crate) refused: u64,
    pub(crate) shown: u64,
    pub(crate) late: u64,
    pub(crate) reveals: u64,
    pub(crate) reconnects: u64,
}

struct LatencyHistogram(Mutex<Histogram<u64>>);

impl LoadMetrics {
    pub(crate) fn new(options: &BenchOptions) -> Result<Self, CreationError> {
        let zero = || AtomicU64::new(0);
        Ok(Self {
            created_at: Instant::now(),
            candidates: options.candidate_count(),
            invigilators: u64::from(options.invigilators),
            companions: match options.companions {
                true => options.candidate_count(),
                false => 0,
            },
            companion_progress: Arc::default(),
            sent_answers: SentAnswers::default(),
            next_page: LatencyHistogram::new()?,
            board: LatencyHistogram::new()?,
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

    pub(crate) fn sent_answers(&self) -> &SentAnswers {
        &self.sent_answers
    }

    /// A candidate has a question to answer.
    pub(crate) fn seat_taken(&self) {
        self.seated.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    pub(crate) fn answer_sent(&self) {
        self.sent.fetch_add(1, Relaxed);
    }

    pub(crate) fn answer_acknowledged(&self) {
        self.acknowledged.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    pub(crate) fn answer_refused(&self) {
        self.refused.fetch_add(1, Relaxed);
        self.progress.notify_one();
    }

    /// The next page has come, for an answer that was due at `intended`.
    pub(crate) fn next_page(&self, intended: Instant) {
        self.moved_on.fetch_add(1, Relaxed);
        self.next_page.record(intended.elapsed());
        self.progress.notify_one();
    }

    /// The answer due at `intended` is on the board of an invigilator.
    pub(crate) fn on_board(&self, intended: Instant) {
        self.shown.fetch_add(1, Relaxed);
        self.board.record(intended.elapsed());
        self.progress.notify_one();
    }

    pub(crate) fn was_late(&self) {
        self.late.fetch_add(1, Relaxed);
    }

    pub(crate) fn revealed(&self) {
        self.reveals.fetch_add(1, Relaxed);
    }

    pub(crate) fn reconnected(&self) {
        self.reconnects.fetch_add(1, Relaxed);
    }

    pub(crate) fn seated(&self) -> u64 {
        self.seated.load(Relaxed)
    }

    pub(crate) fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Relaxed)
    }

    /// Waits until every candidate has a question.
    pub(crate) async fn all_seated(&self) {
        self.until(|| self.seated() >= self.candidates).await;
    }

    /// Where companions count what they do.
    pub(crate) fn companion_progress(&self) -> Arc<CompanionProgress> {
        self.companion_progress.clone()
    }

    /// Companions that were linked, those that were linked again counted again.
    pub(crate) fn companion_links(&self) -> u64 {
        self.companion_progress.links.load(Relaxed)
    }

    /// Heartbeats of companions that were answered.
    pub(crate) fn companion_beats(&self) -> u64 {
        self.companion_progress.beats.load(Relaxed)
    }

    /// Waits until every companion is linked.
    pub(crate) async fn all_linked(&self) {
        while self.companion_links() < self.companions {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until every answer was acknowledged or refused, and what was
    /// acknowledged is on all boards.
    pub(crate) async fn all_settled(&self) {
        self.until(|| {
            let acknowledged = self.acknowledged();
            acknowledged + self.refused.load(Relaxed) >= self.sent.load(Relaxed)
                && self.moved_on.load(Relaxed) >= acknowledged
                && self.shown.load(Relaxed) >= acknowledged * self.invigilators
        })
        .await;
    }

    /// There is one waiter at a time, and `Notify` keeps a permit between two checks: no
    /// change is missed.
    async fn until(&self, reached: impl Fn() -> bool) {
        while !reached() {
            self.progress.notified().await;
        }
    }

    pub(crate) fn counts(&self) -> LoadCounts {
        LoadCounts {
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
    pub(crate) fn next_latencies(&self) -> Histogram<u64> {
        self.next_page.copy()
    }

    /// Latencies from answer to board.
    pub(crate) fn board_latencies(&self) -> Histogram<u64> {
        self.board.copy()
    }

    /// An instant as a number that fits beside a count in 64 bits: microseconds
    /// since the start of the measurement.
    pub(crate) fn micros(&self, instant: Instant) -> u64 {
        instant
            .saturating_duration_since(self.created_at)
            .as_micros() as u64
    }

    pub(crate) fn instant(&self, micros: u64) -> Instant {
        self.created_at + Duration::from_micros(micros)
    }
}

impl LatencyHistogram {
    fn new() -> Result<Self, CreationError> {
        Ok(Self(Mutex::new(Histogram::new_with_bounds(
            1,
            MAX_LATENCY_MICROS,
            3,
        )?)))
    }

    fn record(&self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(MAX_LATENCY_MICROS);
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
