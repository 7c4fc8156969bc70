//! The result of a chaos run.

use super::{ChaosOptions, progress::ChaosCounts};
use crate::sent_answers::AnswerComparison;
use serde::Serialize;
use std::{fmt, time::Duration};

/// The figures of a chaos run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChaosReport {
    /// Rooms.
    pub rooms: u16,
    /// Candidates in all rooms.
    pub candidates: u32,
    /// How often the server was killed.
    pub kills: u32,
    /// Seed of the run.
    pub seed: u64,
    /// Answers sent, refused ones left out.
    pub sent: usize,
    /// Answers acknowledged.
    pub acknowledged: usize,
    /// Acknowledged, and not in the journal.
    pub lost: usize,
    /// In the journal more than once.
    pub duplicated: usize,
    /// In the journal, and not what was sent.
    pub altered: usize,
    /// Sent, never acknowledged, not in the journal: allowed, they were in flight.
    pub in_flight: usize,
    /// Candidates without a durable command after the last restart.
    pub not_resumed: usize,
    /// From the last restart until every candidate had a durable command, seconds; none
    /// when one had not.
    pub back_after_s: Option<f64>,
    /// Sockets opened again.
    pub reconnects: u64,
    /// Changes of a board that did not follow the one before.
    pub gaps: u64,
    /// Views that could not be read: server and load test are of different versions.
    pub unreadable: u64,
}

impl ChaosReport {
    pub(super) fn new(
        options: &ChaosOptions,
        comparison: &AnswerComparison,
        counts: &ChaosCounts,
        not_resumed: usize,
        back_after: Option<Duration>,
    ) -> Self {
        Self {
            rooms: options.rooms,
            candidates: u32::from(options.rooms) * u32::from(options.seats()),
            kills: options.kills,
            seed: options.seed,
            sent: comparison.sent,
            acknowledged: comparison.acknowledged,
            lost: comparison.missing.len(),
            duplicated: comparison.duplicated.len(),
            altered: comparison.altered.len() + comparison.unknown.len(),
            in_flight: comparison.unacknowledged_missing.len(),
            not_resumed,
            back_after_s: back_after.map(|back| back.as_secs_f64()),
            reconnects: counts.reconnects,
            gaps: counts.gaps,
            unreadable: counts.unreadable,
        }
    }

    /// Was nothing lost or counted twice, and is every candidate back?
    pub fn is_clean(&self) -> bool {
        let wrong = self.lost + self.duplicated + self.altered + self.not_resumed;
        wrong == 0 && self.unreadable == 0
    }
}

impl fmt::Display for ChaosReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.is_clean() {
            "clean"
        } else {
            "NOT CLEAN"
        };
        write!(
            f,
            "{verdict}: {} kills, {} candidates in {} rooms, {} reconnects; {} answers acknowledged, \
             {} lost, {} counted twice, {} altered; {} not resumed",
            self.kills,
            self.candidates,
            self.rooms,
            self.reconnects,
            self.acknowledged,
            self.lost,
            self.duplicated,
            self.altered,
            self.not_resumed
        )?;
        match self.back_after_s {
            Some(seconds) => write!(f, "; all back {seconds:.1} s after the last restart"),
            None => Ok(()),
        }
    }
}
