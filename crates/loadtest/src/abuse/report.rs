//! What became of the room beside an attack.

use super::{AttackKind, FLAT_MEMORY};
use crate::{bench::LoadMetrics, sent_answers::JournalAnswers};
use std::{fmt, sync::Arc};

/// What was watched during one attack.
pub(super) struct WatchedAttack {
    pub(super) attack: AttackKind,
    pub(super) done: String,
    pub(super) settled: bool,
    pub(super) metrics: Arc<LoadMetrics>,
    pub(super) kept_out: Vec<String>,
    pub(super) rss_before_kib: u64,
    pub(super) rss_peak_kib: u64,
    pub(super) rss_after_kib: u64,
}

/// One attack, and what the room beside it saw.
#[derive(Debug, Clone, PartialEq)]
pub struct AttackReport {
    /// What was done to the server.
    pub attack: AttackKind,
    /// How often.
    pub done: String,
    /// Answers acknowledged in the room.
    pub answers: u64,
    /// From an answer to the next page, 99th percentile, milliseconds.
    pub next_p99_ms: f64,
    /// Was everything acknowledged and shown in the end?
    pub settled: bool,
    /// Answers that are not in the journal once, or differ there.
    pub wrong_answers: usize,
    /// People with the right credentials who did not get in, and why.
    pub kept_out: Vec<String>,
    /// Memory of the server before, at most during, and after the attack, KiB.
    pub rss_kib: [u64; 3],
}

impl WatchedAttack {
    pub(super) fn report(self, journal: &JournalAnswers) -> AttackReport {
        let comparison = self.metrics.sent_answers().compare(journal);
        AttackReport {
            attack: self.attack,
            done: self.done,
            answers: self.metrics.acknowledged(),
            next_p99_ms: self.metrics.next_latencies().value_at_quantile(0.99) as f64 / 1e3,
            settled: self.settled,
            wrong_answers: comparison.missing.len()
                + comparison.duplicated.len()
                + comparison.altered.len(),
            kept_out: self.kept_out,
            rss_kib: [self.rss_before_kib, self.rss_peak_kib, self.rss_after_kib],
        }
    }
}

impl AttackReport {
    /// Is the memory back at what it was, to a tenth?
    pub fn memory_is_flat(&self) -> bool {
        let [before, _, after] = self.rss_kib;
        after as f64 <= before as f64 * FLAT_MEMORY
    }
}

impl fmt::Display for AttackReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, peak, after] = self.rss_kib.map(|kib| kib as f64 / 1024.0);
        write!(
            f,
            "{}: {}; beside it {} answers, next page p99 {:.1} ms, {} wrong, {} kept out; \
             memory {before:.0} MiB before, {peak:.0} at most, {after:.0} after",
            self.attack.name(),
            self.done,
            self.answers,
            self.next_p99_ms,
            self.wrong_answers,
            self.kept_out.len(),
        )
    }
}
