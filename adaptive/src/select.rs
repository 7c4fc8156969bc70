//! Which item comes next.
//!
//! The criterion is the Fisher information averaged over the posterior. Information at
//! the estimate alone is the usual choice, but early on it trusts an estimate that is
//! still mostly prior.

use serde::{Deserialize, Serialize};

use crate::blueprint::Blueprint;
use crate::estimate::{Asked, LogPosterior, Posterior};
use crate::pool::Pool;
use crate::random;

/// Which items a candidate may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// All items.
    Any,
    /// Accessible items only.
    AccessibleOnly,
}

/// The item to ask next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Index in the pool.
    pub item: usize,
    /// The rule that had to give way for it; `None` in a test that goes well.
    pub relaxation: Option<Relaxation>,
}

/// A rule that gave way because no item left fitted it. They give way in the order of
/// the variants, and a later one includes the earlier ones. That an item is asked once,
/// and the accessibility need, never give way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxation {
    /// The competence is one of the last three.
    RecentCompetences,
    /// Among the first 16 questions, the competence was visited already.
    VisitingOrder,
    /// After the first 16 questions, the competence has its three questions already.
    MaxPerCompetence,
    /// The skill was asked already.
    Skill,
}

impl Pool {
    /// The item to ask after `asked`; `None` only when no item is left that was not asked
    /// and that `need` allows.
    ///
    /// `seed` belongs to the test: the same seed and history give the same item.
    /// Neighbours have different seeds, and the draw among the best few keeps them from
    /// seeing the same items at the same time.
    pub fn next(&self, asked: &[Asked], need: Need, seed: u64) -> Option<Choice> {
        let blueprint = Blueprint::after(self, asked, need);
        let posterior = LogPosterior::after(self, asked).weigh();
        let best = best(&blueprint, &posterior, choices(asked.len()), self)?;
        let draw = random::below(best.items.len(), seed, asked.len() as u64);
        Some(Choice {
            item: best.items[draw],
            relaxation: best.relaxation,
        })
    }
}

/// Among how many of the best items to draw. Everybody starts from the same prior, so the
/// first questions draw from more; later the answers have told candidates apart.
fn choices(asked: usize) -> usize {
    [20, 15, 10].get(asked).copied().unwrap_or(5)
}

/// The most informative items among those that break the rules least.
pub struct Best {
    /// Indices in the pool, best first; never empty.
    pub items: Vec<usize>,
    pub relaxation: Option<Relaxation>,
}

/// The `count` most informative items; equals rank by their index. `None` when none is left.
pub fn best(
    blueprint: &Blueprint<'_>,
    posterior: &Posterior,
    count: usize,
    pool: &Pool,
) -> Option<Best> {
    let breach = blueprint.least_breach()?;
    let criterion = Criterion::of(posterior);
    let mut ranked: Vec<(f64, usize)> = Vec::with_capacity(count + 1);
    for item in (0..pool.len()).filter(|&item| blueprint.breach(item) == Some(breach)) {
        let value = criterion.value(pool, item);
        if ranked.len() == count && ranked.last().is_some_and(|last| last.0 >= value) {
            continue;
        }
        let rank = ranked.partition_point(|better| better.0 >= value);
        ranked.insert(rank, (value, item));
        ranked.truncate(count);
    }
    let items = ranked.into_iter().map(|(_, item)| item).collect();
    Some(Best {
        items,
        relaxation: blueprint.relaxation(breach),
    })
}

/// The part of the posterior that matters. After a few answers most of the grid weighs
/// nothing, and leaving it out makes a selection several times faster.
struct Criterion<'a> {
    start: usize,
    weights: &'a [f64],
}

impl<'a> Criterion<'a> {
    /// Leaving out points lighter than this changes the criterion by less than 4e-9, even
    /// for the steepest item a pool accepts.
    const NEGLIGIBLE: f64 = 1e-12;

    fn of(Posterior(weights): &'a Posterior) -> Self {
        let heavy = |weight: &f64| *weight > Self::NEGLIGIBLE;
        let start = weights.iter().position(heavy).unwrap_or(0);
        let end = weights
            .iter()
            .rposition(heavy)
            .map_or(weights.len(), |last| last + 1);
        Self {
            start,
            weights: &weights[start..end],
        }
    }

    /// Posterior-weighted information, per square unit of ability.
    fn value(&self, pool: &Pool, item: usize) -> f64 {
        dot(
            self.weights,
            &pool.tables.information(item)[self.start..][..self.weights.len()],
        )
    }
}

/// Sum of products in eight lanes: the compiler may not reorder a plain sum, so the lanes
/// are what lets it use vector instructions, and they fix the order for all platforms.
fn dot(left: &[f64], right: &[f64]) -> f64 {
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let mut lanes = [0.0; 8];
    for (left, right) in left.iter().zip(right) {
        for lane in 0..8 {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    let rest: f64 = left_rest.iter().zip(right_rest).map(|(l, r)| l * r).sum();
    lanes.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Mark;
    use crate::pool::{ItemParameters, PoolItem};

    /// Reference values computed elsewhere: `sum_g w_g a^2 P Q` with the trapezoid weights
    /// of the posterior on 2,001 points, N(0, 1), after the six answers below.
    #[test]
    fn the_criterion_equals_the_reference_values() {
        let answered = [
            (1.267008, 0.76613),
            (0.928789, 0.384522),
            (0.493905, 0.378236),
            (1.107443, 0.627657),
            (0.644605, 0.407056),
            (0.780977, 0.658988),
        ];
        let candidates = [
            (1.190139, 0.347628),
            (0.894398, -1.695041),
            (1.487814, -1.657298),
        ];
        let expected = [0.2548020455906821, 0.14829100628842873, 0.30047117001563783];
        let filler = [(1.0, 0.0); 7];
        let items = answered
            .iter()
            .chain(&candidates)
            .chain(&filler)
            .enumerate();
        let items = items.map(|(competence, &(a, b))| PoolItem {
            competence,
            skill: 0,
            parameters: ItemParameters { a, b },
            accessible: true,
        });
        let pool = Pool::new(items.collect()).expect("the pool is valid");
        let marks = [false, true, false, false, false, false];
        let asked: Vec<Asked> = (0..6)
            .map(|item| Asked {
                item,
                mark: if marks[item] {
                    Mark::Right
                } else {
                    Mark::Wrong
                },
            })
            .collect();
        let posterior = LogPosterior::after(&pool, &asked).weigh();
        let criterion = Criterion::of(&posterior);
        for (candidate, expected) in expected.into_iter().enumerate() {
            assert!((criterion.value(&pool, 6 + candidate) - expected).abs() < 1e-6);
        }
    }
}
