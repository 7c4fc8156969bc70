//! The information matrix and its inverse.

use super::{
    EstimatePrecision, ParameterBlocks, ParameterCovariance, StandardErrorMethod,
    parameter_basis::ParameterBasis, test_scores::TestScores,
};
use crate::{
    ability_posterior::{LikelihoodTable, ModelParameters},
    calibration_options::CalibrationOptions,
    response_log::ResponseLog,
    symmetric_matrix::SymmetricMatrix,
};

/// The information of all tests.
pub struct InformationMatrix {
    /// The information of each block as if all others were known.
    own: Vec<ParameterCovariance>,
    /// The whole matrix, in the basis.
    pub common: SymmetricMatrix,
}

impl InformationMatrix {
    pub fn new(
        log: &ResponseLog,
        parameters: &ModelParameters,
        options: &CalibrationOptions,
        blocks: &ParameterBlocks,
    ) -> Self {
        let likelihood = LikelihoodTable::new(parameters);
        let mut scores = TestScores::new(parameters, blocks);
        let mut information = Self {
            own: vec![[0.0; 3]; blocks.basis.blocks()],
            common: SymmetricMatrix::zero(blocks.basis.size),
        };
        // As if the abilities were known.
        let mut complete = vec![[0.0; 3]; blocks.basis.blocks()];
        for test in log.tests() {
            scores.load(test, &likelihood.posterior(test).mass);
            scores.add_complete(&mut complete);
            scores.subtract_missing_own(&mut information.own);
            scores.subtract_missing_common(&mut information.common);
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
    pub fn positive_definite_items(&self, items: &[usize]) -> Vec<usize> {
        let own = items.iter().zip(&self.own);
        let regular = own.filter(|(_, own)| invert(own).is_some());
        regular.map(|(item, _)| *item).collect()
    }

    pub fn precision(&self, blocks: &ParameterBlocks, item_count: usize) -> EstimatePrecision {
        let (method, all) = self.invert(&blocks.basis);
        let mut items = vec![None; item_count];
        for (block, item) in blocks.items.iter().enumerate() {
            items[*item] = all[block];
        }
        EstimatePrecision {
            method,
            items,
            distribution: all.get(blocks.items.len()).copied().flatten(),
        }
    }

    fn invert(
        &self,
        basis: &ParameterBasis,
    ) -> (StandardErrorMethod, Vec<Option<ParameterCovariance>>) {
        let Some(common) = self.common.inverse() else {
            return (
                StandardErrorMethod::OwnPart,
                self.own.iter().map(invert).collect(),
            );
        };
        if basis.is_exact {
            let entries = [(0, 0), (1, 0), (1, 1)];
            let block = |block| {
                let at = 2 * block;
                Some(entries.map(|(row, column)| common.get(at + row, at + column)))
            };
            return (
                StandardErrorMethod::Full,
                (0..basis.blocks()).map(block).collect(),
            );
        }
        // With the own parts D, the basis Z and the whole I, the inverse of I is taken to
        // be that of D plus Z ((Z'IZ)^-1 - (Z'DZ)^-1) Z': exact where I - D lives in the
        // span of DZ (the identity of Woodbury).
        let mut alone = SymmetricMatrix::zero(basis.size);
        add_blocks(&mut alone, &self.own, basis);
        let Some(alone) = alone.inverse() else {
            return (
                StandardErrorMethod::OwnPart,
                self.own.iter().map(invert).collect(),
            );
        };
        let mut gain = SymmetricMatrix::zero(basis.size);
        for row in 0..basis.size {
            for column in 0..=row {
                gain.add(
                    row,
                    column,
                    common.get(row, column) - alone.get(row, column),
                );
            }
        }
        let corrected = |(block, own): (usize, &ParameterCovariance)| {
            let mut covariance = invert(own)?;
            for (entry, (one, other)) in [(0, 0), (0, 1), (1, 1)].into_iter().enumerate() {
                for one in basis.shares(block, one) {
                    for other in basis.shares(block, other) {
                        let gain = gain.get(one.column, other.column);
                        covariance[entry] += one.share * other.share * gain;
                    }
                }
            }
            Some(covariance)
        };
        let all = self.own.iter().enumerate().map(corrected).collect();
        (StandardErrorMethod::CommonMovements, all)
    }
}

/// Adds matrices of single blocks, in the basis.
fn add_blocks(sum: &mut SymmetricMatrix, blocks: &[ParameterCovariance], basis: &ParameterBasis) {
    for (block, [first, both, second]) in blocks.iter().enumerate() {
        // Ordered pairs of shares; each unordered pair of columns must count once.
        for (one, other, value) in [(0, 0, first), (0, 1, both), (1, 0, both), (1, 1, second)] {
            for one in basis.shares(block, one) {
                for other in basis
                    .shares(block, other)
                    .filter(|other| other.column <= one.column)
                {
                    sum.add(one.column, other.column, one.share * other.share * value);
                }
            }
        }
    }
}

fn invert([first, both, second]: &ParameterCovariance) -> Option<ParameterCovariance> {
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
