//! Which item comes next.
//!
//! The criterion is the Fisher information averaged over the posterior (at the estimate
//! alone it would trust, early on, an estimate that is still mostly prior), less the
//! exposure penalty of the item for candidates of that ability. Penalties are found by
//! simulation so that no item is seen too often, neither by all candidates nor by those
//! of equal ability: see [`crate::ExposureControl`]. A small random part spreads the
//! selection among items of about the same utility, so that the first questions differ
//! from seat to seat.

use serde::{Deserialize, Serialize};

use crate::blueprint::{Blueprint, EligibleItems};
use crate::pool::Pool;
use crate::posterior::PosteriorMass;
use crate::quadrature_knots::{self, KnotValues};
use crate::relaxation::Relaxation;
use crate::rng;
use crate::selection_index::SelectionIndex;
use crate::types::DeliveryMode;

/// The item to administer next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Index in the pool.
    pub item: usize,
    /// The rule that had to give way for it; `None` when the item fits all rules.
    pub relaxation: Option<Relaxation>,
}

/// Number of questions that count after which exposure penalties count more.
const LATE_QUESTIONS: usize = 24;

/// The item with the highest utility, random part included.
pub fn select_next(
    pool: &Pool,
    blueprint: &Blueprint,
    mass: &PosteriorMass,
    seed: u64,
) -> Option<Selection> {
    let index = pool.selection_index(blueprint.filter());
    let count = blueprint.administered() as u64;
    let criterion = SelectionCriterion {
        rows: match blueprint.counted() {
            ..LATE_QUESTIONS => index.utility(),
            _ => index.late_utility(),
        },
        max_random: pool.max_random(),
        random: |position| rng::uniform_f32(seed, count, index.item(position) as u64),
    };
    select(pool, blueprint, mass, &criterion)
}

/// The item with the most information; of equals, the first of the index.
pub fn most_informative(pool: &Pool, blueprint: &Blueprint, mass: &PosteriorMass) -> Option<usize> {
    let criterion = SelectionCriterion {
        rows: pool.selection_index(blueprint.filter()).information(),
        max_random: 0.0,
        random: |_| 0.0,
    };
    Some(select(pool, blueprint, mass, &criterion)?.item)
}

/// By what positions of an index are compared.
struct SelectionCriterion<'a, R> {
    /// One row of values per knot.
    rows: &'a [f32],
    /// Largest random part of a value.
    max_random: f32,
    /// Random number in 0..1 of a position.
    random: R,
}

fn select(
    pool: &Pool,
    blueprint: &Blueprint,
    mass: &PosteriorMass,
    criterion: &SelectionCriterion<impl Fn(usize) -> f32>,
) -> Option<Selection> {
    let index = pool.selection_index(blueprint.filter());
    let eligible = blueprint.eligible(pool, index)?;
    let weights = quadrature_knots::knot_weights(&mass.0);
    let values = values(index, &eligible, &weights, criterion.rows);
    // When only items of the exhausted mode are left, the rule on modes gives way.
    let (position, avoided) = [eligible.exhausted_mode, None]
        .into_iter()
        .find_map(|avoided| {
            let position = best(index, &eligible, &values, avoided, criterion)?;
            Some((position, avoided))
        })?;
    let mode_relaxed = (avoided != eligible.exhausted_mode).then_some(Relaxation::DeliveryMode);
    Some(Selection {
        item: index.item(position),
        relaxation: eligible.relaxation.or(mode_relaxed),
    })
}

/// Value of every eligible position; nothing else is written. Excluded positions get the
/// lowest value.
fn values(
    index: &SelectionIndex,
    eligible: &EligibleItems,
    weights: &KnotValues,
    rows: &[f32],
) -> Vec<f32> {
    /// Knots lighter than this change a value by less than the random part does.
    const NEGLIGIBLE: f32 = 1e-5;
    let mut values = vec![0.0; index.len()];
    for &competence in &eligible.competences {
        let range = index.competence(competence);
        let sums = &mut values[range.clone()];
        for (knot, &weight) in weights.iter().enumerate() {
            if weight > NEGLIGIBLE {
                let row = &rows[knot * index.len()..][range.clone()];
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += weight * value;
                }
            }
        }
    }
    for excluded in &eligible.excluded {
        values[excluded.clone()].fill(f32::NEG_INFINITY);
    }
    values
}

/// The position with the highest value after the random part is added.
fn best(
    index: &SelectionIndex,
    eligible: &EligibleItems,
    values: &[f32],
    avoided: Option<DeliveryMode>,
    criterion: &SelectionCriterion<impl Fn(usize) -> f32>,
) -> Option<usize> {
    let fits = |position: usize| avoided.is_none_or(|avoided| index.mode(position) != avoided);
    let mut highest = f32::NEG_INFINITY;
    for &competence in &eligible.competences {
        for position in index.competence(competence) {
            if values[position] > highest && fits(position) {
                highest = values[position];
            }
        }
    }
    let mut best = (f32::NEG_INFINITY, None);
    for &competence in &eligible.competences {
        for position in index.competence(competence) {
            // The random part cannot lift what lies further below, so it need not be drawn.
            if values[position] >= highest - criterion.max_random
                && values[position] > f32::NEG_INFINITY
                && fits(position)
            {
                let value = values[position] + criterion.max_random * (criterion.random)(position);
                if value > best.0 {
                    best = (value, Some(position));
                }
            }
        }
    }
    best.1
}
