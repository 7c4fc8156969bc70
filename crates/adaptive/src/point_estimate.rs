//! Other published estimates of an ability (MAP, ML, WLE, fine EAP), for studies and for
//! comparison with other engines. The score uses the posterior mean only
//! ([`crate::Pool::estimate`]).

use crate::logistic;
use crate::posterior::{AbilityEstimate, Prior};
use crate::quadrature;
use crate::types::ItemParameters;

/// The parameters of an item, and whether the answer to it is right.
pub type ScoredResponse = (ItemParameters, bool);

/// An ability with its standard error, one over the root of the information.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointEstimate {
    /// Ability, on the scale where candidates are N(0, 1).
    pub ability: f64,
    /// Standard error, same unit.
    pub standard_error: f64,
}

/// Logarithm of the probability of all answers at an ability; 0 without answers.
pub fn log_likelihood(answers: &[ScoredResponse], ability: f64) -> f64 {
    let terms = answers.iter().map(|&(ItemParameters { a, b }, right)| {
        let logit = a * (ability - b);
        logistic::log_wrong(if right { -logit } else { logit })
    });
    terms.sum()
}

/// Information of all items at an ability.
pub fn information(answers: &[ScoredResponse], ability: f64) -> f64 {
    answers
        .iter()
        .map(|(item, _)| item.information(ability))
        .sum()
}

/// Posterior mean and standard deviation by the trapezoid rule on 2,001 abilities from -8
/// to 8: the published definition. The engine's own [`crate::Posterior`] takes 161 and
/// agrees to better than 1e-6 while the deviation is above 0.1 and the prior is N(0, 1).
pub fn eap(answers: &[ScoredResponse], prior: Prior) -> AbilityEstimate {
    const CELLS: usize = 2000;
    let ability = |point: usize| 16.0 * point as f64 / CELLS as f64 - quadrature::END;
    let heights: Vec<f64> = (0..=CELLS)
        .map(|point| {
            let standard = (ability(point) - prior.mean) / prior.sd;
            log_likelihood(answers, ability(point)) - 0.5 * standard * standard
        })
        .collect();
    let highest = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weight = |point: usize| {
        let end = point == 0 || point == CELLS;
        libm::exp(heights[point] - highest) * if end { 0.5 } else { 1.0 }
    };
    let sum = |value: &dyn Fn(f64) -> f64| -> f64 {
        (0..=CELLS)
            .map(|point| weight(point) * value(ability(point)))
            .sum()
    };
    let total = sum(&|_| 1.0);
    let mean = sum(&|ability| ability) / total;
    let variance = sum(&|ability| (ability - mean) * (ability - mean)) / total;
    AbilityEstimate {
        ability: mean,
        standard_error: variance.sqrt(),
    }
}

/// Maximum a posteriori under a normal prior: where the posterior is highest. Always
/// exists and is unique, since the logarithm of the posterior is strictly concave.
pub fn map(answers: &[ScoredResponse], prior: Prior) -> PointEstimate {
    let precision = 1.0 / (prior.sd * prior.sd);
    // The slope of the likelihood is at most the sum of all discriminations, which bounds
    // how far the answers can pull the mode from the mean.
    let reach = discrimination(answers) / precision + 1.0;
    let ability = root(prior.mean - reach, prior.mean + reach, |ability| {
        slope(answers, ability) - (ability - prior.mean) * precision
    });
    PointEstimate {
        ability,
        standard_error: 1.0 / (information(answers, ability) + precision).sqrt(),
    }
}

/// Maximum likelihood; `None` when all answers are right, all are wrong, or there are none:
/// then it lies at infinity.
pub fn mle(answers: &[ScoredResponse]) -> Option<PointEstimate> {
    let all_same =
        answers.iter().all(|(_, right)| *right) || answers.iter().all(|(_, right)| !*right);
    if all_same {
        return None;
    }
    let mut reach = 8.0;
    while slope(answers, -reach) <= 0.0 || slope(answers, reach) >= 0.0 {
        reach *= 2.0;
    }
    Some(with_error(
        answers,
        root(-reach, reach, |ability| slope(answers, ability)),
    ))
}

/// Warm's weighted likelihood estimate (Psychometrika 54, 1989): where the likelihood
/// times the root of the information is highest in -8 to 8. Nearly without bias, also at
/// the ends of the scale. `None` without answers.
pub fn wle(answers: &[ScoredResponse]) -> Option<PointEstimate> {
    if answers.is_empty() {
        return None;
    }
    let height = |ability: f64| {
        log_likelihood(answers, ability) + 0.5 * libm::log(information(answers, ability))
    };
    let steepness = |ability: f64| {
        slope(answers, ability) + bias(answers, ability) / (2.0 * information(answers, ability))
    };
    // There may be several local maxima: each lies where the slope changes its sign.
    const CELLS: i32 = 1600;
    let point = |cell: i32| f64::from(cell) / 100.0 - quadrature::END;
    let inner = (0..CELLS).filter_map(|cell| {
        let (low, high) = (point(cell), point(cell + 1));
        let rises = steepness(low) > 0.0 && steepness(high) <= 0.0;
        rises.then(|| root(low, high, steepness))
    });
    let highest = [-quadrature::END, quadrature::END]
        .into_iter()
        .chain(inner)
        .max_by(|left, right| height(*left).total_cmp(&height(*right)))?;
    Some(with_error(answers, highest))
}

fn with_error(answers: &[ScoredResponse], ability: f64) -> PointEstimate {
    PointEstimate {
        ability,
        standard_error: 1.0 / information(answers, ability).sqrt(),
    }
}

/// Derivative of the logarithm of the likelihood: the sum of `a (x - P)`.
fn slope(answers: &[ScoredResponse], ability: f64) -> f64 {
    let terms = answers.iter().map(|&(item, right)| {
        let ItemParameters { a, b } = item;
        // Written for each case, so that no digit is lost where P is near x.
        match right {
            true => a * logistic::probability(-a * (ability - b)),
            false => -a * item.probability(ability),
        }
    });
    terms.sum()
}

/// Derivative of the information: the sum of `a^3 P Q (1 - 2 P)`.
fn bias(answers: &[ScoredResponse], ability: f64) -> f64 {
    let terms = answers.iter().map(|(item, _)| {
        let asymmetry = 1.0 - 2.0 * item.probability(ability);
        item.a * item.information(ability) * asymmetry
    });
    terms.sum()
}

fn discrimination(answers: &[ScoredResponse]) -> f64 {
    answers.iter().map(|(item, _)| item.a).sum()
}

/// Where a function that falls from above to below zero crosses it.
fn root(mut low: f64, mut high: f64, function: impl Fn(f64) -> f64) -> f64 {
    // Bisection until no number lies between the two: slower than Newton, but it always
    // converges.
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}
