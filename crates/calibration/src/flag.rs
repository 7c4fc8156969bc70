//! What an author should look at.

use serde::Serialize;

use crate::{
    fit::{Fit, Test},
    items::Parameters,
    options::Limits,
    plan::Role,
    report::{Estimate, ItemReport},
};

/// Something about an item that wants a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Too few answers: the item keeps its parameters.
    TooFewAnswers,
    /// All answers are right, or all are wrong: the item keeps its parameters.
    NoVariation,
    /// The answers do not follow the curve.
    Misfit,
    /// The estimate is far from the parameters in use.
    Drift,
    /// The item hardly separates more able from less able candidates.
    LowDiscrimination,
    /// More able candidates are wrong more often: mostly a wrong key.
    NegativeDiscrimination,
    /// The log does not determine the parameters: the estimate ended at the edge of what
    /// is possible, or its standard error is too large.
    Undetermined,
}

impl Flag {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFewAnswers => "too_few_answers",
            Self::NoVariation => "no_variation",
            Self::Misfit => "misfit",
            Self::Drift => "drift",
            Self::LowDiscrimination => "low_discrimination",
            Self::NegativeDiscrimination => "negative_discrimination",
            Self::Undetermined => "undetermined",
        }
    }
}

/// All flags of an item, in the order of the variants.
pub fn flags(item: &ItemReport, limits: &Limits) -> Vec<Flag> {
    let estimate = item.estimate.as_ref();
    let fit = item.fit.as_ref();
    let flags = [
        (Flag::TooFewAnswers, item.role == Role::TooFewAnswers),
        (Flag::NoVariation, item.role == Role::NoVariation),
        (Flag::Misfit, fit.is_some_and(|fit| is_misfit(fit, limits))),
        (
            Flag::Drift,
            estimate.is_some_and(|estimate| has_drifted(estimate, item.in_use, limits)),
        ),
        (
            Flag::LowDiscrimination,
            estimate.is_some_and(|estimate| estimate.a < limits.low_a),
        ),
        (
            Flag::NegativeDiscrimination,
            fit.is_some_and(|fit| is_negative(fit, item.answers)),
        ),
        (
            Flag::Undetermined,
            estimate.is_some_and(|estimate| !is_determined(estimate, limits)),
        ),
    ];
    let raised = flags.into_iter().filter(|(_, raised)| *raised);
    raised.map(|(flag, _)| flag).collect()
}

fn is_misfit(fit: &Fit, limits: &Limits) -> bool {
    let improbable = |test: &Test| test.p < limits.misfit_p;
    fit.test.as_ref().is_some_and(improbable) && fit.size >= limits.misfit_size
}

fn has_drifted(estimate: &Estimate, in_use: Parameters, limits: &Limits) -> bool {
    let b = (estimate.b - in_use.b).abs();
    // Compared as logarithms: twice as steep is as far as half as steep.
    let ln_a = libm::log(estimate.a / in_use.a).abs();
    let is_sure = |distance| distance >= limits.drift_errors;
    estimate.distance.is_some_and(is_sure)
        && (b >= limits.drift_b || ln_a >= libm::log(limits.drift_a))
}

/// The estimate itself cannot be negative. The correlation of the mark with the ability
/// that the other answers show can. One standard error, `1 / sqrt(n)`, below 0 is enough:
/// for an ordinary item, which has 0.15 and more even where tests are adaptive and the
/// takers alike, that is already improbable, and a wrong key is what authors must hear of.
fn is_negative(fit: &Fit, answers: u32) -> bool {
    fit.rest_correlation < -1.0 / f64::from(answers).sqrt()
}

fn is_determined(estimate: &Estimate, limits: &Limits) -> bool {
    estimate.errors.is_some_and(|errors| {
        errors.b <= limits.largest_error && errors.a / estimate.a <= limits.largest_error
    })
}
