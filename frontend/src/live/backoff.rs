//! How long to wait before the next attempt.

/// The first wait. Shorter than people notice, long enough for a proxy to recover.
const FIRST_MICROS: i64 = 300_000;
/// The longest wait: an invigilator looks at the board every few seconds.
const LONGEST_MICROS: i64 = 5_000_000;

/// Doubling waits with jitter, so that a whole room does not reconnect at the same moment.
#[derive(Debug, Clone)]
pub struct Backoff {
    attempts: u32,
    state: u64,
}

impl Backoff {
    /// `seed` makes one browser differ from the next.
    pub fn new(seed: u64) -> Self {
        // Zero is the one state that xorshift never leaves.
        Self {
            attempts: 0,
            state: seed.max(1),
        }
    }

    /// The connection is good: the next wait is a first one again.
    pub fn reset(&mut self) {
        self.attempts = 0;
    }

    /// Microseconds to wait: between half and all of the doubled time, never under the first.
    pub fn next(&mut self) -> i64 {
        let whole = LONGEST_MICROS.min(FIRST_MICROS.saturating_mul(1 << self.attempts.min(10)));
        self.attempts = self.attempts.saturating_add(1);
        let half = whole / 2;
        (half + self.random(half)).max(FIRST_MICROS)
    }

    /// Microseconds to wait when the server named a time: up to a quarter more.
    pub fn named(&mut self, micros: i64) -> i64 {
        micros + self.random(micros / 4)
    }

    /// Between 0 and `most`. Jitter needs no better randomness than xorshift.
    fn random(&mut self, most: i64) -> i64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        i64::try_from(self.state >> 2).unwrap_or(0) % most.saturating_add(1).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_five_seconds_and_start_again_after_a_good_connection() {
        let mut backoff = Backoff::new(42);
        let waits: Vec<i64> = (0..20).map(|_| backoff.next()).collect();
        assert!(
            waits
                .iter()
                .all(|wait| (FIRST_MICROS..=LONGEST_MICROS).contains(wait)),
            "{waits:?}"
        );
        assert!(
            waits[10..].iter().all(|wait| *wait >= LONGEST_MICROS / 2),
            "{waits:?}"
        );
        backoff.reset();
        assert_eq!(backoff.next(), FIRST_MICROS);
    }

    #[test]
    fn two_browsers_do_not_wait_the_same_time() {
        let (mut one, mut other) = (Backoff::new(1), Backoff::new(2));
        let pairs = (0..6).map(|_| (one.next(), other.next()));
        assert!(pairs.skip(1).all(|(a, b)| a != b));
    }
}
