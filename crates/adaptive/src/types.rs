//! The items of a pool and the answers to them: the types every other module builds on.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::logistic;

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
    /// Discriminations a pool accepts. Flatter items give no information; steeper ones are
    /// an error of calibration, and the quadrature would no longer resolve them.
    pub const DISCRIMINATION: RangeInclusive<f64> = 0.01..=10.0;
    /// Difficulties a pool accepts: the range of the quadrature.
    pub const DIFFICULTY: RangeInclusive<f64> = -8.0..=8.0;

    /// Probability of a right answer at an ability, 0 to 1.
    pub fn probability(self, ability: f64) -> f64 {
        logistic::probability(self.a * (ability - self.b))
    }

    /// Fisher information at an ability, `a^2 P (1 - P)`, per square unit of ability.
    pub fn information(self, ability: f64) -> f64 {
        self.a * self.a * logistic::variance(self.a * (ability - self.b))
    }
}

/// Whether the candidate may use the web while answering. A test mixes both modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryMode {
    /// The page may be left.
    Free,
    /// The page must not be left.
    Focus,
}

/// Which items may be administered to a candidate: the accommodation for those who need
/// accessible items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFilter {
    /// All items.
    Any,
    /// Accessible items only.
    AccessibleOnly,
}

impl ItemFilter {
    /// Whether an item may be administered.
    pub fn allows(self, item: &PoolItem) -> bool {
        self == Self::Any || item.accessible
    }
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
    /// May be administered to candidates who need accessible items.
    pub accessible: bool,
    /// Free or focus.
    pub mode: DeliveryMode,
}

/// How the answer to an item counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemScore {
    /// Answered right.
    Right,
    /// Answered wrong, or passed.
    Wrong,
    /// Withdrawn after an alert: does not count, and neither the item nor its skill is
    /// administered again.
    Withdrawn,
}

/// One item of a test with its score. A test is the list of these in the order of
/// administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministeredItem {
    /// Index in the pool. One that lies outside the pool is ignored everywhere: a list
    /// made with another bank version gives a wrong estimate, never a crash in an exam.
    pub item: usize,
    /// How the answer counts.
    pub score: ItemScore,
}
