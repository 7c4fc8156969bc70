//! One extrapolation of SQUAREM, third scheme.

use super::coordinates;
use crate::{
    ability_distribution::AbilityDistribution, ability_posterior::ModelParameters,
    estimation_plan::EstimationPlan, item_curve::ItemCurve,
};

/// Extrapolates from the parameters before, between and after two cycles.
pub fn extrapolate(path: [&ModelParameters; 3], plan: &EstimationPlan) -> ModelParameters {
    let length = step_length(path, plan);
    let along = |[from, once, twice]: [f64; 3]| {
        from + 2.0 * length * (once - from) + length * length * (twice - 2.0 * once + from)
    };
    let mut parameters = path[2].clone();
    for item in &plan.estimated {
        let curves = path.map(|parameters| parameters.curves[*item]);
        parameters.curves[*item] = ItemCurve {
            ln_a: along(curves.map(|curve| curve.ln_a)),
            b: along(curves.map(|curve| curve.b)),
        }
        .bounded();
    }
    if plan.anchored {
        let distributions = path.map(|parameters| parameters.distribution);
        let ln_sd = along(distributions.map(|distribution| libm::log(distribution.sd)));
        parameters.distribution = AbilityDistribution {
            mean: along(distributions.map(|distribution| distribution.mean)),
            sd: libm::exp(ln_sd),
        }
        .bounded();
    }
    parameters
}

/// Ratio of the lengths of the first move and of the change between the two moves.
fn step_length([from, once, twice]: [&ModelParameters; 3], plan: &EstimationPlan) -> f64 {
    let (mut moved, mut curvature) = (0.0, 0.0);
    let pairs = coordinates(from, plan).zip(coordinates(once, plan));
    for ((from, once), twice) in pairs.zip(coordinates(twice, plan)) {
        let (first, second) = (once - from, twice - 2.0 * once + from);
        moved += first * first;
        curvature += second * second;
    }
    // Without a change between the moves there is nothing to extrapolate.
    if curvature > 0.0 {
        (moved / curvature).sqrt().max(1.0)
    } else {
        1.0
    }
}
