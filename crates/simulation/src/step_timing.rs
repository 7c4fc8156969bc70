//! How long the steps of simulated tests take.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Time of the steps, in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StepTiming {
    /// Number of steps.
    pub steps: usize,
    /// Mean.
    pub mean_us: f64,
    /// Median.
    pub p50_us: f64,
    /// 95th percentile.
    pub p95_us: f64,
    /// 99th percentile.
    pub p99_us: f64,
    /// Longest.
    pub max_us: f64,
}

impl StepTiming {
    /// Summarizes the steps.
    pub fn from_steps<'a>(steps: impl Iterator<Item = &'a Duration>) -> Self {
        let mut steps: Vec<f64> = steps.map(|step| step.as_secs_f64() * 1e6).collect();
        steps.sort_by(f64::total_cmp);
        let percentile = |percent: usize| {
            let index = steps.len().saturating_sub(1) * percent / 100;
            steps.get(index).copied().unwrap_or(0.0)
        };
        Self {
            steps: steps.len(),
            mean_us: mean(steps.iter().copied()),
            p50_us: percentile(50),
            p95_us: percentile(95),
            p99_us: percentile(99),
            max_us: percentile(100),
        }
    }
}

/// Arithmetic mean; 0 of no values.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}
