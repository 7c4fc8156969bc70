//! The prior distribution of item parameters.

use serde::Serialize;

use crate::item_curve::ItemCurve;

/// A weak prior on the parameters, for items with few answers (Mislevy, "Bayes modal
/// estimation in item response models", Psychometrika 51, 1986). The estimate is then
/// the mode of the posterior in `ln a` and `b`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ParameterPrior {
    /// Mean of `ln a`.
    pub ln_a_mean: f64,
    /// Standard deviation of `ln a`.
    pub ln_a_sd: f64,
    /// Mean of `b`.
    pub b_mean: f64,
    /// Standard deviation of `b`.
    pub b_sd: f64,
}

impl Default for ParameterPrior {
    /// 95 % of discriminations between 0.37 and 2.7, and of difficulties between -3.9
    /// and 3.9: a little wider than what a bank accepts.
    fn default() -> Self {
        Self {
            ln_a_mean: 0.0,
            ln_a_sd: 0.5,
            b_mean: 0.0,
            b_sd: 2.0,
        }
    }
}

impl ParameterPrior {
    /// Logarithm of the density in `ln a` and `b`, up to a constant.
    pub(crate) fn log_density(&self, curve: ItemCurve) -> f64 {
        let ln_a = (curve.ln_a - self.ln_a_mean) / self.ln_a_sd;
        let b = (curve.b - self.b_mean) / self.b_sd;
        -0.5 * (ln_a * ln_a + b * b)
    }

    /// Inverse variances of `ln a` and `b`.
    pub(crate) fn precisions(&self) -> [f64; 2] {
        [self.ln_a_sd, self.b_sd].map(|sd| 1.0 / (sd * sd))
    }
}
