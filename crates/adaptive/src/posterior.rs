//! What the answers tell about the ability: Bayes' rule on the grid.

use serde::{Deserialize, Serialize};

use crate::grid::{self, Curve, POINTS};
use crate::pool::{ItemParameters, Pool};
use crate::tables::{self, Fixed, LogCurve};

/// The posterior distribution of the ability, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Posterior mean, on the scale where candidates are N(0, 1); between -8 and 8.
    pub ability: f64,
    /// Posterior standard deviation, same unit; 1 before the first answer, about 0.2
    /// after 32.
    pub error: f64,
}

/// A normal prior.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Mean ability.
    pub mean: f64,
    /// Standard deviation, above 0.
    pub sd: f64,
}

impl Default for Prior {
    /// The population the scale is defined by.
    fn default() -> Self {
        Self { mean: 0.0, sd: 1.0 }
    }
}

/// The posterior after the answers so far, on 161 abilities from -8 to 8, kept as
/// logarithms because the product of many probabilities would underflow.
#[derive(Debug, Clone)]
pub struct Posterior(LogCurve);

impl Posterior {
    /// Before any answer.
    pub fn new(prior: Prior) -> Self {
        Self(tables::log_normal(prior.mean, prior.sd))
    }

    /// Takes an answer into account; the order of answers does not matter to the last bit.
    pub fn add(&mut self, parameters: ItemParameters, right: bool) {
        self.add_curve(&tables::log_likelihood(parameters, right));
    }

    /// The same for an item of a pool, whose curve is known: 161 additions.
    pub(crate) fn add_item(&mut self, pool: &Pool, item: usize, right: bool) {
        self.add_curve(pool.tables.answer(item, right));
    }

    fn add_curve(&mut self, curve: &[Fixed]) {
        for (sum, term) in self.0.iter_mut().zip(curve) {
            *sum = sum.saturating_add(*term);
        }
    }

    /// Mean and standard deviation by the trapezoid rule. Always finite.
    pub fn estimate(&self) -> Estimate {
        self.weights().estimate()
    }

    /// Expected information of an item: `sum w a^2 P Q` over the posterior (MPWI).
    pub fn information(&self, parameters: ItemParameters) -> f64 {
        let weights = self.weights();
        weights.mean(|ability| parameters.information(ability))
    }

    /// Posterior variance to be expected after one more item.
    pub fn expected_variance(&self, parameters: ItemParameters) -> f64 {
        let chance = self
            .weights()
            .mean(|ability| parameters.probability(ability));
        let after = |right| {
            let mut posterior = self.clone();
            posterior.add(parameters, right);
            let error = posterior.estimate().error;
            error * error
        };
        chance * after(true) + (1.0 - chance) * after(false)
    }

    pub(crate) fn weights(&self) -> Weights {
        let highest = self.0.iter().copied().max().unwrap_or(0);
        let mut weights = [0.0; POINTS];
        for (point, weight) in weights.iter_mut().enumerate() {
            let below = tables::real(self.0[point] - highest);
            // Lighter points than e^-45 cannot change a sum that is at least 1/2.
            if below > -45.0 {
                *weight = grid::trapezoid(point) * libm::exp(below);
            }
        }
        let total: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= total;
        }
        Weights(weights)
    }
}

/// Probability of every ability of the grid; sums to 1.
#[derive(Debug, Clone)]
pub struct Weights(pub Curve);

impl Weights {
    /// Mean and standard deviation.
    pub fn estimate(&self) -> Estimate {
        let ability = self.mean(|ability| ability);
        let variance = self.mean(|point| (point - ability) * (point - ability));
        // The square root is exact by IEEE 754, hence the same on all platforms.
        Estimate {
            ability,
            error: variance.sqrt(),
        }
    }

    fn mean(&self, value: impl Fn(f64) -> f64) -> f64 {
        let points = self.0.iter().enumerate();
        points
            .map(|(point, weight)| weight * value(grid::ability(point)))
            .sum()
    }
}
