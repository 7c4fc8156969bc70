//! What the answers of one test say about the ability behind them.

use crate::{
    log::Answer,
    model::{self, Curve, POINTS, Points, Population},
};

/// Everything that is to be estimated, and what is held.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Curve of every item.
    pub curves: Vec<Curve>,
    pub population: Population,
}

/// The logarithms of a state, computed once for all tests.
pub struct Likelihood {
    /// For every item, those of a wrong and of a right answer.
    logs: Vec<[Points; 2]>,
    log_shares: Points,
}

/// Probability of every ability of the grid given one test.
pub struct Posterior {
    /// Sum 1.
    pub weights: Points,
    /// Logarithm of the probability of the test's answers.
    pub log_likelihood: f64,
}

impl Likelihood {
    pub fn of(state: &State) -> Self {
        Self {
            logs: state.curves.iter().map(logs).collect(),
            log_shares: state.population.log_shares(),
        }
    }

    pub fn posterior(&self, test: &[Answer]) -> Posterior {
        let mut weights = self.log_shares;
        for answer in test {
            let logs = &self.logs[answer.item][usize::from(answer.right)];
            for (sum, log) in weights.iter_mut().zip(logs) {
                *sum += log;
            }
        }
        // The product of many probabilities would underflow to 0.
        let highest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut total = 0.0;
        for weight in &mut weights {
            *weight = libm::exp(*weight - highest);
            total += *weight;
        }
        for weight in &mut weights {
            *weight /= total;
        }
        Posterior {
            weights,
            log_likelihood: highest + libm::log(total),
        }
    }
}

fn logs(curve: &Curve) -> [Points; 2] {
    let a = curve.a();
    let mut wrong = [0.0; POINTS];
    let mut right = [0.0; POINTS];
    for (point, (wrong, right)) in wrong.iter_mut().zip(&mut right).enumerate() {
        (*right, *wrong) = model::logs(a * (model::ability(point) - curve.b));
    }
    [wrong, right]
}
