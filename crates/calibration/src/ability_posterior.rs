//! What the answers of one test say about the ability behind them.

use crate::{
    ability_distribution::AbilityDistribution,
    item_curve::{self, ItemCurve},
    quadrature::{self, POINTS, ThetaFunction},
    response_log::ItemResponse,
};

/// The parameters of the model: estimated ones, and held ones.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelParameters {
    /// Curve of every item.
    pub curves: Vec<ItemCurve>,
    pub distribution: AbilityDistribution,
}

/// The log probabilities under some parameters, computed once for all tests.
pub struct LikelihoodTable {
    /// For every item, those of a wrong and of a right answer.
    log_probabilities: Vec<[ThetaFunction; 2]>,
    log_mass: ThetaFunction,
}

/// Probability of every quadrature point given one test.
pub struct AbilityPosterior {
    /// Sums to 1.
    pub mass: ThetaFunction,
    /// Logarithm of the probability of the test's answers.
    pub log_likelihood: f64,
}

impl LikelihoodTable {
    pub fn new(parameters: &ModelParameters) -> Self {
        Self {
            log_probabilities: parameters.curves.iter().map(log_probabilities).collect(),
            log_mass: parameters.distribution.log_mass(),
        }
    }

    pub fn posterior(&self, test: &[ItemResponse]) -> AbilityPosterior {
        let mut mass = self.log_mass;
        for response in test {
            let logs = &self.log_probabilities[response.item][usize::from(response.right)];
            for (sum, log) in mass.iter_mut().zip(logs) {
                *sum += log;
            }
        }
        // The product of many probabilities would underflow to 0.
        let highest = mass.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut total = 0.0;
        for mass in &mut mass {
            *mass = libm::exp(*mass - highest);
            total += *mass;
        }
        for mass in &mut mass {
            *mass /= total;
        }
        AbilityPosterior {
            mass,
            log_likelihood: highest + libm::log(total),
        }
    }
}

fn log_probabilities(curve: &ItemCurve) -> [ThetaFunction; 2] {
    let a = curve.a();
    let mut wrong = [0.0; POINTS];
    let mut right = [0.0; POINTS];
    for (point, (wrong, right)) in wrong.iter_mut().zip(&mut right).enumerate() {
        let logit = a * (quadrature::ability(point) - curve.b);
        (*right, *wrong) = item_curve::log_probabilities(logit);
    }
    [wrong, right]
}
