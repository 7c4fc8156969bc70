//! How many candidates are simulated.

use std::{fmt, ops::RangeInclusive, str::FromStr};

/// A number of simulated candidates, 8 to 100,000: fewer would leave an octile of ability
/// empty, more would add nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CandidateCount(usize);

/// The text is not a number of candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a number from {} to {}", ALLOWED.start(), ALLOWED.end())]
pub struct CandidateCountError;

const ALLOWED: RangeInclusive<usize> = 8..=100_000;

impl CandidateCount {
    /// For a curve: enough to know its errors to 0.8 %.
    pub(crate) const CURVE: Self = Self(8000);

    /// Always 8 to 100,000.
    pub fn count(self) -> usize {
        self.0
    }
}

impl Default for CandidateCount {
    /// Enough to know the rate of an item to 1.5 percentage points.
    fn default() -> Self {
        Self(1000)
    }
}

impl FromStr for CandidateCount {
    type Err = CandidateCountError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let count = text.parse().ok().filter(|count| ALLOWED.contains(count));
        count.map(Self).ok_or(CandidateCountError)
    }
}

impl fmt::Display for CandidateCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
