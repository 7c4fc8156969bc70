//! How fast one connection may speak.

use vigie_shared::time::{SECOND, Timestamp};

/// Frames a client may send at once after a silence: a resend of everything it
/// had in flight, with room to spare.
const BURST: i64 = 40;

/// Time after which one more frame is allowed.
const EVERY: i64 = SECOND / 10;

/// A bucket of allowances, kept as the instant at which it is full again.
#[derive(Debug, Default)]
pub(super) struct Pace {
    full_at: Timestamp,
}

impl Pace {
    /// May one more frame come at `now`?
    pub(super) fn allows(&mut self, now: Timestamp) -> bool {
        let full_at = self.full_at.max(now).plus(EVERY);
        let allowed = full_at.since(now) <= BURST * EVERY;
        if allowed {
            self.full_at = full_at;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_a_flood_does_not() {
        let mut pace = Pace::default();
        let start = Timestamp(1_000 * SECOND);
        assert!((0..BURST).all(|_| pace.allows(start)));
        assert!(!pace.allows(start));
        assert!(pace.allows(start.plus(EVERY)));
        assert!(!pace.allows(start.plus(EVERY)));
        assert!((0..BURST).all(|_| pace.allows(start.plus(BURST * SECOND))));
    }
}
