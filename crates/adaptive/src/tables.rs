//! What is known of every item before any candidate: its logarithmic curves on the grid.

use std::collections::BTreeMap;

use crate::grid::{self, POINTS};
use crate::pool::{ItemParameters, PoolItem};

/// A logarithm in units of 2^-44.
///
/// Whole numbers add up to the same sum in every order and on every machine, so an
/// estimate can be kept up to date answer by answer and still be that of the set of
/// answers, to the last bit. 2^-44 is 6e-14, far below what an estimate can show; the
/// largest logarithm of an item is 161, and 2^19 units of 1 fit in an `i64`.
pub type Fixed = i64;

/// One logarithm for each ability of the grid.
pub type LogCurve = [Fixed; POINTS];

const UNIT: f64 = (1_u64 << 44) as f64;

/// Curves of all items, one row of [`POINTS`] numbers each.
#[derive(Debug, Clone)]
pub struct Tables {
    right: Vec<Fixed>,
    wrong: Vec<Fixed>,
    skills: Vec<usize>,
    skill_count: usize,
}

impl Tables {
    /// Expects parameters that were checked.
    pub fn of(items: &[PoolItem]) -> Self {
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

    /// Logarithm of the probability of an answer to an item, at every ability.
    pub fn answer(&self, item: usize, right: bool) -> &[Fixed] {
        let curves = if right { &self.right } else { &self.wrong };
        &curves[item * POINTS..][..POINTS]
    }

    /// Number of the item's skill, below [`Tables::skill_count`].
    pub fn skill(&self, item: usize) -> usize {
        self.skills[item]
    }

    /// Number of different skills.
    pub fn skill_count(&self) -> usize {
        self.skill_count
    }
}

/// Logarithm of the probability of an answer at every ability.
pub fn log_likelihood(ItemParameters { a, b }: ItemParameters, right: bool) -> LogCurve {
    std::array::from_fn(|point| {
        let logit = a * (grid::ability(point) - b);
        fixed(grid::log_wrong(if right { -logit } else { logit }))
    })
}

/// Logarithm of a normal density at every ability, up to a constant.
pub fn log_normal(mean: f64, deviation: f64) -> LogCurve {
    std::array::from_fn(|point| {
        let standard = (grid::ability(point) - mean) / deviation;
        fixed(-0.5 * standard * standard)
    })
}

/// The logarithm as a number again.
pub fn real(logarithm: Fixed) -> f64 {
    logarithm as f64 / UNIT
}

fn fixed(logarithm: f64) -> Fixed {
    // The cast saturates: a prior without any width would still add up without overflow.
    libm::round(logarithm * UNIT).clamp(-1e17, 1e17) as Fixed
}
