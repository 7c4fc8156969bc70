//! Which item comes next.
//!
//! The criterion is the Fisher information averaged over the posterior (at the estimate
//! alone it would trust, early on, an estimate that is still mostly prior), less the
//! price of the item for candidates of that ability. Prices are found by simulation so
//! that no item is seen too often, neither by all nor by candidates of equal ability:
//! see [`crate::Exposure`]. A little chance spreads choices among items of about the same
//! worth, so that the first questions differ from seat to seat.

use serde::{Deserialize, Serialize};

use crate::blueprint::{Blueprint, Open};
use crate::knots::{self, Values};
use crate::pool::{Pool, Setting};
use crate::posterior::Weights;
use crate::random;
use crate::shelf::Shelf;

/// The item to ask next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Index in the pool.
    pub item: usize,
    /// The rule that had to give way for it; `None` in a test that goes well.
    pub relaxation: Option<Relaxation>,
}

/// A rule that gave way because no item left fitted it. They give way in the order of
/// the variants, and a later one includes the earlier ones. That an item is asked once,
/// and the accessibility need, never give way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxation {
    /// More free, or more focus, questions than a test should have.
    Setting,
    /// The competence is one of the last three.
    RecentCompetences,
    /// Among the first 16 questions, the competence was visited already.
    VisitingOrder,
    /// After the first 16 questions, the competence has its three questions already.
    MaxPerCompetence,
    /// The skill was asked already.
    Skill,
}

/// Number of questions that count after which a test turns frugal.
const LAST_QUESTIONS: usize = 24;

/// The item to ask, by worth and chance.
pub fn next(pool: &Pool, rules: &Blueprint, weights: &Weights, seed: u64) -> Option<Choice> {
    let shelf = pool.shelf(rules.need());
    let count = rules.asked() as u64;
    let chance = |place: usize| random::unit(seed, count, shelf.item(place) as u64);
    let rows = match rules.counted() {
        ..LAST_QUESTIONS => shelf.worth(),
        _ => shelf.frugal(),
    };
    choose(pool, rules, weights, rows, pool.chance(), chance)
}

/// The item that tells most; of equals, the first on the shelf.
pub fn most_informative(pool: &Pool, rules: &Blueprint, weights: &Weights) -> Option<usize> {
    let shelf = pool.shelf(rules.need());
    let choice = choose(pool, rules, weights, shelf.information(), 0.0, |_| 0.0)?;
    Some(choice.item)
}

fn choose(
    pool: &Pool,
    rules: &Blueprint,
    weights: &Weights,
    rows: &[f32],
    most_chance: f32,
    chance: impl Fn(usize) -> f32,
) -> Option<Choice> {
    let shelf = pool.shelf(rules.need());
    let open = rules.open(pool, shelf)?;
    let weights = knots::spread(&weights.0);
    let values = values(shelf, &open, &weights, rows);
    let (place, full) = [open.full, None].into_iter().find_map(|full| {
        let place = best(shelf, &open, &values, full, most_chance, &chance)?;
        Some((place, full))
    })?;
    let crowded = (full != open.full).then_some(Relaxation::Setting);
    Some(Choice {
        item: shelf.item(place),
        relaxation: open.relaxation.or(crowded),
    })
}

/// Worth of every open place; nothing else is written. Closed places are worth nothing.
fn values(shelf: &Shelf, open: &Open, weights: &Values, rows: &[f32]) -> Vec<f32> {
    /// Knots lighter than this change a worth by less than the chance does.
    const NEGLIGIBLE: f32 = 1e-5;
    let mut values = vec![0.0; shelf.len()];
    for &competence in &open.competences {
        let range = shelf.competence(competence);
        let sums = &mut values[range.clone()];
        for (knot, &weight) in weights.iter().enumerate() {
            if weight > NEGLIGIBLE {
                let row = &rows[knot * shelf.len()..][range.clone()];
                for (sum, worth) in sums.iter_mut().zip(row) {
                    *sum += weight * worth;
                }
            }
        }
    }
    for closed in &open.closed {
        values[closed.clone()].fill(f32::NEG_INFINITY);
    }
    values
}

/// The place with the highest value once chance has added up to `most_chance`.
fn best(
    shelf: &Shelf,
    open: &Open,
    values: &[f32],
    full: Option<Setting>,
    most_chance: f32,
    chance: impl Fn(usize) -> f32,
) -> Option<usize> {
    let may = |place: usize| full.is_none_or(|full| shelf.setting(place) != full);
    let mut highest = f32::NEG_INFINITY;
    for &competence in &open.competences {
        for place in shelf.competence(competence) {
            if values[place] > highest && may(place) {
                highest = values[place];
            }
        }
    }
    let mut best = (f32::NEG_INFINITY, None);
    for &competence in &open.competences {
        for place in shelf.competence(competence) {
            // Chance cannot lift what lies further below, so it need not be drawn.
            if values[place] >= highest - most_chance
                && values[place] > f32::NEG_INFINITY
                && may(place)
            {
                let value = values[place] + most_chance * chance(place);
                if value > best.0 {
                    best = (value, Some(place));
                }
            }
        }
    }
    best.1
}
