//! The M step: the item curve and the ability distribution that maximize the expected log
//! likelihood.

use crate::{
    ability_distribution::AbilityDistribution,
    item_curve::{self, ItemCurve},
    parameter_prior::ParameterPrior,
    quadrature::{self, ThetaFunction},
};

/// Largest number of scoring steps of an item in a cycle; near the end one or two are
/// enough.
const MAX_STEPS: usize = 8;
/// Longest step in `ln a` and in `b`: the quadratic approximation holds no further.
const MAX_STEP_LENGTH: (f64, f64) = (0.5, 1.0);
/// Steps shorter than this change nothing that is ever printed.
const MIN_STEP_LENGTH: f64 = 1e-9;
/// How often a step that went too far is halved.
const MAX_HALVINGS: usize = 12;

/// What the curve of an item is fitted to.
pub struct ItemObjective<'a> {
    /// Expected counts of wrong and of right answers at each ability.
    pub counts: &'a [ThetaFunction; 2],
    pub prior: Option<&'a ParameterPrior>,
}

impl ItemObjective<'_> {
    /// Climbs from `start` by Fisher scoring, halving steps that would descend and staying
    /// within the bounds. Never returns a worse curve, so a cycle never lowers the
    /// likelihood, converged or not.
    pub fn maximize(&self, start: ItemCurve) -> ItemCurve {
        let mut current = start;
        let mut expansion = self.expand(current);
        for _ in 0..MAX_STEPS {
            let step = expansion.scoring_step();
            let Some((next, at_next)) = self.line_search(current, step, expansion.value) else {
                break;
            };
            let ln_a_move = (next.ln_a - current.ln_a).abs();
            let moved = ln_a_move.max((next.b - current.b).abs());
            (current, expansion) = (next, at_next);
            if moved < MIN_STEP_LENGTH {
                break;
            }
        }
        current
    }

    fn line_search(
        &self,
        from: ItemCurve,
        (mut ln_a, mut b): (f64, f64),
        value: f64,
    ) -> Option<(ItemCurve, LocalExpansion)> {
        for _ in 0..MAX_HALVINGS {
            let next = ItemCurve {
                ln_a: from.ln_a + ln_a,
                b: from.b + b,
            };
            let next = next.bounded();
            let expansion = self.expand(next);
            if expansion.value >= value {
                return Some((next, expansion));
            }
            (ln_a, b) = (ln_a / 2.0, b / 2.0);
        }
        None
    }

    fn expand(&self, curve: ItemCurve) -> LocalExpansion {
        let a = curve.a();
        let mut expansion = LocalExpansion {
            value: 0.0,
            gradient: [0.0; 2],
            information: [0.0; 3],
        };
        let [wrong, right] = self.counts;
        for (point, (wrong, right)) in wrong.iter().zip(right).enumerate() {
            let logit = a * (quadrature::ability(point) - curve.b);
            let (ln_p, ln_q) = item_curve::log_probabilities(logit);
            let p = item_curve::probability_right(logit);
            let residual = right - (right + wrong) * p;
            let weight = (right + wrong) * p * (1.0 - p);
            expansion.value += right * ln_p + wrong * ln_q;
            expansion.gradient[0] += residual * logit;
            expansion.gradient[1] -= residual * a;
            expansion.information[0] += weight * logit * logit;
            expansion.information[1] -= weight * logit * a;
            expansion.information[2] += weight * a * a;
        }
        if let Some(prior) = self.prior {
            expansion.value += prior.log_density(curve);
            let [ln_a, b] = prior.precisions();
            expansion.gradient[0] -= ln_a * (curve.ln_a - prior.ln_a_mean);
            expansion.gradient[1] -= b * (curve.b - prior.b_mean);
            expansion.information[0] += ln_a;
            expansion.information[2] += b;
        }
        expansion
    }
}

/// The expected log likelihood of an item around a curve.
struct LocalExpansion {
    value: f64,
    gradient: [f64; 2],
    /// Fisher information: `ln a` twice, both, `b` twice. Always positive definite.
    information: [f64; 3],
}

