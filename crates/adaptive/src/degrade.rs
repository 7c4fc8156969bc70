//! A test that was left early: the missing questions count as failed.

use crate::pool::{Need, Pool};
use crate::progress::{Asked, Mark, Progress};

impl Pool {
    /// The test as if `missing` more questions (32 less the treated ones) had been asked
    /// and failed: each time the item that tells most about the ability reached so far
    /// among those the rules allow, without price and chance, so the result is the same
    /// for everybody with the same history.
    ///
    /// An estimate of the returned list is never above that of `asked`. When fewer items
    /// are left, those are simulated.
    pub fn degraded(&self, asked: &[Asked], need: Need, missing: u8) -> Vec<Asked> {
        let mut progress = Progress::after(self, asked, need);
        let mut asked = asked.to_vec();
        for _ in 0..missing {
            let Some(item) = progress.most_informative() else {
                break;
            };
            let failed = Asked {
                item,
                mark: Mark::Wrong,
            };
            progress.record(failed);
            asked.push(failed);
        }
        asked
    }
}
