//! What the answers say about the ability: Bayes' rule on the quadrature points.

use serde::{Deserialize, Serialize};

use crate::likelihood_table::{self, FixedPoint, LikelihoodTable, LogLikelihoodCurve};
use crate::quadrature::{self, POINTS, ThetaFunction};
use crate::types::ItemParameters;

/// The posterior distribution of the ability, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AbilityEstimate {
    /// Posterior mean, on the scale where candidates are N(0, 1); between -8 and 8.
    pub ability: f64,
    /// Posterior standard deviation, same unit; 1 before the first answer, about 0.2
    /// after 32.
    pub standard_error: f64,
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
pub struct Posterior(LogLikelihoodCurve);

impl Posterior {
    /// Before any answer.
    pub fn new(prior: Prior) -> Self {
        Self(likelihood_table::log_normal(prior.mean, prior.sd))
    }

    /// Takes an answer into account; the order of answers does not matter to the last bit.
    pub fn add(&mut self, parameters: ItemParameters, right: bool) {
        self.add_curve(&likelihood_table::log_likelihood(parameters, right));
    }

    /// The same for an item whose log likelihood is tabulated: 161 additions.
    pub(crate) fn add_item(&mut self, table: &LikelihoodTable, item: usize, right: bool) {
        self.add_curve(table.answer(item, right));
    }

    fn add_curve(&mut self, curve: &[FixedPoint]) {
        for (sum, term) in self.0.iter_mut().zip(curve) {
            *sum = sum.saturating_add(*term);
        }
    }

    /// Mean and standard deviation by the trapezoid rule. Always finite.
    pub fn estimate(&self) -> AbilityEstimate {
        self.mass().estimate()
    }

    /// Expected information of an item: `sum w a^2 P Q` over the posterior (MPWI).
    pub fn information(&self, parameters: ItemParameters) -> f64 {
        let mass = self.mass();
        mass.mean(|ability| parameters.information(ability))
    }

    /// Posterior variance to be expected after one more item.
    pub fn expected_variance(&self, parameters: ItemParameters) -> f64 {
        let probability = self.mass().mean(|ability| parameters.probability(ability));
        let after = |right| {
            let mut posterior = self.clone();
            posterior.add(parameters, right);
            let error = posterior.estimate().standard_error;
            error * error
        };
        probability * after(true) + (1.0 - probability) * after(false)
    }

    pub(crate) fn mass(&self) -> PosteriorMass {
        let highest = self.0.iter().copied().max().unwrap_or(0);
        let mut masses = [0.0; POINTS];
        for (point, mass) in masses.iter_mut().enumerate() {
            let below = likelihood_table::to_float(self.0[point] - highest);
            // Lighter points than e^-45 cannot change a sum that is at least 1/2.
            if below > -45.0 {
                *mass = quadrature::trapezoid_weight(point) * libm::exp(below);
            }
        }
        let total: f64 = masses.iter().sum();
        for mass in &mut masses {
            *mass /= total;
        }
        PosteriorMass(masses)
    }
}

/// Probability of every quadrature point; sums to 1.
#[derive(Debug, Clone)]
pub struct PosteriorMass(pub ThetaFunction);

impl PosteriorMass {
    /// Mean and standard deviation.
    pub fn estimate(&self) -> AbilityEstimate {
        let ability = self.mean(|ability| ability);
        let variance = self.mean(|point| (point - ability) * (point - ability));
        // The square root is exact by IEEE 754, hence the same on all platforms.
        AbilityEstimate {
            ability,
            standard_error: variance.sqrt(),
        }
    }

    fn mean(&self, value: impl Fn(f64) -> f64) -> f64 {
        let points = self.0.iter().enumerate();
        points
            .map(|(point, mass)| mass * value(quadrature::ability(point)))
            .sum()
    }
}