impl LocalExpansion {
    fn scoring_step(&self) -> (f64, f64) {
        let [aa, ab, bb] = self.information;
        let determinant = aa * bb - ab * ab;
        let [ga, gb] = self.gradient;
        // Candidates of one single ability give no information on the discrimination.
        let (ln_a, b) = if determinant > 1e-12 * aa * bb {
            (
                (bb * ga - ab * gb) / determinant,
                (aa * gb - ab * ga) / determinant,
            )
        } else {
            (0.0, if bb > 0.0 { gb / bb } else { 0.0 })
        };
        let (longest_ln_a, longest_b) = MAX_STEP_LENGTH;
        let excess = (ln_a.abs() / longest_ln_a)
            .max(b.abs() / longest_b)
            .max(1.0);
        (ln_a / excess, b / excess)
    }
}

/// Mean and deviation of the abilities behind all tests; `current` where these are not
/// better, which can only happen when the quadrature cuts the distribution.
pub fn maximize_distribution(
    current: AbilityDistribution,
    candidates: &ThetaFunction,
) -> AbilityDistribution {
    let total: f64 = candidates.iter().sum();
    let points = || {
        let counts = candidates.iter().enumerate();
        counts.map(|(point, count)| (quadrature::ability(point), count))
    };
    let mean = points().map(|(ability, n)| n * ability).sum::<f64>() / total;
    let squares = points().map(|(ability, n)| n * (ability - mean) * (ability - mean));
    let sd = (squares.sum::<f64>() / total).sqrt();
    let next = AbilityDistribution { mean, sd }.bounded();
    let value = |distribution: AbilityDistribution| -> f64 {
        let logs = distribution.log_mass();
        candidates.iter().zip(&logs).map(|(n, log)| n * log).sum()
    };
    if value(next) >= value(current) {
        next
    } else {
        current
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quadrature::POINTS;

    /// A hundred candidates around 0, of whom exactly the expected share answers right.
    fn counts(curve: ItemCurve) -> [ThetaFunction; 2] {
        let log_mass = AbilityDistribution::STANDARD.log_mass();
        let mut counts = [[0.0; POINTS]; 2];
        for point in 0..POINTS {
            let n = 100.0 * libm::exp(log_mass[point]);
            let logit = curve.a() * (quadrature::ability(point) - curve.b);
            let p = item_curve::probability_right(logit);
            counts[1][point] = n * p;
            counts[0][point] = n * (1.0 - p);
        }
        counts
    }

    #[test]
    fn the_curve_behind_the_counts_is_found_from_far_away() {
        let truth = ItemCurve { ln_a: 0.4, b: -1.2 };
        for (ln_a, b) in [(-2.0, 4.0), (1.5, -4.0), (0.0, 0.0)] {
            let objective = ItemObjective {
                counts: &counts(truth),
                prior: None,
            };
            let mut found = ItemCurve { ln_a, b };
            for _ in 0..6 {
                found = objective.maximize(found);
            }
            assert!((found.ln_a - truth.ln_a).abs() < 1e-6, "{found:?}");
            assert!((found.b - truth.b).abs() < 1e-6, "{found:?}");
        }
    }

    #[test]
    fn the_prior_pulls_towards_its_means_and_is_weak() {
        let truth = ItemCurve { ln_a: 0.8, b: 2.0 };
        let objective = ItemObjective {
            counts: &counts(truth),
            prior: Some(&ParameterPrior::default()),
        };
        let found = objective.maximize(truth);
        assert!(found.ln_a < 0.8 && found.ln_a > 0.5, "{found:?}");
        assert!((found.b - 2.0).abs() < 0.3, "{found:?}");
    }

    #[test]
    fn candidates_of_one_ability_move_the_difficulty_only() {
        let mut counts = [[0.0; POINTS]; 2];
        counts[1][40] = 30.0;
        counts[0][40] = 10.0;
        let objective = ItemObjective {
            counts: &counts,
            prior: None,
        };
        let found = objective.maximize(ItemCurve { ln_a: 0.0, b: 0.0 });
        assert!(
            (item_curve::probability_right(-found.b * found.a()) - 0.75).abs() < 1e-6,
            "{found:?}"
        );
    }
}
