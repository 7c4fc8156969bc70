//! How long to wait before the next attempt.

use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::time::Duration;

/// The first wait is at most this long: the same as in the browser.
const FIRST: Duration = Duration::from_millis(300);
/// No wait is longer.
const LONGEST: Duration = Duration::from_secs(5);

/// Waits that double, each somewhere between half and all of it, so that a room
/// that lost its server together does not come back together.
#[derive(Debug)]
pub struct Backoff {
    attempts: u32,
    random: SmallRng,
}

impl Backoff {
    /// The same seed gives the same waits.
    pub fn new(seed: u64) -> Self {
        Self {
            attempts: 0,
            random: SmallRng::seed_from_u64(seed),
        }
    }

    /// The connection is good: start again from the shortest wait.
    pub fn reset(&mut self) {
        self.attempts = 0;
    }

    /// The next wait.
    pub fn wait(&mut self) -> Duration {
        let whole = FIRST.saturating_mul(1 << self.attempts.min(8)).min(LONGEST);
        self.attempts = self.attempts.saturating_add(1);
        whole.mul_f64(self.random.random_range(0.5..=1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_five_seconds_and_start_again_after_a_good_connection() {
        let mut backoff = Backoff::new(7);
        let waits: Vec<_> = (0..12).map(|_| backoff.wait()).collect();
        assert!(waits[0] >= FIRST / 2 && waits[0] <= FIRST);
        assert!(waits.iter().all(|wait| *wait <= LONGEST));
        assert!(waits[11] >= LONGEST / 2);
        backoff.reset();
        assert!(backoff.wait() <= FIRST);
    }

    #[test]
    fn two_seeds_do_not_wait_in_step() {
        let waits = |seed| {
            let mut backoff = Backoff::new(seed);
            (0..4).map(|_| backoff.wait()).collect::<Vec<_>>()
        };
        assert_eq!(waits(1), waits(1));
        assert_ne!(waits(1), waits(2));
    }
}
