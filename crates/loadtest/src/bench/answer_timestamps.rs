//! When the last answer of each candidate was due.

use super::metrics::LoadMetrics;
use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Instant,
};

/// The last answer of each candidate of a room: its number within the test, and when it
/// was due. The invigilators of the room look it up when a card changes.
///
/// Both are packed into one atomic: the microseconds above the number's 8 bits.
pub(super) struct AnswerTimestamps(Vec<AtomicU64>);

impl AnswerTimestamps {
    pub(super) fn new(seats: u16) -> Self {
        Self((0..=seats).map(|_| AtomicU64::new(0)).collect())
    }

    pub(super) fn set(&self, metrics: &LoadMetrics, seat: u16, treated: u8, intended: Instant) {
        if let Some(timestamp) = self.0.get(usize::from(seat)) {
            timestamp.store(metrics.micros(intended) << 8 | u64::from(treated), Relaxed);
        }
    }

    /// When the answer that made the count `treated` was due; none when it is unknown.
    pub(super) fn get(&self, metrics: &LoadMetrics, seat: u16, treated: u8) -> Option<Instant> {
        let packed = self.0.get(usize::from(seat))?.load(Relaxed);
        (packed & 0xff == u64::from(treated) && packed != 0).then(|| metrics.instant(packed >> 8))
    }
}
