//! Which candidates have resumed since the last kill.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering::SeqCst},
};
use tokio::sync::Notify;

/// Shared by all participants.
pub(super) struct ChaosProgress {
    /// Number of the current server process, from 1.
    server_run: AtomicU64,
    candidates: Mutex<Vec<CandidateProgress>>,
    answers: AtomicU64,
    unreadable: AtomicU64,
    reconnects: AtomicU64,
    gaps: AtomicU64,
    changed: Notify,
}

/// What is known of a candidate.
#[derive(Debug, Clone, Copy, Default)]
struct CandidateProgress {
    /// The latest server run with a durable command of this candidate; 0 without one.
    back_in: u64,
    /// Has an answer been acknowledged?
    answered: bool,
}

/// The counters at the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChaosCounts {
    pub(super) reconnects: u64,
    pub(super) gaps: u64,
    pub(super) unreadable: u64,
}

impl ChaosProgress {
    pub(super) fn new(rooms: usize, seats: u16) -> Self {
        Self {
            server_run: AtomicU64::new(1),
            candidates: Mutex::new(vec![
                CandidateProgress::default();
                rooms * usize::from(seats)
            ]),
            answers: AtomicU64::new(0),
            unreadable: AtomicU64::new(0),
            reconnects: AtomicU64::new(0),
            gaps: AtomicU64::new(0),
            changed: Notify::new(),
        }
    }

    /// Number of the current server process.
    pub(super) fn server_run(&self) -> u64 {
        self.server_run.load(SeqCst)
    }

    /// The server has just been killed.
    pub(super) fn next_server_run(&self) {
        self.server_run.fetch_add(1, SeqCst);
    }

    /// A command of a candidate connected during `server_run` is durable.
    pub(super) fn command_done(&self, index: usize, server_run: u64, answer: bool) {
        if let Some(candidate) = self.lock().get_mut(index) {
            candidate.back_in = candidate.back_in.max(server_run);
            candidate.answered |= answer;
        }
        if answer {
            self.answers.fetch_add(1, SeqCst);
        }
        self.changed.notify_one();
    }

    pub(super) fn reconnected(&self) {
        self.reconnects.fetch_add(1, SeqCst);
    }

    /// An invigilator missed a change.
    pub(super) fn sequence_gap(&self) {
        self.gaps.fetch_add(1, SeqCst);
    }

    /// A view could not be read.
    pub(super) fn unreadable_view(&self) {
        self.unreadable.fetch_add(1, SeqCst);
    }

    /// Answers acknowledged.
    pub(super) fn answers(&self) -> u64 {
        self.answers.load(SeqCst)
    }

    /// Candidates with a durable command during the current server run.
    pub(super) fn back(&self) -> usize {
        let server_run = self.server_run();
        self.lock()
            .iter()
            .filter(|candidate| candidate.back_in == server_run)
            .count()
    }

    /// Candidates without one.
    pub(super) fn missing(&self) -> usize {
        let total = self.lock().len();
        total - self.back()
    }

    /// Candidates with an acknowledged answer.
    pub(super) fn answering(&self) -> usize {
        self.lock()
            .iter()
            .filter(|candidate| candidate.answered)
            .count()
    }

    /// Waits until every candidate has one.
    pub(super) async fn all_answered(&self) {
        let total = self.lock().len();
        while self.answering() < total {
            self.changed.notified().await;
        }
    }

    /// Waits until every candidate is back.
    pub(super) async fn all_back(&self) {
        while self.missing() > 0 {
            self.changed.notified().await;
        }
    }

    pub(super) fn counts(&self) -> ChaosCounts {
        ChaosCounts {
            reconnects: self.reconnects.load(SeqCst),
            gaps: self.gaps.load(SeqCst),
            unreadable: self.unreadable.load(SeqCst),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<CandidateProgress>> {
        self.candidates
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_done_by_a_killed_server_do_not_count_as_being_back() {
        let progress = ChaosProgress::new(1, 2);
        let before = progress.server_run();
        progress.command_done(0, before, true);
        assert_eq!((progress.back(), progress.missing()), (1, 1));
        progress.next_server_run();
        // Read late from a socket of the killed server.
        progress.command_done(1, before, true);
        assert_eq!((progress.back(), progress.missing()), (0, 2));
        progress.command_done(0, progress.server_run(), true);
        progress.command_done(1, progress.server_run(), false);
        assert_eq!((progress.missing(), progress.answers()), (0, 3));
    }
}
