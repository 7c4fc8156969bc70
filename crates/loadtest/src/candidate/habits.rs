//! How a candidate behaves.

use crate::span::Span;
use std::time::Duration;

/// Times and probabilities (0..=1) of a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Habits {
    /// Reading the instructions.
    pub read_rules: Span,
    /// Between seeing a button and pressing it.
    pub react: Span,
    /// Between seeing a question and answering it.
    pub think: Span,
    /// Passes, for each question.
    pub pass: f64,
    /// Leaves the page, for each focus question.
    pub lose_focus: f64,
    /// Reports a problem, for each question.
    pub report: f64,
    /// Loses the network, for each question.
    pub drop_network: f64,
    /// How long the network is away. From 10 s on, invigilators see it as lost.
    pub network_away: Span,
    /// Loses the companion, for each question.
    pub lose_companion: f64,
    /// How long the companion is away.
    pub companion_away: Span,
}

impl Habits {
    /// Somebody worth looking at: a question every 8 to 40 seconds, `slowness` times
    /// that, and now and then everything that can happen.
    pub fn lively(slowness: f64) -> Self {
        Self {
            read_rules: Span::seconds(10, 40),
            react: Span::seconds(2, 6),
            think: Span::seconds(8, 40).times(slowness),
            pass: 0.05,
            lose_focus: 0.12,
            report: 0.03,
            drop_network: 0.012,
            network_away: Span::seconds(4, 25),
            lose_companion: 0.008,
            companion_away: Span::seconds(15, 60),
        }
    }

    /// Somebody who answers every `pace` or so, with little else. The network is
    /// left to whoever kills servers.
    pub fn hurried(pace: Duration) -> Self {
        Self {
            read_rules: Span::NOTHING,
            react: Span::around(pace / 20),
            think: Span::around(pace),
            pass: 0.05,
            lose_focus: 0.05,
            report: 0.02,
            drop_network: 0.0,
            network_away: Span::NOTHING,
            lose_companion: 0.02,
            companion_away: Span::around(pace),
        }
    }
}
