//! The ability of a test that was left early: the missing questions count as failed.

use crate::blueprint::Blueprint;
use crate::estimate::{Asked, Estimate, LogPosterior, Mark};
use crate::pool::Pool;
use crate::select::{self, Need};

impl Pool {
    /// The estimate after `missing` more questions (32 less the treated ones), all failed:
    /// each time the most informative item that [`Pool::next`] could have asked, without
    /// its chance, so the result is the same for everybody with the same history.
    ///
    /// The ability is never above that of [`Pool::estimate`]. When fewer items are left,
    /// those are simulated.
    pub fn degraded(&self, asked: &[Asked], need: Need, missing: u8) -> Estimate {
        let mut log_posterior = LogPosterior::after(self, asked);
        let mut asked = asked.to_vec();
        let mut estimate = log_posterior.weigh().estimate();
        for _ in 0..missing {
            let blueprint = Blueprint::after(self, &asked, need);
            let Some(best) = select::best(&blueprint, &log_posterior.weigh(), 1, self) else {
                break;
            };
            let item = best.items[0];
            asked.push(Asked {
                item,
                mark: Mark::Wrong,
            });
            log_posterior.add_wrong(self, item);
            let Estimate { ability, error } = log_posterior.weigh().estimate();
            // A failed question always lowers the ability, except by rounding when the
            // item tells nothing at all.
            estimate = Estimate {
                ability: ability.min(estimate.ability),
                error,
            };
        }
        estimate
    }
}
