//! What a calibration found. Serialized, this is `vigie-calibration/1`; the README beside
//! this crate describes each field.

use serde::Serialize;

use crate::{
    fit::Fit,
    flag::Flag,
    information::Method,
    items::Parameters,
    model::Population,
    options::{Limits, Prior},
    plan::Role,
};

/// Name and version of the format.
pub const SCHEMA: &str = "vigie-calibration/1";

/// The result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Version of the bank whose parameters were in use.
    pub bank: String,
    /// The size of the log.
    pub log: LogSize,
    /// What holds the scale, and how it lies to that of the parameters in use.
    pub scale: Scale,
    /// What was believed of parameters beforehand.
    pub prior: Option<Prior>,
    /// From where on items were flagged.
    pub limits: Limits,
    /// How the estimation ended.
    pub convergence: Convergence,
    /// How the standard errors came about.
    pub standard_errors: Method,
    /// Every item of the bank, in its order.
    pub items: Vec<ItemReport>,
}

impl Report {
    /// Items with at least one flag.
    pub fn flagged(&self) -> impl Iterator<Item = &ItemReport> {
        self.items.iter().filter(|item| !item.flags.is_empty())
    }
}

/// The size of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LogSize {
    /// Tests.
    pub tests: usize,
    /// Answers.
    pub answers: usize,
    /// Items with at least one answer.
    pub items: usize,
}

/// What holds the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scale {
    /// Candidates or anchors.
    pub held_by: HeldBy,
    /// Abilities of the candidates: N(0, 1) by definition, or estimated with anchors.
    pub population: Population,
    /// Standard errors of mean and deviation, where these are estimated.
    pub population_errors: Option<Population>,
    /// Median change of `b` over the estimated items. Far from 0 without anchors, it says
    /// that these candidates are another population, not that all items drifted.
    pub median_shift: f64,
    /// Median ratio of the estimated `a` to that in use.
    pub median_ratio: f64,
}

/// What makes 0 and 1 of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    /// The candidates of the log are N(0, 1).
    Population,
    /// Items whose parameters were held.
    Anchors,
}

/// How the estimation ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Convergence {
    /// Did the moves become small enough before the cycles ran out?
    pub converged: bool,
    /// Cycles done.
    pub cycles: u32,
    /// Most cycles allowed.
    pub most_cycles: u32,
    /// Largest move of any `ln a` or `b` in the last cycle.
    pub largest_move: f64,
    /// Largest move that counts as none.
    pub tolerance: f64,
    /// Logarithm of the marginal likelihood of the log at the end.
    pub log_likelihood: f64,
    /// Log likelihood plus log density of the prior, after each cycle that was kept;
    /// never falls.
    pub objectives: Vec<f64>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemReport {
    /// Its name in the bank.
    pub id: String,
    /// Why it has, or has not, an estimate.
    pub role: Role,
    /// Number of answers.
    pub answers: u32,
    /// How many are right.
    pub right: u32,
    /// The parameters in use.
    pub in_use: Parameters,
    /// The estimated ones.
    pub estimate: Option<Estimate>,
    /// How the answers fit the estimated curve, or the one in use where that is held as
    /// an anchor.
    pub fit: Option<Fit>,
    /// What an author should look at.
    pub flags: Vec<Flag>,
}

/// Estimated parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// Discrimination.
    pub a: f64,
    /// Difficulty.
    pub b: f64,
    /// Standard errors of `a` and `b`; `None` where there is no maximum inside the bounds.
    pub errors: Option<Parameters>,
    /// How far `ln a` and `b` are from those in use, in standard errors and taken
    /// together (Mahalanobis). Without a change, 1 in 90 exceeds 3.
    pub distance: Option<f64>,
}
