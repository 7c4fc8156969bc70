//! What is known of every item before any test: its log likelihoods on the quadrature.

use std::collections::BTreeMap;

use crate::logistic;
use crate::quadrature::{self, POINTS};
use crate::types::{ItemParameters, PoolItem};

/// A logarithm in units of 2^-44.
///
/// Whole numbers add up to the same sum in every order and on every machine, so an
/// estimate can be kept up to date answer by answer and still be that of the set of
/// answers, to the last bit. 2^-44 is 6e-14, far below what an estimate can show; the
/// largest logarithm of an item is 161, and 2^19 units of 1 fit in an `i64`.
pub type FixedPoint = i64;

/// One logarithm for each quadrature point.
pub type LogLikelihoodCurve = [FixedPoint; POINTS];

const UNIT: f64 = (1_u64 << 44) as f64;

/// Log likelihoods of all items, one row of [`POINTS`] numbers each.
#[derive(Debug, Clone)]
pub struct LikelihoodTable {
    right: Vec<FixedPoint>,
    wrong: Vec<FixedPoint>,
    skills: Vec<usize>,
    skill_count: usize,
}

impl LikelihoodTable {
    /// Expects parameters that were checked.
    pub fn new(items: &[PoolItem]) -> Self {
        let mut right = Vec::with_capacity(items.len() * POINTS);
        let mut wrong = Vec::with_capacity(items.len() * POINTS);
        for item in items {
            right.extend(log_likelihood(item.parameters, true));
            wrong.extend(log_likelihood(item.parameters, false));
        }
        let mut numbers = BTreeMap::new();
        let skills = items
            .iter()
            .map(|item| {
                let next = numbers.len();
                *numbers.entry((item.competence, item.skill)).or_insert(next)
            })
            .collect();
        Self {
            right,
            wrong,
            skills,
            skill_count: numbers.len(),
        }
    }

    /// Logarithm of the probability of an answer to an item, at every quadrature point.
    pub fn answer(&self, item: usize, right: bool) -> &[FixedPoint] {
        let curves = if right { &self.right } else { &self.wrong };
        &curves[item * POINTS..][..POINTS]
    }

    /// Number of the item's skill, below [`LikelihoodTable::skill_count`].
    pub fn skill(&self, item: usize) -> usize {
        self.skills[item]
    }

    /// Number of different skills.
    pub fn skill_count(&self) -> usize {
        self.skill_count
    }
}

/// Logarithm of the probability of an answer at every quadrature point.
pub fn log_likelihood(ItemParameters { a, b }: ItemParameters, right: bool) -> LogLikelihoodCurve {
    std::array::from_fn(|point| {
        let logit = a * (quadrature::ability(point) - b);
        to_fixed(logistic::log_wrong(if right { -logit } else { logit }))
    })
}

/// Logarithm of a normal density at every quadrature point, up to a constant.
pub fn log_normal(mean: f64, deviation: f64) -> LogLikelihoodCurve {
    std::array::from_fn(|point| {
        let standard = (quadrature::ability(point) - mean) / deviation;
        to_fixed(-0.5 * standard * standard)
    })
}

/// The logarithm as a floating-point number again.
pub fn to_float(logarithm: FixedPoint) -> f64 {
    logarithm as f64 / UNIT
}

fn to_fixed(logarithm: f64) -> FixedPoint {
    // The cast saturates: a prior without any width would still add up without overflow.
    libm::round(logarithm * UNIT).clamp(-1e17, 1e17) as FixedPoint
}
