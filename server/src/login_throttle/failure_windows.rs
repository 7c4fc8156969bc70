//! Failures of each key, in fixed windows of time.

use super::WINDOW_MICROS;
use dashmap::DashMap;
use std::hash::Hash;
use vigie_shared::time::{SECOND, Timestamp};

/// Windows kept of one kind: about a megabyte.
pub(super) const MAX_WINDOWS: usize = 10_000;

#[derive(Debug, Clone, Copy)]
struct FailureWindow {
    began: Timestamp,
    /// Failures, and attempts that are being looked at.
    reserved: u32,
    /// Failures that are certain.
    confirmed: u32,
    /// Since when there have been too many, without a quiet window in between.
    guessing_since: Option<Timestamp>,
}

impl FailureWindow {
    fn new(now: Timestamp) -> Self {
        Self {
            began: now,
            reserved: 0,
            confirmed: 0,
            guessing_since: None,
        }
    }

    fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.began) >= WINDOW_MICROS
    }

    /// Begins again when its time is over.
    fn renew(&mut self, now: Timestamp, notice_at: u32) {
        if !self.is_over(now) {
            return;
        }
        let goes_on =
            self.confirmed >= notice_at && now.since(self.began) < WINDOW_MICROS.saturating_mul(2);
        *self = Self {
            guessing_since: self.guessing_since.filter(|_| goes_on),
            ..Self::new(now)
        };
    }
}

/// The windows of keys of one kind.
#[derive(Debug)]
pub(super) struct FailureWindows<K: Eq + Hash> {
    windows: DashMap<K, FailureWindow>,
    notice_at: u32,
}

impl<K: Eq + Hash + Copy> FailureWindows<K> {
    /// No failures yet. From `notice_at` failures of one key on, somebody is guessing at it.
    pub(super) fn new(notice_at: u32) -> Self {
        Self {
            windows: DashMap::new(),
            notice_at,
        }
    }

    /// Counts an attempt; gives how many there were before.
    pub(super) fn reserve(&self, key: K, now: Timestamp) -> u32 {
        self.make_room(now);
        let mut window = self
            .windows
            .entry(key)
            .or_insert_with(|| FailureWindow::new(now));
        window.renew(now, self.notice_at);
        let before = window.reserved;
        window.reserved = before.saturating_add(1);
        before
    }

    /// Takes an attempt back.
    pub(super) fn release(&self, key: &K) {
        if let Some(mut window) = self.windows.get_mut(key) {
            window.reserved = window.reserved.saturating_sub(1);
        }
    }

    /// Forgets the failures of a key.
    pub(super) fn forget(&self, key: &K) {
        self.windows.remove(key);
    }

    /// An attempt that was counted has failed; gives how many did in this window.
    pub(super) fn confirm(&self, key: &K, now: Timestamp) -> u32 {
        let Some(mut window) = self.windows.get_mut(key) else {
            return 0;
        };
        window.confirmed = window.confirmed.saturating_add(1);
        if window.confirmed >= self.notice_at {
            window.guessing_since.get_or_insert(now);
        }
        window.confirmed
    }

    /// Whole seconds until the window of a key is over, at least one.
    pub(super) fn retry_after_seconds(&self, key: &K, now: Timestamp) -> u32 {
        let began = self.windows.get(key).map_or(now, |window| window.began);
        let left = WINDOW_MICROS - now.since(began);
        let seconds = (left + SECOND - 1) / SECOND;
        u32::try_from(seconds).unwrap_or(1).max(1)
    }

    /// Since when somebody has been guessing at a key, if somebody is.
    pub(super) fn guessing_since(&self, key: &K, now: Timestamp) -> Option<Timestamp> {
        let window = self.windows.get(key).map(|window| *window)?;
        window.guessing_since.filter(|_| !window.is_over(now))
    }

    /// The keys that somebody is guessing at, and since when.
    pub(super) fn guessed_at(&self, now: Timestamp) -> Vec<(K, Timestamp)> {
        let windows = self.windows.iter().filter(|window| !window.is_over(now));
        windows
            .filter_map(|window| Some((*window.key(), window.guessing_since?)))
            .collect()
    }

    /// Drops windows that are over; when that is not enough, those with the fewest failures:
    /// who floods the table with names must fail more often at each of thousands of them
    /// than at the one that is guessed, to wash it out.
    fn make_room(&self, now: Timestamp) {
        if self.windows.len() < MAX_WINDOWS {
            return;
        }
        self.windows.retain(|_, window| !window.is_over(now));
        if self.windows.len() < MAX_WINDOWS {
            return;
        }
        let mut counts: Vec<u32> = self.windows.iter().map(|window| window.reserved).collect();
        counts.sort_unstable();
        // A quarter goes at once, or each new name would cost a walk through all.
        let limit = counts.get(MAX_WINDOWS / 4).copied().unwrap_or(0);
        self.windows.retain(|_, window| window.reserved > limit);
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.windows.len()
    }
}
