//! How well the curve of an item fits the answers to it.
//!
//! In an adaptive test all candidates answer different items, so sums of right answers
//! are not comparable and the usual statistic on them (S-X2) is not available. Groups by
//! estimated ability are, but the estimate is inexact and contains the answer itself. The
//! test used here needs neither: it is a score test (Lagrange multiplier: Glas,
//! "Modification indices for the 2-PL and the nominal response model", Psychometrika 64,
//! 1999) of the curve against one whose logit has knots at the quartiles of the abilities
//! of those who answered. Its numerators compare right answers with expected ones over
//! the posterior abilities (as Haberman, Sinharay and Chon do, Psychometrika 78, 2013),
//! so they follow from the likelihood alone, which adaptive selection of items does not
//! change.

mod chi_square;
mod correlation;
mod fit_accumulator;
mod spline_knots;

use crate::{
    ability_posterior::{LikelihoodTable, ModelParameters},
    e_step::ExpectedCounts,
    estimation_plan::{EstimationPlan, ItemRole},
    response_log::ResponseLog,
};
use fit_accumulator::FitAccumulator;
use serde::Serialize;

/// How well an item fits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemFit {
    /// The score statistic; `None` where the answers vary too little.
    pub test: Option<ScoreTest>,
    /// Root mean square distance of the proportions right in the groups from the expected
    /// ones, weighted by the groups' sizes; 0 to 1.
    pub size: f64,
    /// Four groups of ability, lowest first; empty ones are left out.
    pub groups: Vec<AbilityGroup>,
    /// Mean square residual, each divided by its variance: 1 under the model, sensitive to
    /// surprising answers far from the difficulty.
    pub outfit: f64,
    /// Mean square residual divided by the mean variance: 1 under the model, sensitive to
    /// the shape of the curve near the difficulty.
    pub infit: f64,
    /// Correlation, over those who answered the item, of the score with the ability
    /// that their other answers show; -1 to 1.
    pub rest_correlation: f64,
}

/// A chi-square test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ScoreTest {
    /// The statistic.
    pub chi_square: f64,
    /// Degrees of freedom: 3, or 5 where the parameters are held and tested too.
    pub degrees: usize,
    /// Probability of a statistic this large under the model.
    pub p: f64,
}

/// Candidates of similar ability, as estimated from their answers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AbilityGroup {
    /// Upper end of the group's abilities; `None` for the last.
    pub up_to: Option<f64>,
    /// Expected number of candidates who answered.
    pub takers: f64,
    /// Proportion of right answers.
    pub right: f64,
    /// Proportion expected from the curve.
    pub expected: f64,
}

/// The fit of every item with enough answers, held or not.
pub fn item_fits(
    log: &ResponseLog,
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    expected: &ExpectedCounts,
) -> Vec<Option<ItemFit>> {
    let mut accumulators: Vec<_> = (0..parameters.curves.len())
        .map(|item| {
            let count = plan.counts[item];
            let can_vary = count.right > 0 && count.right < count.answers;
            let is_tested = match plan.roles[item] {
                ItemRole::Estimated => true,
                ItemRole::Anchor => can_vary,
                ItemRole::TooFewAnswers | ItemRole::NoVariation => false,
            };
            is_tested.then(|| FitAccumulator::new(parameters, item, &expected.responses[item]))
        })
        .collect();
    let likelihood = LikelihoodTable::new(parameters);
    for test in log.tests() {
        let mass = likelihood.posterior(test).mass;
        for response in test {
            if let Some(accumulator) = &mut accumulators[response.item] {
                accumulator.add(*response, &mass);
            }
        }
    }
    let fit = |(item, accumulator): (usize, Option<FitAccumulator>)| {
        accumulator.map(|accumulator| accumulator.fit(&expected.responses[item], plan.roles[item]))
    };
    accumulators.into_iter().enumerate().map(fit).collect()
}
