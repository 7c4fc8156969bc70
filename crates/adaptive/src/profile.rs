//! How able the candidate is in each competence.
//!
//! A candidate is better at some competences than at others. The model says so: the
//! ability in a competence is the global ability plus a deviation, and deviations are
//! N(0, [`SPREAD`]^2), independent of each other. With two questions on a competence its
//! own evidence is weak and the estimate stays near the global ability; with more it
//! moves away. The global ability is integrated over as well, so its own uncertainty is
//! part of each competence's.
//!
//! Everything is a sum on the grid of 161 abilities, with deviations in the same steps of
//! 0.1 from -1.5 to 1.5: exact to far below what 32 answers can tell.

use serde::{Deserialize, Serialize};

use crate::grid::{self, Curve, POINTS};
use crate::pool::{COMPETENCES, Pool};
use crate::posterior::{Estimate, Weights};
use crate::progress::{Asked, Mark};
use crate::tables;

/// Standard deviation of the deviations, in units of ability. The value of the study the
/// engine was designed on; to be estimated again when there are answers to calibrate from.
pub const SPREAD: f64 = 0.5;

/// Deviations on each side: 15 steps of 0.1 are three standard deviations.
const STEPS: usize = 15;

/// Abilities of a candidate, each with its uncertainty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The global ability under this model. Its error is larger, and more honest when
    /// competences differ, than that of [`Pool::estimate`], which takes them as one.
    pub global: Estimate,
    /// The competences, in their order.
    pub competences: [CompetenceAbility; COMPETENCES],
}

/// Ability in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CompetenceAbility {
    /// Posterior mean and standard deviation.
    pub estimate: Estimate,
    /// Posterior median: as likely above as below. A right answer never lowers it, and a
    /// wrong one never raises it, in any competence.
    pub median: f64,
    /// Bounds of the interval that holds the ability with a probability of 80 %.
    pub interval: (f64, f64),
}

impl Pool {
    /// The abilities in the 16 competences after these questions. Withdrawn questions are
    /// ignored, and the order does not matter.
    pub fn profile(&self, asked: &[Asked]) -> Profile {
        let evidence = self.evidence(asked);
        let shares = shares();
        let marginals = evidence
            .each_ref()
            .map(|evidence| marginal(evidence, &shares));
        let mut log_posterior: Curve = std::array::from_fn(|point| {
            let ability = grid::ability(point);
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
            summary(&shifted(&global, evidence, marginal, &shares))
        });
        Profile {
            global: Weights(global).estimate(),
            competences,
        }
    }

    /// Likelihood of the answers of each competence at every ability, up to a factor.
    fn evidence(&self, asked: &[Asked]) -> [Curve; COMPETENCES] {
        let mut sums = [[0; POINTS]; COMPETENCES];
        for asked in asked.iter().filter(|asked| asked.item < self.len()) {
            if asked.mark == Mark::Withdrawn {
                continue;
            }
            let curve = self.tables.answer(asked.item, asked.mark == Mark::Right);
            let competence = self.items()[asked.item].competence;
            for (sum, term) in sums[competence].iter_mut().zip(curve) {
                *sum += *term;
            }
        }
        sums.map(|sum| {
            let highest = sum.iter().copied().max().unwrap_or(0);
            sum.map(|log| libm::exp(tables::real(log - highest)))
        })
    }
}

/// Probability of each deviation.
fn shares() -> [f64; 2 * STEPS + 1] {
    let density = std::array::from_fn(|step| {
        let deviation = (step as f64 - STEPS as f64) / 10.0 / SPREAD;
        libm::exp(-0.5 * deviation * deviation)
    });
    let total: f64 = density.iter().sum();
    density.map(|density| density / total)
}

/// Point of the grid that lies `step` deviations from another; the ends hold what would
/// fall off.
fn moved(point: usize, step: usize) -> usize {
    (point + step).saturating_sub(STEPS).min(POINTS - 1)
}

/// Likelihood of the answers at a global ability: that at the ability in the competence,
/// averaged over the deviations.
fn marginal(evidence: &Curve, shares: &[f64]) -> Curve {
    std::array::from_fn(|point| {
        let terms = shares.iter().enumerate();
        let mean: f64 = terms
            .map(|(step, share)| share * evidence[moved(point, step)])
            .sum();
        // Far from every answer the average may underflow; its logarithm is still needed.
        mean.max(f64::MIN_POSITIVE)
    })
}

/// Distribution of the ability in a competence.
fn shifted(global: &Curve, evidence: &Curve, marginal: &Curve, shares: &[f64]) -> Curve {
    /// Lighter abilities change no figure that is shown; most of the grid is lighter.
    const NEGLIGIBLE: f64 = 1e-12;
    let mut curve = [0.0; POINTS];
    let points = global.iter().zip(marginal).enumerate();
    for (point, (weight, marginal)) in points.filter(|(_, (weight, _))| **weight > NEGLIGIBLE) {
        let weight = weight / marginal;
        for (step, share) in shares.iter().enumerate() {
            let place = moved(point, step);
            curve[place] += weight * share * evidence[place];
        }
    }
    curve
}

fn normalized(log: Curve) -> Curve {
    let highest = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut curve = log;
    for (point, weight) in curve.iter_mut().enumerate() {
        *weight = grid::trapezoid(point) * libm::exp(*weight - highest);
    }
    let total: f64 = curve.iter().sum();
    curve.map(|weight| weight / total)
}

fn summary(curve: &Curve) -> CompetenceAbility {
    let total: f64 = curve.iter().sum();
    let curve = curve.map(|weight| weight / total);
    CompetenceAbility {
        estimate: Weights(curve).estimate(),
        median: quantile(&curve, 0.5),
        interval: (quantile(&curve, 0.1), quantile(&curve, 0.9)),
    }
}

/// The ability below which a share of the distribution lies; the weight of a point is
/// spread evenly over the step around it.
fn quantile(curve: &Curve, share: f64) -> f64 {
    let mut below = 0.0;
    for (point, &weight) in curve.iter().enumerate() {
        if below + weight >= share && weight > 0.0 {
            let part = (share - below) / weight;
            return grid::ability(point) + (part - 0.5) / 10.0;
        }
        below += weight;
    }
    grid::END
}
