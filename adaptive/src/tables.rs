//! What is known of every item before any candidate: its curves on the grid.

use std::collections::BTreeMap;

use crate::grid::{self, Curve, POINTS};
use crate::pool::{ItemParameters, PoolItem};

/// Curves of all items, one row of [`POINTS`] numbers each, without gaps: a selection
/// reads them from one end to the other, which is what memory is fastest at.
#[derive(Debug, Clone)]
pub struct Tables {
    /// `ln(1 - P)`. `ln P` needs no table: it is `ln(1 - P) + a (ability - b)`.
    log_wrong: Vec<f64>,
    /// Fisher information `a^2 P (1 - P)`.
    information: Vec<f64>,
    /// Skill of each item, renumbered from 0 so that a list can be indexed by it.
    skills: Vec<usize>,
    skill_count: usize,
    prior: Curve,
}

impl Tables {
    /// Expects parameters that were checked.
    pub fn of(items: &[PoolItem]) -> Self {
        let mut log_wrong = Vec::with_capacity(items.len() * POINTS);
        let mut information = Vec::with_capacity(items.len() * POINTS);
        for item in items {
            let ItemParameters { a, b } = item.parameters;
            for point in 0..POINTS {
                let logit = a * (grid::ability(point) - b);
                log_wrong.push(grid::log_wrong(logit));
                information.push(a * a * grid::variance(logit));
            }
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
            log_wrong,
            information,
            skills,
            skill_count: numbers.len(),
            prior: std::array::from_fn(log_prior),
        }
    }

    /// `ln(1 - P)` of an item at every ability of the grid.
    pub fn log_wrong(&self, item: usize) -> &[f64] {
        &self.log_wrong[item * POINTS..][..POINTS]
    }

    /// Information of an item at every ability of the grid.
    pub fn information(&self, item: usize) -> &[f64] {
        &self.information[item * POINTS..][..POINTS]
    }

    /// Number of the item's skill, below [`Tables::skill_count`].
    pub fn skill(&self, item: usize) -> usize {
        self.skills[item]
    }

    /// Number of different skills.
    pub fn skill_count(&self) -> usize {
        self.skill_count
    }

    /// Logarithm of the prior N(0, 1), up to a constant.
    pub fn prior(&self) -> &Curve {
        &self.prior
    }
}

fn log_prior(point: usize) -> f64 {
    let ability = grid::ability(point);
    -0.5 * ability * ability
}
