//! The M step: the curve that fits the expected numbers of an item best.

use crate::{
    model::{self, Curve, Points, Population},
    options::Prior,
};

/// Most scoring steps of an item in a cycle; near the end one or two are enough.
const STEPS: usize = 8;
/// Longest step in `ln a` and in `b`: the quadratic approximation holds no further.
const LONGEST: (f64, f64) = (0.5, 1.0);
/// Steps shorter than this change nothing that is ever printed.
const SHORTEST: f64 = 1e-9;
/// How often a step that went too far is halved.
const HALVINGS: usize = 12;

/// Climbs from `from` by Fisher scoring, halving steps that would descend and staying
/// within the bounds. Never returns a worse curve, so a cycle never lowers the
/// likelihood, converged or not.
pub fn curve(from: Curve, takers: &[Points; 2], prior: Option<&Prior>) -> Curve {
    let mut here = from;
    let mut slope = Slope::at(here, takers, prior);
    for _ in 0..STEPS {
        let step = slope.step();
        let Some((next, at_next)) = climb(here, step, slope.height, takers, prior) else {
            break;
        };
        let moved = (next.ln_a - here.ln_a).abs().max((next.b - here.b).abs());
        (here, slope) = (next, at_next);
        if moved < SHORTEST {
            break;
        }
    }
    here
}

fn climb(
    here: Curve,
    (mut ln_a, mut b): (f64, f64),
    height: f64,
    takers: &[Points; 2],
    prior: Option<&Prior>,
) -> Option<(Curve, Slope)> {
    for _ in 0..HALVINGS {
        let next = Curve {
            ln_a: here.ln_a + ln_a,
            b: here.b + b,
        };
        let next = next.bounded();
        let slope = Slope::at(next, takers, prior);
        if slope.height >= height {
            return Some((next, slope));
        }
        (ln_a, b) = (ln_a / 2.0, b / 2.0);
    }
    None
}

/// The expected log likelihood of an item around a curve.
struct Slope {
    height: f64,
    gradient: [f64; 2],
    /// Fisher information: `ln a` twice, both, `b` twice. Always positive definite.
    information: [f64; 3],
}

impl Slope {
    fn at(curve: Curve, takers: &[Points; 2], prior: Option<&Prior>) -> Self {
        let a = curve.a();
        let mut slope = Self {
            height: 0.0,
            gradient: [0.0; 2],
            information: [0.0; 3],
        };
        let [wrong, right] = takers;
        for (point, (wrong, right)) in wrong.iter().zip(right).enumerate() {
            let logit = a * (model::ability(point) - curve.b);
            let (ln_p, ln_q) = model::logs(logit);
            let p = model::right(logit);
            let surplus = right - (right + wrong) * p;
            let weight = (right + wrong) * p * (1.0 - p);
            slope.height += right * ln_p + wrong * ln_q;
            slope.gradient[0] += surplus * logit;
            slope.gradient[1] -= surplus * a;
            slope.information[0] += weight * logit * logit;
            slope.information[1] -= weight * logit * a;
            slope.information[2] += weight * a * a;
        }
        if let Some(prior) = prior {
            slope.height += prior.log_density(curve);
            let [ln_a, b] = prior.precisions();
            slope.gradient[0] -= ln_a * (curve.ln_a - prior.ln_a_mean);
            slope.gradient[1] -= b * (curve.b - prior.b_mean);
            slope.information[0] += ln_a;
            slope.information[2] += b;
        }
        slope
    }

    fn step(&self) -> (f64, f64) {
        let [aa, ab, bb] = self.information;
        let determinant = aa * bb - ab * ab;
        let [ga, gb] = self.gradient;
        // Takers of one single ability say nothing about the discrimination.
        let (ln_a, b) = if determinant > 1e-12 * aa * bb {
            (
                (bb * ga - ab * gb) / determinant,
                (aa * gb - ab * ga) / determinant,
            )
        } else {
            (0.0, if bb > 0.0 { gb / bb } else { 0.0 })
        };
        let too_long = (ln_a.abs() / LONGEST.0).max(b.abs() / LONGEST.1).max(1.0);
        (ln_a / too_long, b / too_long)
    }
}

impl Prior {
    /// Logarithm of the density in `ln a` and `b`, up to a constant.
    pub(crate) fn log_density(&self, curve: Curve) -> f64 {
        let ln_a = (curve.ln_a - self.ln_a_mean) / self.ln_a_sd;
        let b = (curve.b - self.b_mean) / self.b_sd;
        -0.5 * (ln_a * ln_a + b * b)
    }

    /// Inverse variances of `ln a` and `b`.
    pub(crate) fn precisions(&self) -> [f64; 2] {
        [self.ln_a_sd, self.b_sd].map(|sd| 1.0 / (sd * sd))
    }
}

/// Mean and deviation of the abilities behind all tests; `from` where these are not
/// better, which can only happen when the grid cuts the distribution.
pub fn population(from: Population, candidates: &Points) -> Population {
    let total: f64 = candidates.iter().sum();
    let points = || candidates.iter().enumerate();
    let mean = points().map(|(p, n)| n * model::ability(p)).sum::<f64>() / total;
    let squares =
        points().map(|(p, n)| n * (model::ability(p) - mean) * (model::ability(p) - mean));
    let sd = (squares.sum::<f64>() / total).sqrt();
    let next = Population { mean, sd }.bounded();
    let height = |population: Population| -> f64 {
        let logs = population.log_shares();
        candidates.iter().zip(&logs).map(|(n, log)| n * log).sum()
    };
    if height(next) >= height(from) {
        next
    } else {
        from
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::POINTS;

    /// A hundred candidates around 0, of whom just those the curve expects are right.
    fn takers(curve: Curve) -> [Points; 2] {
        let shares = Population::STANDARD.log_shares();
        let mut takers = [[0.0; POINTS]; 2];
        for point in 0..POINTS {
            let n = 100.0 * libm::exp(shares[point]);
            let p = model::right(curve.a() * (model::ability(point) - curve.b));
            takers[1][point] = n * p;
            takers[0][point] = n * (1.0 - p);
        }
        takers
    }

    #[test]
    fn the_curve_behind_the_numbers_is_found_from_far_away() {
        let truth = Curve { ln_a: 0.4, b: -1.2 };
        for start in [(-2.0, 4.0), (1.5, -4.0), (0.0, 0.0)] {
            let mut found = Curve {
                ln_a: start.0,
                b: start.1,
            };
            for _ in 0..6 {
                found = curve(found, &takers(truth), None);
            }
            assert!((found.ln_a - truth.ln_a).abs() < 1e-6, "{found:?}");
            assert!((found.b - truth.b).abs() < 1e-6, "{found:?}");
        }
    }

    #[test]
    fn the_prior_draws_towards_its_means_and_is_no_more_than_weak() {
        let truth = Curve { ln_a: 0.8, b: 2.0 };
        let found = curve(truth, &takers(truth), Some(&Prior::default()));
        assert!(found.ln_a < 0.8 && found.ln_a > 0.5, "{found:?}");
        assert!((found.b - 2.0).abs() < 0.3, "{found:?}");
    }

    #[test]
    fn candidates_of_one_ability_move_the_difficulty_only() {
        let mut takers = [[0.0; POINTS]; 2];
        takers[1][40] = 30.0;
        takers[0][40] = 10.0;
        let found = curve(Curve { ln_a: 0.0, b: 0.0 }, &takers, None);
        assert!(
            (model::right(-found.b * found.a()) - 0.75).abs() < 1e-6,
            "{found:?}"
        );
    }
}
