//! Who is back since the last kill.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering::SeqCst},
};
use tokio::sync::Notify;

/// Shared by everybody in the chaos.
pub(super) struct Progress {
    /// Number of the server's present life, from 1.
    life: AtomicU64,
    candidates: Mutex<Vec<Standing>>,
    answers: AtomicU64,
    unreadable: AtomicU64,
    reconnects: AtomicU64,
    gaps: AtomicU64,
    changed: Notify,
}

/// What is known of a candidate.
#[derive(Debug, Clone, Copy, Default)]
struct Standing {
    /// The latest life that granted him something; 0 when none has.
    back_in: u64,
    /// Has he given an answer that was acknowledged?
    answered: bool,
}

/// What was counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) reconnects: u64,
    pub(super) gaps: u64,
    pub(super) unreadable: u64,
}

impl Progress {
    pub(super) fn new(rooms: usize, seats: u16) -> Self {
        Self {
            life: AtomicU64::new(1),
            candidates: Mutex::new(vec![Standing::default(); rooms * usize::from(seats)]),
            answers: AtomicU64::new(0),
            unreadable: AtomicU64::new(0),
            reconnects: AtomicU64::new(0),
            gaps: AtomicU64::new(0),
            changed: Notify::new(),
        }
    }

    /// The life whose server answers now.
    pub(super) fn life(&self) -> u64 {
        self.life.load(SeqCst)
    }

    /// The server has just died.
    pub(super) fn next_life(&self) {
        self.life.fetch_add(1, SeqCst);
    }

    /// A candidate who was greeted in `life` was granted something.
    pub(super) fn granted(&self, index: usize, life: u64, answer: bool) {
        if let Some(standing) = self.lock().get_mut(index) {
            standing.back_in = standing.back_in.max(life);
            standing.answered |= answer;
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
    pub(super) fn gap(&self) {
        self.gaps.fetch_add(1, SeqCst);
    }

    /// Somebody was sent something he cannot read.
    pub(super) fn unreadable(&self) {
        self.unreadable.fetch_add(1, SeqCst);
    }

    /// Answers acknowledged.
    pub(super) fn answers(&self) -> u64 {
        self.answers.load(SeqCst)
    }

    /// How many have been granted something in the present life.
    pub(super) fn back(&self) -> usize {
        let life = self.life();
        self.lock()
            .iter()
            .filter(|standing| standing.back_in == life)
            .count()
    }

    /// How many have not.
    pub(super) fn missing(&self) -> usize {
        let everybody = self.lock().len();
        everybody - self.back()
    }

    /// How many have given an answer at all.
    pub(super) fn answering(&self) -> usize {
        self.lock()
            .iter()
            .filter(|standing| standing.answered)
            .count()
    }

    /// Waits until everybody has.
    pub(super) async fn everybody_answered(&self) {
        let everybody = self.lock().len();
        while self.answering() < everybody {
            self.changed.notified().await;
        }
    }

    /// Waits until nobody is missing.
    pub(super) async fn everybody_back(&self) {
        while self.missing() > 0 {
            self.changed.notified().await;
        }
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            reconnects: self.reconnects.load(SeqCst),
            gaps: self.gaps.load(SeqCst),
            unreadable: self.unreadable.load(SeqCst),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Standing>> {
        self.candidates
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_server_granted_does_not_count_as_being_back() {
        let progress = Progress::new(1, 2);
        let before = progress.life();
        progress.granted(0, before, true);
        assert_eq!((progress.back(), progress.missing()), (1, 1));
        progress.next_life();
        // Read late from a socket of the dead server.
        progress.granted(1, before, true);
        assert_eq!((progress.back(), progress.missing()), (0, 2));
        progress.granted(0, progress.life(), true);
        progress.granted(1, progress.life(), false);
        assert_eq!((progress.missing(), progress.answers()), (0, 3));
    }
}
