//! The EM cycles: E step, M step, and extrapolations over many of them.
//!
//! Bock and Aitkin, "Marginal maximum likelihood estimation of item parameters",
//! Psychometrika 46, 1981. EM converges slowly where little is known about the common shift
//! of all difficulties; so every second cycle is followed by an extrapolation along the
//! last two moves (SQUAREM, third scheme: Varadhan and Roland, Scandinavian Journal of
//! Statistics 35, 2008). An extrapolation that lowers the objective is taken back, so the
//! objective never falls.

mod squarem;

use crate::{
    ability_distribution::AbilityDistribution,
    ability_posterior::ModelParameters,
    calibration_options::CalibrationOptions,
    e_step::{ExpectedCounts, e_step},
    estimation_plan::EstimationPlan,
    item_curve::ItemCurve,
    m_step::{self, ItemObjective},
    response_log::ResponseLog,
};
use squarem::extrapolate;

/// A finished EM cycle, for progress reports.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmCycle {
    /// Number of the cycle, from 1.
    pub number: u32,
    /// Largest move of any `ln a` or `b`.
    pub largest_move: f64,
    /// Log likelihood before the move, with the log density of the prior.
    pub objective: f64,
}

/// Where the cycles ended.
pub struct EmResult {
    pub parameters: ModelParameters,
    pub cycles: u32,
    pub converged: bool,
    pub largest_move: f64,
    /// The objective of every cycle that was kept; never falls.
    pub objectives: Vec<f64>,
}

/// Runs cycles until they converge or run out.
pub fn run(
    log: &ResponseLog,
    plan: &EstimationPlan,
    options: &CalibrationOptions,
    progress: &mut dyn FnMut(EmCycle),
) -> EmResult {
    let mut current = start(log, plan);
    let mut objectives = Vec::new();
    let mut phase = SquaremPhase::Start;
    let mut largest_move = f64::INFINITY;
    let mut cycles = 0;
    while cycles < options.max_cycles.max(1) && largest_move > options.tolerance {
        cycles += 1;
        let expected = e_step(log, &current);
        let objective = expected.log_likelihood + log_prior(&current, plan, options);
        if let SquaremPhase::Extrapolated { fallback } = phase {
            phase = SquaremPhase::Start;
            if objectives.last().is_some_and(|last| objective < *last) {
                current = fallback;
                continue;
            }
        }
        objectives.push(objective);
        let next = maximize(&current, &expected, plan, options);
        largest_move = distance(&current, &next, plan);
        progress(EmCycle {
            number: cycles,
            largest_move,
            objective,
        });
        (current, phase) = match phase {
            SquaremPhase::OneCycle { from } => {
                let extrapolated = extrapolate([&from, &current, &next], plan);
                let fallback = next;
                (extrapolated, SquaremPhase::Extrapolated { fallback })
            }
            SquaremPhase::Start | SquaremPhase::Extrapolated { .. } => {
                (next, SquaremPhase::OneCycle { from: current })
            }
        };
    }
    let converged = largest_move <= options.tolerance;
    // The objective of an extrapolation is not known yet, so it is not a result.
    if let SquaremPhase::Extrapolated { fallback } = phase {
        current = fallback;
    }
    EmResult {
        parameters: current,
        cycles,
        converged,
        largest_move,
        objectives,
    }
}

/// How many cycles there are since the last extrapolation.
enum SquaremPhase {
    Start,
    OneCycle {
        from: ModelParameters,
    },
    /// With the parameters to return to if the objective has fallen.
    Extrapolated {
        fallback: ModelParameters,
    },
}

/// From the parameters in use: where tests are adaptive, the share of right answers says
/// nothing about the difficulty.
fn start(log: &ResponseLog, plan: &EstimationPlan) -> ModelParameters {
    let mut curves: Vec<_> = log
        .items()
        .parameters()
        .iter()
        .copied()
        .map(ItemCurve::from_parameters)
        .collect();
    for item in &plan.estimated {
        curves[*item] = curves[*item].bounded();
    }
    ModelParameters {
        curves,
        distribution: AbilityDistribution::STANDARD,
    }
}

/// Logarithm of the prior density of the estimated parameters.
pub fn log_prior(
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    options: &CalibrationOptions,
) -> f64 {
    let Some(prior) = &options.prior else {
        return 0.0;
    };
    let curves = plan.estimated.iter().map(|item| parameters.curves[*item]);
    curves.map(|curve| prior.log_density(curve)).sum()
}

fn maximize(
    current: &ModelParameters,
    expected: &ExpectedCounts,
    plan: &EstimationPlan,
    options: &CalibrationOptions,
) -> ModelParameters {
    let mut next = current.clone();
    for item in &plan.estimated {
        let objective = ItemObjective {
            counts: &expected.responses[*item],
            prior: options.prior.as_ref(),
        };
        next.curves[*item] = objective.maximize(current.curves[*item]);
    }
    if plan.anchored {
        next.distribution =
            m_step::maximize_distribution(current.distribution, &expected.candidates);
    }
    next
}

fn distance(one: &ModelParameters, other: &ModelParameters, plan: &EstimationPlan) -> f64 {
    let moves = coordinates(one, plan).zip(coordinates(other, plan));
    moves
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

/// All estimated values.
fn coordinates<'a>(
    parameters: &'a ModelParameters,
    plan: &'a EstimationPlan,
) -> impl Iterator<Item = f64> + 'a {
    let curves = plan.estimated.iter().map(|item| parameters.curves[*item]);
    let AbilityDistribution { mean, sd } = parameters.distribution;
    curves
        .flat_map(|curve| [curve.ln_a, curve.b])
        .chain([mean, libm::log(sd)])
}
