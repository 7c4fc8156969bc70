//! A duration drawn between two bounds.

use rand::{Rng, rngs::SmallRng};
use std::time::Duration;

/// A shortest and a longest duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationRange {
    shortest: Duration,
    longest: Duration,
}

impl DurationRange {
    /// Always 0.
    pub const ZERO: Self = Self {
        shortest: Duration::ZERO,
        longest: Duration::ZERO,
    };

    /// Between two numbers of seconds; the first is the smaller one.
    pub const fn seconds(shortest: u64, longest: u64) -> Self {
        Self {
            shortest: Duration::from_secs(shortest),
            longest: Duration::from_secs(longest),
        }
    }

    /// Between two numbers of milliseconds; the first is the smaller one.
    pub const fn milliseconds(shortest: u64, longest: u64) -> Self {
        Self {
            shortest: Duration::from_millis(shortest),
            longest: Duration::from_millis(longest),
        }
    }

    /// Both bounds times `factor`, which is 0 or more.
    pub fn times(self, factor: f64) -> Self {
        Self {
            shortest: self.shortest.mul_f64(factor),
            longest: self.longest.mul_f64(factor),
        }
    }

    /// `middle`, give or take a third.
    pub fn around(middle: Duration) -> Self {
        Self {
            shortest: middle * 2 / 3,
            longest: middle * 4 / 3,
        }
    }

    /// A duration between the bounds, uniformly distributed.
    pub fn pick(self, random: &mut SmallRng) -> Duration {
        let spread = self.longest.saturating_sub(self.shortest);
        self.shortest + spread.mul_f64(random.random_range(0.0..=1.0))
    }
}
