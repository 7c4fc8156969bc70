//! Does the curve of an item fit the answers to it?
//!
//! In an adaptive test everybody answers other items, so sums of right answers compare
//! nothing and the usual statistic on them (S-X2) cannot be had. Groups by estimated
//! ability can, but the estimate is blurred and contains the answer itself. The test used
//! here needs neither: it is a score test (Lagrange multiplier: Glas, "Modification
//! indices for the 2-PL and the nominal response model", Psychometrika 64, 1999) of the
//! curve against one whose logit bends at the quartiles of its takers' abilities. Its
//! numerators compare right answers with expected ones over the posterior abilities (as
//! Haberman, Sinharay and Chon do, Psychometrika 78, 2013), so they follow from the
//! likelihood alone, which an adaptive choice of questions leaves as it is.

mod bends;
mod chi_square;
mod correlation;
mod sums;

use crate::{
    expect::Expected,
    log::Log,
    plan::{Plan, Role},
    posterior::{Likelihood, State},
};
use serde::Serialize;
use sums::Sums;

/// How an item fits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// The score statistic; `None` where the answers are too alike to tell.
    pub test: Option<Test>,
    /// Root mean square distance of the proportions right in the groups from the expected
    /// ones, weighted by the groups' sizes; 0 to 1.
    pub size: f64,
    /// Four groups of ability, lowest first; empty ones are left out.
    pub groups: Vec<Group>,
    /// Mean square residual, each divided by its variance: 1 under the model, sensitive to
    /// surprising answers far from the difficulty.
    pub outfit: f64,
    /// Mean square residual divided by the mean variance: 1 under the model, sensitive to
    /// the shape of the curve near the difficulty.
    pub infit: f64,
    /// Correlation, over those who answered the item, of the mark with the ability that
    /// their other answers show; -1 to 1.
    pub rest_correlation: f64,
}

/// A chi-square.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Test {
    /// The statistic.
    pub chi_square: f64,
    /// Degrees of freedom: 3, or 5 where the parameters are held and tested too.
    pub degrees: usize,
    /// Probability of as much under the model.
    pub p: f64,
}

/// Candidates of similar ability, as far as their answers show it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Group {
    /// Upper end of the group's abilities; `None` for the last.
    pub up_to: Option<f64>,
    /// Expected number of takers.
    pub takers: f64,
    /// Proportion of right answers.
    pub right: f64,
    /// What the curve says.
    pub expected: f64,
}

/// Of every item with enough answers, held or not.
pub fn fits(log: &Log, state: &State, plan: &Plan, expected: &Expected) -> Vec<Option<Fit>> {
    let mut sums: Vec<_> = (0..state.curves.len())
        .map(|item| {
            let tally = plan.tallies[item];
            let can_vary = tally.right > 0 && tally.right < tally.answers;
            let is_tested = match plan.roles[item] {
                Role::Estimated => true,
                Role::Anchor => can_vary,
                Role::TooFewAnswers | Role::NoVariation => false,
            };
            is_tested.then(|| Sums::new(state, item, &expected.takers[item]))
        })
        .collect();
    let likelihood = Likelihood::of(state);
    for test in log.tests() {
        let weights = likelihood.posterior(test).weights;
        for answer in test {
            if let Some(sums) = &mut sums[answer.item] {
                sums.add(*answer, &weights);
            }
        }
    }
    let fit = |(item, sums): (usize, Option<Sums>)| {
        sums.map(|sums| sums.fit(&expected.takers[item], plan.roles[item]))
    };
    sums.into_iter().enumerate().map(fit).collect()
}
