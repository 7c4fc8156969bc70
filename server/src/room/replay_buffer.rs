//! The last changes of the board, for staff who reconnect after a short absence.

use std::collections::VecDeque;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Changes kept: some twenty seconds of a busy room. After a longer absence the whole board is
/// hardly larger than what was missed.
const CAPACITY: usize = 64;

/// The last changes of the board, without gaps.
#[derive(Default)]
pub(super) struct ReplayBuffer(VecDeque<(u64, Utf8Bytes)>);

impl ReplayBuffer {
    pub(super) fn push(&mut self, seq: u64, frame: Utf8Bytes) {
        if self.0.len() == CAPACITY {
            self.0.pop_front();
        }
        self.0.push_back((seq, frame));
    }

    /// Drops everything: changes happen that are not kept.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The changes after `last_seq`, if all of them are still here. `current_seq` is the
    /// number of the last change.
    pub(super) fn after(&self, last_seq: u64, current_seq: u64) -> Option<Vec<Utf8Bytes>> {
        if last_seq == current_seq {
            return Some(Vec::new());
        }
        let first = self.0.front()?.0;
        let reaches = first <= last_seq.saturating_add(1) && last_seq < current_seq;
        reaches.then(|| {
            let missed = self.0.iter().filter(|(seq, _)| *seq > last_seq);
            missed.map(|(_, frame)| frame.clone()).collect()
        })
    }
}
