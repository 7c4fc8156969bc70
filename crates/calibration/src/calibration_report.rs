//! The result of a calibration. Serialized, this is `vigie-calibration/1`; the README beside
//! this crate describes each field.

use serde::Serialize;

use crate::{
    ability_distribution::AbilityDistribution, calibration_options::FlagThresholds,
    estimation_plan::ItemRole, information::StandardErrorMethod, item_fit::ItemFit,
    item_flag::ItemFlag, items_in_use::ItemParameters, parameter_prior::ParameterPrior,
};

/// Name and version of the format.
pub const SCHEMA: &str = "vigie-calibration/1";

/// The result of a calibration.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibrationReport {
    /// Name of the format, [`SCHEMA`].
    pub schema: &'static str,
    /// Version of the bank whose parameters were in use.
    pub bank: String,
    /// The size of the log.
    pub log: LogSize,
    /// What holds the scale, and how it compares with that of the parameters in use.
    pub scale: ScaleReport,
    /// Prior of the parameters.
    pub prior: Option<ParameterPrior>,
    /// Thresholds of the flags.
    #[serde(rename = "limits")]
    pub thresholds: FlagThresholds,
    /// How the estimation ended.
    pub convergence: ConvergenceReport,
    /// How the standard errors were computed.
    pub standard_errors: StandardErrorMethod,
    /// Every item of the bank, in its order.
    pub items: Vec<ItemReport>,
}

impl CalibrationReport {
    /// Items with at least one flag.
    pub fn flagged(&self) -> impl Iterator<Item = &ItemReport> {
        self.items.iter().filter(|item| !item.flags.is_empty())
    }
}

/// The size of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LogSize {
    /// Number of tests.
    pub tests: usize,
    /// Number of answers.
    pub answers: usize,
    /// Items with at least one answer.
    pub items: usize,
}

/// What holds the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ScaleReport {
    /// The candidates, or anchors.
    pub held_by: ScaleOrigin,
    /// Abilities of the candidates: N(0, 1) by definition, or estimated with anchors.
    pub population: AbilityDistribution,
    /// Standard errors of mean and deviation, where these are estimated.
    pub population_errors: Option<AbilityDistribution>,
    /// Median change of `b` over the estimated items. Far from 0 without anchors, it says
    /// that these candidates are another population, not that all items drifted.
    pub median_shift: f64,
    /// Median ratio of the estimated `a` to that in use.
    pub median_ratio: f64,
}

/// What defines 0 and 1 of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScaleOrigin {
    /// The candidates of the log are N(0, 1).
    Population,
    /// Items whose parameters were held.
    Anchors,
}

/// How the estimation ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConvergenceReport {
    /// Whether the moves became small enough before the cycles ran out.
    pub converged: bool,
    /// Cycles done.
    pub cycles: u32,
    /// Largest number of cycles allowed.
    #[serde(rename = "most_cycles")]
    pub max_cycles: u32,
    /// Largest move of any `ln a` or `b` in the last cycle.
    pub largest_move: f64,
    /// Largest move at which the estimation ends.
    pub tolerance: f64,
    /// Logarithm of the marginal likelihood of the log at the end.
    pub log_likelihood: f64,
    /// Log likelihood plus log density of the prior, after each cycle that was kept;
    /// never falls.
    pub objectives: Vec<f64>,
}

/// The results of one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemReport {
    /// Name in the bank.
    pub id: String,
    /// Whether it is estimated, and why not.
    pub role: ItemRole,
    /// Number of answers.
    pub answers: u32,
    /// Number of right answers.
    pub right: u32,
    /// The parameters in use.
    pub in_use: ItemParameters,
    /// The estimated parameters, unless they are held.
    pub estimate: Option<ItemEstimate>,
    /// How the answers fit the estimated curve, or the one in use where that is held as
    /// an anchor.
    pub fit: Option<ItemFit>,
    /// What needs a decision by an author.
    pub flags: Vec<ItemFlag>,
}

/// Estimated parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ItemEstimate {
    /// Discrimination.
    pub a: f64,
    /// Difficulty.
    pub b: f64,
    /// Standard errors of `a` and `b`; `None` where there is no maximum inside the bounds.
    pub errors: Option<ItemParameters>,
    /// How far `ln a` and `b` are from those in use, in standard errors and taken
    /// together (Mahalanobis). Without a change, 1 in 90 exceeds 3.
    pub distance: Option<f64>,
}
