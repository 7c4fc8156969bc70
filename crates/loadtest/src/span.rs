//! A time between two times.

use rand::{Rng, rngs::SmallRng};
use std::time::Duration;

/// How long something takes, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    least: Duration,
    most: Duration,
}

impl Span {
    /// Always 0.
    pub const NOTHING: Self = Self {
        least: Duration::ZERO,
        most: Duration::ZERO,
    };

    /// Between two numbers of seconds; the first is the smaller one.
    pub const fn seconds(least: u64, most: u64) -> Self {
        Self {
            least: Duration::from_secs(least),
            most: Duration::from_secs(most),
        }
    }

    /// Between two numbers of milliseconds; the first is the smaller one.
    pub const fn milliseconds(least: u64, most: u64) -> Self {
        Self {
            least: Duration::from_millis(least),
            most: Duration::from_millis(most),
        }
    }

    /// So many times as long; `factor` is 0 or more.
    pub fn times(self, factor: f64) -> Self {
        Self {
            least: self.least.mul_f64(factor),
            most: self.most.mul_f64(factor),
        }
    }

    /// `middle`, give or take a third.
    pub fn around(middle: Duration) -> Self {
        Self {
            least: middle * 2 / 3,
            most: middle * 4 / 3,
        }
    }

    /// One of them, all as likely.
    pub fn pick(self, random: &mut SmallRng) -> Duration {
        let spread = self.most.saturating_sub(self.least);
        self.least + spread.mul_f64(random.random_range(0.0..=1.0))
    }
}
