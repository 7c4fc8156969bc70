//! When an item gets a flag.

use crate::{
    calibration_options::FlagThresholds,
    calibration_report::{ItemEstimate, ItemReport},
    estimation_plan::ItemRole,
    item_fit::{ItemFit, ScoreTest},
    item_flag::ItemFlag,
    items_in_use::ItemParameters,
};

/// All flags of an item, in the order of the variants.
pub fn flags(item: &ItemReport, thresholds: &FlagThresholds) -> Vec<ItemFlag> {
    let estimate = item.estimate.as_ref();
    let fit = item.fit.as_ref();
    let flags = [
        (
            ItemFlag::TooFewAnswers,
            item.role == ItemRole::TooFewAnswers,
        ),
        (ItemFlag::NoVariation, item.role == ItemRole::NoVariation),
        (
            ItemFlag::Misfit,
            fit.is_some_and(|fit| is_misfit(fit, thresholds)),
        ),
        (
            ItemFlag::Drift,
            estimate.is_some_and(|estimate| has_drifted(estimate, item.in_use, thresholds)),
        ),
        (
            ItemFlag::LowDiscrimination,
            estimate.is_some_and(|estimate| estimate.a < thresholds.low_a),
        ),
        (
            ItemFlag::NegativeDiscrimination,
            fit.is_some_and(|fit| is_negative(fit, item.answers)),
        ),
        (
            ItemFlag::Undetermined,
            estimate.is_some_and(|estimate| !is_determined(estimate, thresholds)),
        ),
    ];
    let raised = flags.into_iter().filter(|(_, raised)| *raised);
    raised.map(|(flag, _)| flag).collect()
}

fn is_misfit(fit: &ItemFit, thresholds: &FlagThresholds) -> bool {
    let improbable = |test: &ScoreTest| test.p < thresholds.misfit_p;
    fit.test.as_ref().is_some_and(improbable) && fit.size >= thresholds.misfit_size
}

fn has_drifted(
    estimate: &ItemEstimate,
    in_use: ItemParameters,
    thresholds: &FlagThresholds,
) -> bool {
    let b = (estimate.b - in_use.b).abs();
    // Compared as logarithms: twice as steep is as far as half as steep.
    let ln_a = libm::log(estimate.a / in_use.a).abs();
    let is_significant = |distance| distance >= thresholds.drift_errors;
    estimate.distance.is_some_and(is_significant)
        && (b >= thresholds.drift_b || ln_a >= libm::log(thresholds.drift_a))
}

/// The estimate itself cannot be negative. The correlation of the score with the ability
/// that the other answers show can. One standard error, `1 / sqrt(n)`, below 0 is enough:
/// for an ordinary item, which has 0.15 and more even where tests are adaptive and the
/// candidates similar, that is already improbable, and authors must learn of a wrong key.
fn is_negative(fit: &ItemFit, answers: u32) -> bool {
    fit.rest_correlation < -1.0 / f64::from(answers).sqrt()
}

fn is_determined(estimate: &ItemEstimate, thresholds: &FlagThresholds) -> bool {
    let limit = thresholds.max_standard_error;
    let within = |errors: ItemParameters| errors.b <= limit && errors.a / estimate.a <= limit;
    estimate.errors.is_some_and(within)
}
