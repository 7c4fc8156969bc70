//! Standard errors from the observed information of the marginal likelihood.
//!
//! Louis, "Finding the observed information matrix when using the EM algorithm", Journal
//! of the Royal Statistical Society B 44, 1982: the information is what it would be if
//! the abilities were known, less the covariance of the score under each candidate's
//! posterior. On the grid of abilities both are sums, so the matrix is exact. (Oakes'
//! formula gives the same matrix; the cross-product of the scores would be quicker, but
//! needs many more candidates than parameters.)

mod basis;
mod matrix;
mod population;
mod score;
mod sums;

pub use matrix::Symmetric;

use crate::{log::Log, options::Options, plan::Plan, posterior::State};
use basis::Basis;
use sums::Information;

/// How the standard errors came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
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
pub type Covariance = [f64; 3];

/// What is known about the precision of the estimates.
pub struct Precision {
    pub method: Method,
    /// For every item, that of `ln a` and `b`; `None` where the item is held or ended at
    /// a bound.
    pub items: Vec<Option<Covariance>>,
    /// That of the mean and standard deviation of the abilities, if estimated.
    pub population: Option<Covariance>,
}

/// At the state where the cycles ended.
pub fn precision(log: &Log, state: &State, plan: &Plan, options: &Options) -> Precision {
    in_basis(log, state, plan, options, Basis::of)
}

fn in_basis(
    log: &Log,
    state: &State,
    plan: &Plan,
    options: &Options,
    basis: fn(&[f64], usize) -> Basis,
) -> Precision {
    let is_inside = |item: &usize| !state.curves[*item].is_at_bound();
    let mut items: Vec<_> = plan.estimated.iter().copied().filter(is_inside).collect();
    loop {
        let difficulties: Vec<_> = items.iter().map(|item| state.curves[*item].b).collect();
        let basis = basis(&difficulties, usize::from(plan.anchored));
        let blocks = Blocks { items, basis };
        let information = Information::of(log, state, options, &blocks);
        let firm = information.firm(&blocks.items);
        if firm.len() == blocks.items.len() {
            return information.precision(&blocks, state.curves.len());
        }
        // Where the information of an item is not positive, it creeps towards a bound:
        // it has no error, and is taken as it is for those of the others.
        items = firm;
    }
}

/// The parameters whose information is asked for: two for each item, and behind them
/// those of the population if the basis has a block more.
struct Blocks {
    items: Vec<usize>,
    basis: Basis,
}

#[cfg(test)]
mod tests;
