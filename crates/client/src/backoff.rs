//! Exponential backoff with full jitter.

use rand::{Rng, SeedableRng, rngs::SmallRng};
use std::time::Duration;

/// Upper bound of the first delay; the same as in the browser.
const INITIAL_DELAY: Duration = Duration::from_secs(1);
const MAX_DELAY: Duration = Duration::from_secs(5);
/// No delay is shorter; the same as in the browser.
const MIN_DELAY: Duration = Duration::from_millis(50);

/// Delays whose bound doubles up to five seconds. Each is drawn between nothing and its
/// bound, the first one included, so that clients disconnected together do not reconnect
/// together.
#[derive(Debug)]
pub struct Backoff {
    attempts: u32,
    random: SmallRng,
}

impl Backoff {
    /// The same seed gives the same delays.
    pub fn new(seed: u64) -> Self {
        Self {
            attempts: 0,
            random: SmallRng::seed_from_u64(seed),
        }
    }

    /// Starts again from the shortest delay, after a successful connection.
    pub fn reset(&mut self) {
        self.attempts = 0;
    }

    /// How long to wait before the next attempt.
    pub fn next_delay(&mut self) -> Duration {
        let bound = INITIAL_DELAY
            .saturating_mul(1 << self.attempts.min(8))
            .min(MAX_DELAY);
        self.attempts = self.attempts.saturating_add(1);
        bound
            .mul_f64(self.random.random_range(0.0..=1.0))
            .max(MIN_DELAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_five_seconds_and_start_again_after_a_good_connection() {
        let mut backoff = Backoff::new(7);
        let delays: Vec<_> = (0..40).map(|_| backoff.next_delay()).collect();
        assert!(delays[0] <= INITIAL_DELAY);
        assert!(
            delays
                .iter()
                .all(|delay| (MIN_DELAY..=MAX_DELAY).contains(delay))
        );
        assert!(delays.iter().any(|delay| *delay > MAX_DELAY / 2));
        backoff.reset();
        assert!(backoff.next_delay() <= INITIAL_DELAY);
    }

    #[test]
    fn two_seeds_do_not_wait_in_step() {
        let delays = |seed| {
            let mut backoff = Backoff::new(seed);
            (0..4).map(|_| backoff.next_delay()).collect::<Vec<_>>()
        };
        assert_eq!(delays(1), delays(1));
        let pairs = delays(1).into_iter().zip(delays(2));
        assert!(pairs.into_iter().all(|(one, other)| one != other));
    }
}
