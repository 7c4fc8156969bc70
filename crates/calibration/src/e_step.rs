//! The E step: how many candidates of each ability answered each item right and wrong.

use crate::{
    ability_posterior::{LikelihoodTable, ModelParameters},
    quadrature::{POINTS, ThetaFunction},
    response_log::ResponseLog,
};

/// Expected counts, given the answers and the parameters.
pub struct ExpectedCounts {
    /// For every item, the abilities behind the wrong and behind the right answers.
    pub responses: Vec<[ThetaFunction; 2]>,
    /// The abilities behind all tests.
    pub candidates: ThetaFunction,
    /// Logarithm of the marginal likelihood of the log.
    pub log_likelihood: f64,
}

pub fn e_step(log: &ResponseLog, parameters: &ModelParameters) -> ExpectedCounts {
    let likelihood = LikelihoodTable::new(parameters);
    let mut expected = ExpectedCounts {
        responses: vec![[[0.0; POINTS]; 2]; parameters.curves.len()],
        candidates: [0.0; POINTS],
        log_likelihood: 0.0,
    };
    for test in log.tests() {
        let posterior = likelihood.posterior(test);
        expected.log_likelihood += posterior.log_likelihood;
        add(&mut expected.candidates, &posterior.mass);
        for response in test {
            let counts = &mut expected.responses[response.item];
            add(&mut counts[usize::from(response.right)], &posterior.mass);
        }
    }
    expected
}

fn add(sums: &mut ThetaFunction, mass: &ThetaFunction) {
    for (sum, mass) in sums.iter_mut().zip(mass) {
        *sum += mass;
    }
}
