//! What a calibration may be told.

use serde::Serialize;

/// How to calibrate. The default is what `vigie-bank calibrate` does.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Names of the items whose parameters are held, so that the estimates stay on the
    /// scale of the bank in use; the mean and deviation of the candidates' abilities are
    /// then estimated. Without any, the candidates are N(0, 1) by definition, and that is
    /// what fixes the scale.
    pub anchors: Vec<String>,
    /// What is believed of parameters before any answer; `None` for plain maximum
    /// likelihood.
    pub prior: Option<Prior>,
    /// Most cycles of estimation, 1 or more.
    pub cycles: u32,
    /// The estimation ends when no cycle moves any `ln a` or `b` by more than this.
    pub tolerance: f64,
    /// When an item is flagged.
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            anchors: Vec::new(),
            prior: Some(Prior::default()),
            cycles: 500,
            // Far below any standard error (0.03 and more), and small enough that what is
            // left after it, a few tens of times the last step, is below one as well.
            tolerance: 1e-5,
            limits: Limits::default(),
        }
    }
}

/// A weak belief about parameters, for items with few answers (Mislevy, "Bayes modal
/// estimation in item response models", Psychometrika 51, 1986). The estimate is then
/// the mode of the posterior in `ln a` and `b`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prior {
    /// Mean of `ln a`.
    pub ln_a_mean: f64,
    /// Standard deviation of `ln a`.
    pub ln_a_sd: f64,
    /// Mean of `b`.
    pub b_mean: f64,
    /// Standard deviation of `b`.
    pub b_sd: f64,
}

impl Default for Prior {
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

/// From where on an item is flagged.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Limits {
    /// Items with fewer answers keep their parameters: below some 30 the answers say less
    /// about the discrimination than the prior does.
    pub fewest_answers: u32,
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
    /// many candidates as one of 1 to say the same.
    pub low_a: f64,
    /// Standard errors of `b`, or of `ln a`, above this mean that the log does not
    /// determine the item.
    pub largest_error: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fewest_answers: 30,
            misfit_p: 0.01,
            misfit_size: 0.01,
            drift_errors: 3.0,
            drift_b: 0.3,
            drift_a: 1.35,
            low_a: 0.35,
            largest_error: 1.0,
        }
    }
}
