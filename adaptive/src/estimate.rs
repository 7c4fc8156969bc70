//! How able the candidate is, given the marks so far.

use serde::{Deserialize, Serialize};

use crate::grid::{self, Curve, POINTS};
use crate::pool::{ItemParameters, Pool};

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Answered right.
    Right,
    /// Answered wrong, or passed.
    Wrong,
    /// Withdrawn after an alert: does not count, and neither the item nor its skill is
    /// asked again.
    Withdrawn,
}

/// One question of a test. A test is the list of these in the order asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Index in the pool. One that lies outside the pool is ignored everywhere: a list
    /// made with another bank version gives a wrong estimate, never a crash in an exam.
    pub item: usize,
    /// What became of it.
    pub mark: Mark,
}

/// The posterior distribution of the ability, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Posterior mean, on the scale where candidates are N(0, 1); between -8 and 8.
    pub ability: f64,
    /// Posterior standard deviation, same unit; 1 before the first answer, about 0.2
    /// after 32.
    pub error: f64,
}

impl Pool {
    /// Expected a posteriori ability under the prior N(0, 1), by the trapezoid rule from
    /// -8 to 8 in steps of 0.1. Withdrawn questions are ignored. The order of the
    /// questions does not matter, to the last bit. Always finite.
    pub fn estimate(&self, asked: &[Asked]) -> Estimate {
        LogPosterior::after(self, asked).weigh().estimate()
    }

    /// Those of `asked` that are in this pool.
    pub(crate) fn known<'a>(&self, asked: &'a [Asked]) -> impl Iterator<Item = &'a Asked> {
        let len = self.len();
        asked.iter().filter(move |asked| asked.item < len)
    }
}

/// Logarithm of the posterior at every ability, up to a constant. Kept as a logarithm
/// because the product of many probabilities would underflow to 0.
#[derive(Debug, Clone)]
pub struct LogPosterior(Curve);

impl LogPosterior {
    /// Starts from the history each time: cheap, and nothing can drift away from it.
    pub fn after(pool: &Pool, asked: &[Asked]) -> Self {
        let mut counted: Vec<(usize, Mark)> = pool
            .known(asked)
            .filter(|asked| asked.mark != Mark::Withdrawn)
            .map(|asked| (asked.item, asked.mark))
            .collect();
        // Additions of f64 depend on their order; sorting makes the result that of the set.
        counted.sort_unstable_by_key(|&(item, mark)| (item, mark == Mark::Right));
        let mut posterior = Self(*pool.tables.prior());
        for (item, mark) in counted {
            posterior.add_wrong(pool, item);
            if mark == Mark::Right {
                posterior.turn_right(pool.items()[item].parameters);
            }
        }
        posterior
    }

    /// Takes a wrong answer into account.
    pub fn add_wrong(&mut self, pool: &Pool, item: usize) {
        for (sum, term) in self.0.iter_mut().zip(pool.tables.log_wrong(item)) {
            *sum += term;
        }
    }

    /// Turns a wrong answer just added into a right one: `ln P - ln(1 - P)` is a line.
    fn turn_right(&mut self, ItemParameters { a, b }: ItemParameters) {
        for (point, sum) in self.0.iter_mut().enumerate() {
            *sum += a * (grid::ability(point) - b);
        }
    }

    /// The same as weights of sum 1.
    pub fn weigh(&self) -> Posterior {
        let highest = self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut weights = [0.0; POINTS];
        for (point, weight) in weights.iter_mut().enumerate() {
            // The highest point has weight 1, or 1/2 at an end: the sum is never 0.
            *weight = grid::trapezoid(point) * libm::exp(self.0[point] - highest);
        }
        let total: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= total;
        }
        Posterior(weights)
    }
}

/// Probability of every ability of the grid; sums to 1.
#[derive(Debug, Clone)]
pub struct Posterior(pub Curve);

impl Posterior {
    /// Mean and standard deviation.
    pub fn estimate(&self) -> Estimate {
        let points = || self.0.iter().enumerate();
        let ability: f64 = points().map(|(p, w)| w * grid::ability(p)).sum();
        let variance: f64 = points()
            .map(|(p, w)| w * (grid::ability(p) - ability) * (grid::ability(p) - ability))
            .sum();
        // The square root is exact by IEEE 754, hence the same on all platforms.
        Estimate {
            ability,
            error: variance.sqrt(),
        }
    }
}
