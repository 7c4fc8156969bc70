//! The E step: how many candidates of each ability answered each item right and wrong.

use crate::{
    log::Log,
    model::{POINTS, Points},
    posterior::{Likelihood, State},
};

/// Expected numbers, given the answers and a state.
pub struct Expected {
    /// For every item, the abilities behind the wrong and behind the right answers.
    pub takers: Vec<[Points; 2]>,
    /// The abilities behind all tests.
    pub candidates: Points,
    /// Logarithm of the marginal likelihood of the log.
    pub log_likelihood: f64,
}

pub fn expect(log: &Log, state: &State) -> Expected {
    let likelihood = Likelihood::of(state);
    let mut expected = Expected {
        takers: vec![[[0.0; POINTS]; 2]; state.curves.len()],
        candidates: [0.0; POINTS],
        log_likelihood: 0.0,
    };
    for test in log.tests() {
        let posterior = likelihood.posterior(test);
        expected.log_likelihood += posterior.log_likelihood;
        add(&mut expected.candidates, &posterior.weights);
        for answer in test {
            let takers = &mut expected.takers[answer.item];
            add(&mut takers[usize::from(answer.right)], &posterior.weights);
        }
    }
    expected
}

fn add(sums: &mut Points, weights: &Points) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum += weight;
    }
}
