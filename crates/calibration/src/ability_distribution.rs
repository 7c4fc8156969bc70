//! How the abilities of the candidates are distributed.

use serde::Serialize;

use crate::quadrature::{POINTS, ThetaFunction, ability};

/// A normal distribution of the abilities of the candidates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AbilityDistribution {
    /// Mean ability.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
}

impl AbilityDistribution {
    /// The definition of the scale, where no anchor holds it.
    pub(crate) const STANDARD: Self = Self { mean: 0.0, sd: 1.0 };
    /// Bounds of the estimation; beyond them the quadrature would cut the distribution.
    const MEAN: f64 = 3.0;
    const SD: (f64, f64) = (0.2, 2.0);

    pub(crate) fn bounded(self) -> Self {
        Self {
            mean: self.mean.clamp(-Self::MEAN, Self::MEAN),
            sd: self.sd.clamp(Self::SD.0, Self::SD.1),
        }
    }

    /// Logarithm of the probability mass of each quadrature point.
    pub(crate) fn log_mass(self) -> ThetaFunction {
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
    fn the_mass_has_the_mean_and_deviation_of_the_distribution() {
        let distribution = AbilityDistribution { mean: 0.7, sd: 0.8 };
        let mass = distribution.log_mass().map(libm::exp);
        let moment = |power| -> f64 {
            let terms = (0..POINTS).map(|point| mass[point] * ability(point).powi(power));
            terms.sum()
        };
        assert!((moment(0) - 1.0).abs() < 1e-12);
        assert!((moment(1) - 0.7).abs() < 1e-9);
        assert!((moment(2) - 0.49 - 0.64).abs() < 1e-8);
    }
}
