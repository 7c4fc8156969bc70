//! How a candidate behaves.

use crate::duration_range::DurationRange;
use std::time::Duration;

/// Times and probabilities (0..=1) of a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct BehaviorProfile {
    /// Reading the instructions.
    pub read_rules: DurationRange,
    /// Between seeing a button and pressing it.
    pub react: DurationRange,
    /// Between seeing a question and answering it.
    pub think: DurationRange,
    /// Probability of passing, for each question.
    pub pass: f64,
    /// Probability of leaving the page, for each focus question.
    pub lose_focus: f64,
    /// Probability of reporting a problem, for each question.
    pub report: f64,
    /// Probability of losing the network, for each question.
    pub drop_network: f64,
    /// How long the network is away. From 10 s on, invigilators see it as lost.
    pub network_away: DurationRange,
    /// Probability of losing the companion, for each question.
    pub lose_companion: f64,
    /// How long the companion is away.
    pub companion_away: DurationRange,
}

impl BehaviorProfile {
    /// For the demo: a question every 8 to 40 seconds, `slowness` times that, and now
    /// and then everything that can happen.
    pub fn lively(slowness: f64) -> Self {
        Self {
            read_rules: DurationRange::seconds(10, 40),
            react: DurationRange::seconds(2, 6),
            think: DurationRange::seconds(8, 40).times(slowness),
            pass: 0.05,
            lose_focus: 0.12,
            report: 0.03,
            drop_network: 0.012,
            network_away: DurationRange::seconds(4, 25),
            lose_companion: 0.008,
            companion_away: DurationRange::seconds(15, 60),
        }
    }

    /// For the chaos run: an answer about every `pace`, with little else. The network is
    /// not dropped, because the server is killed.
    pub fn hurried(pace: Duration) -> Self {
        Self {
            read_rules: DurationRange::ZERO,
            react: DurationRange::around(pace / 20),
            think: DurationRange::around(pace),
            pass: 0.05,
            lose_focus: 0.05,
            report: 0.02,
            drop_network: 0.0,
            network_away: DurationRange::ZERO,
            lose_companion: 0.02,
            companion_away: DurationRange::around(pace),
        }
    }
}
