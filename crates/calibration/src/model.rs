//! The two-parameter logistic curve, and the abilities on which integrals are taken.

use serde::Serialize;

use crate::items::Parameters;

/// Number of abilities of the grid, -6 to 6 in steps of 0.15.
///
/// The trapezoid rule on a smooth curve errs by about `exp(-2 pi^2 (sd / step)^2)`: 5e-16
/// for a posterior deviation of 0.2, as after 32 questions, and 2e-4 of it for one of 0.1,
/// which takes over a hundred. Beyond 6 there are two candidates in a billion.
pub const POINTS: usize = 81;

/// One number for each ability of the grid.
pub type Points = [f64; POINTS];

/// Ability of a point.
pub fn ability(point: usize) -> f64 {
    // Divided rather than multiplied by 0.15, so that no error builds up along the grid.
    (point as f64 - 40.0) * 3.0 / 20.0
}

/// A curve in the coordinates of the estimation. The logarithm keeps `a` positive, and
/// makes the likelihood rounder.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    pub ln_a: f64,
    pub b: f64,
}

impl Curve {
    /// What the estimation may reach. An estimate that ends there is flagged: the log
    /// does not say where it belongs.
    pub const LN_A: (f64, f64) = (-3.0, 1.8);
    pub const B: (f64, f64) = (-6.0, 6.0);

    pub fn of(Parameters { a, b }: Parameters) -> Self {
        Self {
            ln_a: libm::log(a),
            b,
        }
    }

    pub fn parameters(self) -> Parameters {
        Parameters {
            a: self.a(),
            b: self.b,
        }
    }

    pub fn a(self) -> f64 {
        libm::exp(self.ln_a)
    }

    pub fn bounded(self) -> Self {
        Self {
            ln_a: self.ln_a.clamp(Self::LN_A.0, Self::LN_A.1),
            b: self.b.clamp(Self::B.0, Self::B.1),
        }
    }

    pub fn is_at_bound(self) -> bool {
        let at = |value: f64, (low, high): (f64, f64)| value <= low || value >= high;
        at(self.ln_a, Self::LN_A) || at(self.b, Self::B)
    }
}

/// Probability of a right answer where `logit = a (ability - b)`.
pub fn right(logit: f64) -> f64 {
    let small = libm::exp(-logit.abs());
    if logit < 0.0 {
        small / (1.0 + small)
    } else {
        1.0 / (1.0 + small)
    }
}

/// `ln P` and `ln (1 - P)`, in the form that never overflows.
pub fn logs(logit: f64) -> (f64, f64) {
    let tail = libm::log1p(libm::exp(-logit.abs()));
    (logit.min(0.0) - tail, -logit.max(0.0) - tail)
}

/// Abilities of those who took the tests: normal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Population {
    /// Mean ability.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
}

impl Population {
    /// The definition of the scale, where no anchor holds it.
    pub(crate) const STANDARD: Self = Self { mean: 0.0, sd: 1.0 };
    /// Bounds of the estimation; beyond them the grid would cut the distribution.
    const MEAN: f64 = 3.0;
    const SD: (f64, f64) = (0.2, 2.0);

    pub(crate) fn bounded(self) -> Self {
        Self {
            mean: self.mean.clamp(-Self::MEAN, Self::MEAN),
            sd: self.sd.clamp(Self::SD.0, Self::SD.1),
        }
    }

    /// Logarithm of the share of candidates at each point.
    pub(crate) fn log_shares(self) -> Points {
        let mut logs = [0.0; POINTS];
        for (point, log) in logs.iter_mut().enumerate() {
            let distance = (ability(point) - self.mean) / self.sd;
            *log = -0.5 * distance * distance;
        }
        let total: f64 = logs.iter().map(|log| libm::exp(*log)).sum();
        let log_total = libm::log(total);
        for log in &mut logs {
            *log -= log_total;
        }
        logs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_symmetric_and_ends_at_six() {
        assert_eq!(
            [ability(0), ability(40), ability(POINTS - 1)],
            [-6.0, 0.0, 6.0]
        );
    }

    #[test]
    fn the_curve_and_its_logarithms_agree_far_into_the_tails() {
        for logit in [-700.0, -40.0, -1.5, 0.0, 0.3, 36.0] {
            let (ln_p, ln_q) = logs(logit);
            assert!((libm::exp(ln_p) / right(logit) - 1.0).abs() < 1e-12);
            assert!((ln_p - ln_q - logit).abs() < 1e-9);
        }
    }

    #[test]
    fn the_shares_have_the_mean_and_deviation_of_the_population() {
        let population = Population { mean: 0.7, sd: 0.8 };
        let shares = population.log_shares().map(libm::exp);
        let moment = |power| -> f64 {
            let terms = (0..POINTS).map(|point| shares[point] * ability(point).powi(power));
            terms.sum()
        };
        assert!((moment(0) - 1.0).abs() < 1e-12);
        assert!((moment(1) - 0.7).abs() < 1e-9);
        assert!((moment(2) - 0.49 - 0.64).abs() < 1e-8);
    }
}
