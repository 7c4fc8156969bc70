//! How able the candidate is in each competence.
//!
//! A candidate is better at some competences than at others. In the model the ability in
//! a competence is the global ability plus a deviation, and deviations are
//! N(0, [`COMPETENCE_SD`]^2), independent of each other. With two questions on a competence
//! its own evidence is weak and the estimate stays near the global ability; with more it
//! moves away (hierarchical shrinkage). The global ability is integrated over as well, so
//! its own uncertainty is part of each competence's.
//!
//! Everything is a sum over the 161 quadrature points, with deviations in the same steps
//! of 0.1 from -1.5 to 1.5: exact to far below what 32 answers can show.

use serde::{Deserialize, Serialize};

use crate::likelihood_table;
use crate::pool::Pool;
use crate::posterior::{AbilityEstimate, PosteriorMass};
use crate::quadrature::{self, POINTS, ThetaFunction};
use crate::types::{AdministeredItem, COMPETENCES, ItemScore};

/// Standard deviation of the ability in a competence around the global ability. The value
/// of the study the engine was designed on; to be estimated again when there are answers
/// to calibrate from.
pub const COMPETENCE_SD: f64 = 0.5;

/// Deviations on each side: 15 steps of 0.1 are three standard deviations.
const STEPS: usize = 15;

/// Abilities of a candidate, each with its uncertainty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AbilityProfile {
    /// The global ability under this model. Its standard error is larger, and closer to the
    /// true one when competences differ, than that of [`Pool::estimate`], which takes them
    /// as one.
    pub global: AbilityEstimate,
    /// The competences, in their order.
    pub competences: [CompetenceAbility; COMPETENCES],
}

/// Ability in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CompetenceAbility {
    /// Posterior mean and standard deviation.
    pub estimate: AbilityEstimate,
    /// Posterior median: as likely above as below. A right answer never lowers it, and a
    /// wrong one never raises it, in any competence.
    pub median: f64,
    /// Bounds of the interval that holds the ability with a probability of 80 %.
    pub interval: (f64, f64),
}

impl Pool {
    /// The abilities in the 16 competences after these items. Withdrawn items are ignored,
    /// and the order does not matter.
    pub fn profile(&self, administered: &[AdministeredItem]) -> AbilityProfile {
        let evidence = self.evidence(administered);
        let deviations = deviation_mass();
        let marginals = evidence
            .each_ref()
            .map(|evidence| marginal(evidence, &deviations));
        let mut log_posterior: ThetaFunction = std::array::from_fn(|point| {
            let ability = quadrature::ability(point);
            -0.5 * ability * ability
        });
        for marginal in &marginals {
            for (sum, likelihood) in log_posterior.iter_mut().zip(marginal) {
                *sum += libm::log(*likelihood);
            }
        }
        let global = normalized(log_posterior);
        let competences = std::array::from_fn(|competence| {
            let (evidence, marginal) = (&evidence[competence], &marginals[competence]);
            summary(&shifted(&global, evidence, marginal, &deviations))
        });
        AbilityProfile {
            global: PosteriorMass(global).estimate(),
            competences,
        }
    }

    /// Likelihood of the answers of each competence at every ability, up to a factor.
    fn evidence(&self, administered: &[AdministeredItem]) -> [ThetaFunction; COMPETENCES] {
        let mut sums = [[0; POINTS]; COMPETENCES];
        for &AdministeredItem { item, score } in administered {
            if item >= self.len() || score == ItemScore::Withdrawn {
                continue;
            }
            let table = self.likelihood_table();
            let curve = table.answer(item, score == ItemScore::Right);
            let competence = self.items()[item].competence;
            for (sum, term) in sums[competence].iter_mut().zip(curve) {
                *sum += *term;
            }
        }
        sums.map(|sum| {
            let highest = sum.iter().copied().max().unwrap_or(0);
            sum.map(|log| libm::exp(likelihood_table::to_float(log - highest)))
        })
    }
}

/// Probability of each deviation.
fn deviation_mass() -> [f64; 2 * STEPS + 1] {
    let density = std::array::from_fn(|step| {
        let deviation = (step as f64 - STEPS as f64) / 10.0 / COMPETENCE_SD;
        libm::exp(-0.5 * deviation * deviation)
    });
    let total: f64 = density.iter().sum();
    density.map(|density| density / total)
}

/// Quadrature point that lies `step` deviations from another; the ends hold what would
/// fall off.
fn moved(point: usize, step: usize) -> usize {
    (point + step).saturating_sub(STEPS).min(POINTS - 1)
}

/// Likelihood of the answers at a global ability: that at the ability in the competence,
/// averaged over the deviations.
fn marginal(evidence: &ThetaFunction, deviations: &[f64]) -> ThetaFunction {
    std::array::from_fn(|point| {
        let terms = deviations.iter().enumerate();
        let mean: f64 = terms
            .map(|(step, share)| share * evidence[moved(point, step)])
            .sum();
        // Far from every answer the average may underflow; its logarithm is still needed.
        mean.max(f64::MIN_POSITIVE)
    })
}

/// Distribution of the ability in a competence.
fn shifted(
    global: &ThetaFunction,
    evidence: &ThetaFunction,
    marginal: &ThetaFunction,
    deviations: &[f64],
) -> ThetaFunction {
    /// Lighter points change no figure that is shown; most points are lighter.
    const NEGLIGIBLE: f64 = 1e-12;
    let mut curve = [0.0; POINTS];
    let points = global.iter().zip(marginal).enumerate();
    for (point, (weight, marginal)) in points.filter(|(_, (weight, _))| **weight > NEGLIGIBLE) {
        let weight = weight / marginal;
        for (step, share) in deviations.iter().enumerate() {
            let target = moved(point, step);
            curve[target] += weight * share * evidence[target];
        }
    }
    curve
}

fn normalized(log: ThetaFunction) -> ThetaFunction {
    let highest = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut curve = log;
    for (point, weight) in curve.iter_mut().enumerate() {
        *weight = quadrature::trapezoid_weight(point) * libm::exp(*weight - highest);
    }
    let total: f64 = curve.iter().sum();
    curve.map(|weight| weight / total)
}

fn summary(curve: &ThetaFunction) -> CompetenceAbility {
    let total: f64 = curve.iter().sum();
    let curve = curve.map(|weight| weight / total);
    CompetenceAbility {
        estimate: PosteriorMass(curve).estimate(),
        median: quantile(&curve, 0.5),
        interval: (quantile(&curve, 0.1), quantile(&curve, 0.9)),
    }
}

/// The ability below which a share of the distribution lies; the weight of a point is
/// spread evenly over the step around it.
fn quantile(curve: &ThetaFunction, share: f64) -> f64 {
    let mut below = 0.0;
    for (point, &weight) in curve.iter().enumerate() {
        if below + weight >= share && weight > 0.0 {
            let part = (share - below) / weight;
            return quadrature::ability(point) + (part - 0.5) / 10.0;
        }
        below += weight;
    }
    quadrature::END
}
