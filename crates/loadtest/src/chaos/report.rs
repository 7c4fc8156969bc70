//! What the chaos came to.

use super::{Options, progress::Counts};
use crate::ledger::Comparison;
use serde::Serialize;
use std::{fmt, time::Duration};

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
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
    /// Candidates to whom nothing was granted after the last restart.
    pub not_resumed: usize,
    /// From the last restart until everybody was granted something, seconds; none
    /// when somebody was not.
    pub back_after_s: Option<f64>,
    /// Sockets opened again.
    pub reconnects: u64,
    /// Changes of a board that did not follow the one before.
    pub gaps: u64,
    /// Views that could not be read: server and drill are not of the same version.
    pub unreadable: u64,
}

impl Report {
    pub(super) fn new(
        options: &Options,
        comparison: &Comparison,
        counts: &Counts,
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
            duplicated: comparison.twice.len(),
            altered: comparison.altered.len() + comparison.unknown.len(),
            in_flight: comparison.unacknowledged_missing.len(),
            not_resumed,
            back_after_s: back_after.map(|back| back.as_secs_f64()),
            reconnects: counts.reconnects,
            gaps: counts.gaps,
            unreadable: counts.unreadable,
        }
    }

    /// Was nothing lost, nothing counted twice, and everybody back?
    pub fn is_clean(&self) -> bool {
        let wrong = self.lost + self.duplicated + self.altered + self.not_resumed;
        wrong == 0 && self.unreadable == 0
    }
}

impl fmt::Display for Report {
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
            Some(seconds) => write!(f, "; everybody back {seconds:.1} s after the last restart"),
            None => Ok(()),
        }
    }
}
