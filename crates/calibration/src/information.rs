//! Standard errors from the observed information of the marginal likelihood.
//!
//! Louis, "Finding the observed information matrix when using the EM algorithm", Journal
//! of the Royal Statistical Society B 44, 1982: the information is what it would be if
//! the abilities were known, less the covariance of the score under each candidate's
//! posterior. On the quadrature points both are sums, so the matrix is exact. (Oakes'
//! formula gives the same matrix; the cross-product of the scores would be quicker, but
//! needs many more candidates than parameters.)

mod distribution_derivatives;
mod information_matrix;
mod parameter_basis;
mod test_scores;

use crate::{
    ability_posterior::ModelParameters, calibration_options::CalibrationOptions,
    estimation_plan::EstimationPlan, response_log::ResponseLog,
};
use information_matrix::InformationMatrix;
use parameter_basis::ParameterBasis;

/// How the standard errors were computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardErrorMethod {
    /// From the inverse of the whole information matrix.
    Full,
    /// Each item's own part, corrected for the common movements of items of similar
    /// difficulty; for banks whose whole matrix is too large.
    CommonMovements,
    /// Each item's own part alone, as if all other parameters were known: the whole was
    /// not positive definite, which it is at a maximum. Too small by some per cent.
    OwnPart,
}

/// Variances and covariance of two parameters: first, both, second.
pub type ParameterCovariance = [f64; 3];

/// The precision of the estimates.
pub struct EstimatePrecision {
    pub method: StandardErrorMethod,
    /// For every item, the covariance of `ln a` and `b`; `None` where the item is held or
    /// ended at a bound.
    pub items: Vec<Option<ParameterCovariance>>,
    /// The covariance of mean and standard deviation of the abilities, if estimated.
    pub distribution: Option<ParameterCovariance>,
}

/// At the parameters where the cycles ended.
pub fn precision(
    log: &ResponseLog,
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    options: &CalibrationOptions,
) -> EstimatePrecision {
    precision_in_basis(log, parameters, plan, options, ParameterBasis::for_size)
}

fn precision_in_basis(
    log: &ResponseLog,
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    options: &CalibrationOptions,
    basis: fn(&[f64], usize) -> ParameterBasis,
) -> EstimatePrecision {
    let is_inside = |item: &usize| !parameters.curves[*item].is_at_bound();
    let mut items: Vec<_> = plan.estimated.iter().copied().filter(is_inside).collect();
    loop {
        let difficulties: Vec<_> = items
            .iter()
            .map(|item| parameters.curves[*item].b)
            .collect();
        let basis = basis(&difficulties, usize::from(plan.anchored));
        let blocks = ParameterBlocks { items, basis };
        let information = InformationMatrix::new(log, parameters, options, &blocks);
        let regular = information.positive_definite_items(&blocks.items);
        if regular.len() == blocks.items.len() {
            return information.precision(&blocks, parameters.curves.len());
        }
        // An item whose information is not positive drifts towards a bound: it gets no
        // error, and counts as held for the errors of the others.
        items = regular;
    }
}

/// The parameters of the information matrix: two for each item, and after them those of
/// the ability distribution if the basis has one more block.
struct ParameterBlocks {
    items: Vec<usize>,
    basis: ParameterBasis,
}

#[cfg(test)]
mod tests;
