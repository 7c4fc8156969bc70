//! How long to wait before the next attempt.

/// Upper bound of the first wait. All pages of a school lose their connections in the same
/// moment, when a switch is started again; they come back spread over this time.
const FIRST_MICROS: i64 = 1_000_000;
/// The longest wait: an invigilator looks at the board every few seconds.
const LONGEST_MICROS: i64 = 5_000_000;
/// No wait is shorter: a server that refuses at once must not be asked in a loop.
const SHORTEST_MICROS: i64 = 50_000;

/// Waits drawn between nothing and a bound that doubles (full jitter), the first one included.
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

    /// Microseconds to wait before the next attempt.
    pub fn next(&mut self) -> i64 {
        let bound = LONGEST_MICROS.min(FIRST_MICROS.saturating_mul(1 << self.attempts.min(10)));
        self.attempts = self.attempts.saturating_add(1);
        self.random(bound).max(SHORTEST_MICROS)
    }

    /// Microseconds to wait when the network has come back, for everybody at once.
    pub fn spread(&mut self) -> i64 {
        self.random(FIRST_MICROS).max(SHORTEST_MICROS)
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
    fn bounds_grow_to_five_seconds_and_start_again_after_a_good_connection() {
        let mut backoff = Backoff::new(42);
        let waits: Vec<i64> = (0..40).map(|_| backoff.next()).collect();
        let allowed = SHORTEST_MICROS..=LONGEST_MICROS;
        assert!(waits.iter().all(|wait| allowed.contains(wait)), "{waits:?}");
        assert!(waits[0] <= FIRST_MICROS && waits[1] <= 2 * FIRST_MICROS);
        assert!(
            waits.iter().any(|wait| *wait > 4 * FIRST_MICROS),
            "{waits:?}"
        );
        backoff.reset();
        assert!(backoff.next() <= FIRST_MICROS);
    }

    #[test]
    fn a_whole_school_comes_back_spread_over_the_first_second() {
        let mut in_each_tenth = [0; 10];
        for seed in 0..1_000 {
            let mut backoff = Backoff::new(seed * 9_007_199_254_740_881);
            for wait in [backoff.next(), backoff.spread()] {
                in_each_tenth[usize::try_from(wait * 10 / (FIRST_MICROS + 1)).unwrap()] += 1;
            }
        }
        assert!(
            in_each_tenth
                .iter()
                .all(|count| (100..=300).contains(count)),
            "{in_each_tenth:?}"
        );
    }
}
