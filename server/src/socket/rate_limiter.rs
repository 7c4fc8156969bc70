//! How many frames one connection may send.

use vigie_shared::time::{SECOND, Timestamp};

/// Frames a client may send at once after a silence: a resend of everything it
/// had in flight, with room to spare.
const BURST: i64 = 40;

/// Time after which one more frame is allowed, microseconds.
const EMISSION_INTERVAL: i64 = SECOND / 10;

/// A generic cell rate algorithm (GCRA): a token bucket kept as one instant, its theoretical
/// arrival time, at which the whole burst is allowed again.
#[derive(Debug, Default)]
pub(super) struct RateLimiter {
    arrival_time: Timestamp,
}

impl RateLimiter {
    /// Counts a frame received at `now`; false when it is one too many.
    pub(super) fn allows(&mut self, now: Timestamp) -> bool {
        let arrival_time = self.arrival_time.max(now).plus(EMISSION_INTERVAL);
        let allowed = arrival_time.since(now) <= BURST * EMISSION_INTERVAL;
        if allowed {
            self.arrival_time = arrival_time;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_a_flood_does_not() {
        let mut limiter = RateLimiter::default();
        let start = Timestamp(1_000 * SECOND);
        assert!((0..BURST).all(|_| limiter.allows(start)));
        assert!(!limiter.allows(start));
        assert!(limiter.allows(start.plus(EMISSION_INTERVAL)));
        assert!(!limiter.allows(start.plus(EMISSION_INTERVAL)));
        assert!((0..BURST).all(|_| limiter.allows(start.plus(BURST * SECOND))));
    }
}
