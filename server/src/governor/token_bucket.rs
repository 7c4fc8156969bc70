//! A generic cell rate algorithm (GCRA): a token bucket kept as one instant, the theoretical
//! arrival time, at which the whole burst is allowed again. One atomic number, so that
//! connections that share it take no lock.

use super::budget_table::KeptBudget;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

/// How much a bucket gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct RateLimit {
    /// Tokens in a full bucket.
    burst: i64,
    /// Time after which there is one more token, microseconds.
    interval_micros: i64,
}

impl RateLimit {
    pub(super) const fn per_second(tokens: i64, burst: i64) -> Self {
        Self {
            burst,
            interval_micros: 1_000_000 / tokens,
        }
    }

    pub(super) const fn every_seconds(seconds: i64, burst: i64) -> Self {
        Self {
            burst,
            interval_micros: seconds * 1_000_000,
        }
    }

    pub(super) const fn per_hour(tokens: i64, burst: i64) -> Self {
        Self {
            burst,
            interval_micros: 3_600_000_000 / tokens,
        }
    }

    const fn tolerance(self) -> i64 {
        self.burst * self.interval_micros
    }
}

/// Tokens that are taken and come back with time. Times are microseconds of one clock that
/// all callers share.
#[derive(Debug, Default)]
pub(super) struct TokenBucket {
    arrival_time: AtomicI64,
}

impl TokenBucket {
    /// Takes a token, or says how long it is until there is one.
    pub(super) fn take(&self, limit: RateLimit, now: i64) -> Result<(), Duration> {
        let taken =
            self.arrival_time
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |arrival| {
                    let next = arrival.max(now) + limit.interval_micros;
                    (next - now <= limit.tolerance()).then_some(next)
                });
        match taken {
            Ok(_) => Ok(()),
            Err(arrival) => {
                let wait = arrival + limit.interval_micros - now - limit.tolerance();
                Err(micros(wait))
            }
        }
    }

    /// Takes a token in any case, and says how long it is until it is there.
    pub(super) fn reserve(&self, limit: RateLimit, now: i64) -> Duration {
        let mut due = now;
        let _ = self
            .arrival_time
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |arrival| {
                let next = arrival.max(now) + limit.interval_micros;
                due = next - limit.tolerance();
                Some(next)
            });
        micros(due - now)
    }

    /// Takes a token if it is there within `most`, and says how long that is. Otherwise it takes
    /// none: who cannot wait so long must not owe it either.
    pub(super) fn reserve_within(
        &self,
        limit: RateLimit,
        most: Duration,
        now: i64,
    ) -> Result<Duration, Duration> {
        let most = i64::try_from(most.as_micros()).unwrap_or(i64::MAX);
        let due = |arrival: i64| arrival.max(now) + limit.interval_micros - limit.tolerance() - now;
        let taken =
            self.arrival_time
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |arrival| {
                    let next = arrival.max(now) + limit.interval_micros;
                    (due(arrival) <= most).then_some(next)
                });
        match taken {
            Ok(arrival) => Ok(micros(due(arrival))),
            Err(arrival) => Err(micros(due(arrival))),
        }
    }

    /// Puts a token back.
    pub(super) fn give_back(&self, limit: RateLimit) {
        self.arrival_time
            .fetch_sub(limit.interval_micros, Ordering::Relaxed);
    }
}

impl KeptBudget for TokenBucket {
    fn is_untouched(&self, now: i64) -> bool {
        self.arrival_time.load(Ordering::Relaxed) <= now
    }
}

fn micros(wait: i64) -> Duration {
    Duration::from_micros(u64::try_from(wait).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_a_flood_does_not() {
        let limit = RateLimit::per_second(10, 40);
        let bucket = TokenBucket::default();
        let start = 1_000_000_000;
        assert!((0..40).all(|_| bucket.take(limit, start).is_ok()));
        assert_eq!(bucket.take(limit, start), Err(Duration::from_millis(100)));
        assert!(bucket.take(limit, start + 100_000).is_ok());
        assert!(bucket.take(limit, start + 100_000).is_err());
        assert!(!bucket.is_untouched(start + 4_000_000));
        assert!(bucket.is_untouched(start + 4_100_000));
        assert!((0..40).all(|_| bucket.take(limit, start + 40_000_000).is_ok()));
    }

    #[test]
    fn nobody_owes_more_than_they_can_wait_for() {
        let limit = RateLimit::every_seconds(5, 2);
        let bucket = TokenBucket::default();
        let reserve = |now| bucket.reserve_within(limit, Duration::from_secs(10), now);
        let waits: Vec<_> = (0..100).map_while(|_| reserve(7).ok()).collect();
        let seconds = [0, 0, 5, 10].map(Duration::from_secs);
        assert_eq!(waits, seconds);
        assert_eq!(reserve(7), Err(Duration::from_secs(15)));
        assert_eq!(reserve(5_000_007), Ok(Duration::from_secs(10)));
    }

    #[test]
    fn what_was_given_back_can_be_taken_again() {
        let limit = RateLimit::per_second(10, 1);
        let bucket = TokenBucket::default();
        for _ in 0..10 {
            assert!(bucket.take(limit, 5).is_ok());
            bucket.give_back(limit);
        }
    }
}
