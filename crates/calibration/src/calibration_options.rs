//! The options of a calibration.

use serde::Serialize;

use crate::parameter_prior::ParameterPrior;

/// How to calibrate. The default is what `vigie-bank calibrate` does.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationOptions {
    /// Names of the items whose parameters are held, so that the estimates stay on the
    /// scale of the bank in use; the mean and deviation of the candidates' abilities are
    /// then estimated. Without any, the candidates are N(0, 1) by definition, and that is
    /// what fixes the scale.
    pub anchors: Vec<String>,
    /// Prior of the parameters; `None` for plain maximum likelihood.
    pub prior: Option<ParameterPrior>,
    /// Largest number of EM cycles, 1 or more.
    pub max_cycles: u32,
    /// The estimation ends when no cycle moves any `ln a` or `b` by more than this.
    pub tolerance: f64,
    /// When an item is flagged.
    pub thresholds: FlagThresholds,
}

impl Default for CalibrationOptions {
    fn default() -> Self {
        Self {
            anchors: Vec::new(),
            prior: Some(ParameterPrior::default()),
            max_cycles: 500,
            // Far below any standard error (0.03 and more), and small enough that what is
            // left after it, a few tens of times the last step, is below one as well.
            tolerance: 1e-5,
            thresholds: FlagThresholds::default(),
        }
    }
}

/// Thresholds at which an item is flagged.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FlagThresholds {
    /// Items with fewer answers keep their parameters: below some 30 the answers say less
    /// about the discrimination than the prior does.
    #[serde(rename = "fewest_answers")]
    pub min_answers: u32,
    /// A misfit must be this improbable under the model ..
    pub misfit_p: f64,
    /// .. and the proportions right in the groups of ability this far from the expected
    /// ones (root mean square), so that in a huge log trifles are not flagged.
    pub misfit_size: f64,
    /// A drift must be this many standard errors, `a` and `b` taken together ..
    pub drift_errors: f64,
    /// .. and this large, as a change of `b` in units of ability ..
    pub drift_b: f64,
    /// .. or as a factor of `a`.
    pub drift_a: f64,
    /// Discriminations below this are low: such an item takes more than eight times as
    /// many candidates as one of 1 for the same information.
    pub low_a: f64,
    /// Standard errors of `b`, or of `ln a`, above this mean that the log does not
    /// determine the item.
    #[serde(rename = "largest_error")]
    pub max_standard_error: f64,
}

impl Default for FlagThresholds {
    fn default() -> Self {
        Self {
            min_answers: 30,
            misfit_p: 0.01,
            misfit_size: 0.01,
            drift_errors: 3.0,
            drift_b: 0.3,
            drift_a: 1.35,
            low_a: 0.35,
            max_standard_error: 1.0,
        }
    }
}
