//! The items a test draws from, checked once.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::fault::{PoolError, PoolFault};
use crate::tables::Tables;

/// Number of competences of the framework; competences are numbered `0..16`.
pub const COMPETENCES: usize = 16;

/// Parameters of an item in the two-parameter logistic model: the probability of a right
/// answer at an ability is `1 / (1 + exp(-a (ability - b)))`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ItemParameters {
    /// Discrimination, per unit of ability; within [`Self::DISCRIMINATION`], mostly 0.3 to 3.
    pub a: f64,
    /// Difficulty: the ability at which half the candidates answer right; within
    /// [`Self::DIFFICULTY`], mostly -3 to 4.
    pub b: f64,
}

impl ItemParameters {
    /// Discriminations a pool accepts. Flatter items teach nothing; steeper ones are an
    /// error of calibration, and the grid would no longer resolve them.
    pub const DISCRIMINATION: RangeInclusive<f64> = 0.01..=10.0;
    /// Difficulties a pool accepts: the abilities the grid knows.
    pub const DIFFICULTY: RangeInclusive<f64> = -8.0..=8.0;
}

/// One item as the engine sees it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PoolItem {
    /// Competence the item belongs to, `0..16`.
    pub competence: usize,
    /// Skill within the competence. The same number in two competences means two skills.
    pub skill: u32,
    /// Calibrated parameters.
    pub parameters: ItemParameters,
    /// May be asked to a candidate with the accessibility need.
    pub accessible: bool,
}

/// The items of one bank version, with all that can be computed before any candidate.
///
/// Building takes a few milliseconds per thousand items; build once per bank version
/// and share it. About 2.6 kB of memory per item.
#[derive(Debug, Clone)]
pub struct Pool {
    items: Vec<PoolItem>,
    pub(crate) tables: Tables,
}

impl Pool {
    /// Checks the items and computes their tables. The index of an item in `items` is its
    /// name everywhere in this crate.
    ///
    /// # Errors
    /// Parameters that are no numbers or absurd, unknown competences, competences without
    /// any item: all faults are listed, not only the first.
    pub fn new(items: Vec<PoolItem>) -> Result<Self, PoolError> {
        PoolError::unless_empty(faults(&items))?;
        let tables = Tables::of(&items);
        Ok(Self { items, tables })
    }

    /// Number of items; at least 16, one per competence.
    #[expect(clippy::len_without_is_empty, reason = "a pool is never empty")]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The items, in the order given to [`Pool::new`].
    pub fn items(&self) -> &[PoolItem] {
        &self.items
    }
}

fn faults(items: &[PoolItem]) -> Vec<PoolFault> {
    let mut faults = Vec::new();
    let mut seen = [false; COMPETENCES];
    for (item, subject) in items.iter().enumerate() {
        let ItemParameters { a, b } = subject.parameters;
        // A range never contains NaN, so these two lines refuse it as well.
        if !ItemParameters::DISCRIMINATION.contains(&a) {
            faults.push(PoolFault::Discrimination { item, value: a });
        }
        if !ItemParameters::DIFFICULTY.contains(&b) {
            faults.push(PoolFault::Difficulty { item, value: b });
        }
        let competence = subject.competence;
        match seen.get_mut(competence) {
            Some(seen) => *seen = true,
            None => faults.push(PoolFault::UnknownCompetence { item, competence }),
        }
    }
    let missing = (0..COMPETENCES).filter(|&competence| !seen[competence]);
    faults.extend(missing.map(|competence| PoolFault::MissingCompetence { competence }));
    faults
}
