//! The information matrix and its inverse.

use super::{Blocks, Covariance, Method, Precision, Symmetric, basis::Basis, score::Scores};
use crate::{
    log::Log,
    options::Options,
    posterior::{Likelihood, State},
};

/// Sums over all tests.
pub struct Information {
    /// The information of each block as if all others were known.
    own: Vec<Covariance>,
    /// The whole, seen in the basis.
    pub common: Symmetric,
}

impl Information {
    pub fn of(log: &Log, state: &State, options: &Options, blocks: &Blocks) -> Self {
        let likelihood = Likelihood::of(state);
        let mut scores = Scores::new(state, blocks);
        let mut information = Self {
            own: vec![[0.0; 3]; blocks.basis.blocks()],
            common: Symmetric::zero(blocks.basis.size),
        };
        // As if the abilities were known.
        let mut complete = vec![[0.0; 3]; blocks.basis.blocks()];
        for test in log.tests() {
            scores.read(test, &likelihood.posterior(test).weights);
            scores.complete(&mut complete);
            scores.missing_own(&mut information.own);
            scores.missing_common(&mut information.common);
        }
        let priors = options.prior.map_or([0.0; 2], |prior| prior.precisions());
        for complete in complete.iter_mut().take(blocks.items.len()) {
            complete[0] += priors[0];
            complete[2] += priors[1];
        }
        for (own, complete) in information.own.iter_mut().zip(&complete) {
            for (own, complete) in own.iter_mut().zip(complete) {
                *own += complete;
            }
        }
        add_blocks(&mut information.common, &complete, &blocks.basis);
        information
    }

    /// The items whose own part is positive definite.
    pub fn firm(&self, items: &[usize]) -> Vec<usize> {
        let own = items.iter().zip(&self.own);
        let firm = own.filter(|(_, own)| invert(own).is_some());
        firm.map(|(item, _)| *item).collect()
    }

    pub fn precision(&self, blocks: &Blocks, of: usize) -> Precision {
        let (method, all) = self.invert(&blocks.basis);
        let mut items = vec![None; of];
        for (block, item) in blocks.items.iter().enumerate() {
            items[*item] = all[block];
        }
        Precision {
            method,
            items,
            population: all.get(blocks.items.len()).copied().flatten(),
        }
    }

    fn invert(&self, basis: &Basis) -> (Method, Vec<Option<Covariance>>) {
        let Some(common) = self.common.inverse() else {
            return (Method::OwnPart, self.own.iter().map(invert).collect());
        };
        if basis.exact {
            let entries = [(0, 0), (1, 0), (1, 1)];
            let block = |block| {
                let at = 2 * block;
                Some(entries.map(|(row, column)| common.get(at + row, at + column)))
            };
            return (Method::Full, (0..basis.blocks()).map(block).collect());
        }
        // With the own parts D, the basis Z and the whole I, the inverse of I is taken to
        // be that of D plus Z ((Z'IZ)^-1 - (Z'DZ)^-1) Z': exact where I - D lives in the
        // span of DZ (the identity of Woodbury).
        let mut alone = Symmetric::zero(basis.size);
        add_blocks(&mut alone, &self.own, basis);
        let Some(alone) = alone.inverse() else {
            return (Method::OwnPart, self.own.iter().map(invert).collect());
        };
        let mut gain = Symmetric::zero(basis.size);
        for row in 0..basis.size {
            for column in 0..=row {
                gain.add(
                    row,
                    column,
                    common.get(row, column) - alone.get(row, column),
                );
            }
        }
        let corrected = |(block, own): (usize, &Covariance)| {
            let mut covariance = invert(own)?;
            for (entry, (one, other)) in [(0, 0), (0, 1), (1, 1)].into_iter().enumerate() {
                for one in basis.places(block, one) {
                    for other in basis.places(block, other) {
                        let gain = gain.get(one.column, other.column);
                        covariance[entry] += one.share * other.share * gain;
                    }
                }
            }
            Some(covariance)
        };
        let all = self.own.iter().enumerate().map(corrected).collect();
        (Method::CommonMovements, all)
    }
}

/// Adds matrices of single blocks, as the basis sees them.
fn add_blocks(sum: &mut Symmetric, blocks: &[Covariance], basis: &Basis) {
    for (block, [first, both, second]) in blocks.iter().enumerate() {
        // Ordered pairs of places; each unordered pair of columns must count once.
        for (one, other, value) in [(0, 0, first), (0, 1, both), (1, 0, both), (1, 1, second)] {
            for one in basis.places(block, one) {
                for other in basis
                    .places(block, other)
                    .filter(|other| other.column <= one.column)
                {
                    sum.add(one.column, other.column, one.share * other.share * value);
                }
            }
        }
    }
}

fn invert([first, both, second]: &Covariance) -> Option<Covariance> {
    let determinant = first * second - both * both;
    let is_definite = *first > 0.0 && determinant > 0.0;
    is_definite.then(|| {
        [
            second / determinant,
            -both / determinant,
            first / determinant,
        ]
    })
}
