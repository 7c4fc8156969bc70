//! The scores (derivatives of the log likelihood) of one test at every ability, and what
//! they add to the information.

use super::{ParameterBlocks, ParameterCovariance, distribution_derivatives};
use crate::{
    ability_posterior::ModelParameters,
    item_curve,
    quadrature::{self, POINTS, ThetaFunction},
    response_log::ItemResponse,
    symmetric_matrix::SymmetricMatrix,
};

/// Points of less mass are left out: all together they have less than 1e-10.
const NEGLIGIBLE_MASS: f64 = 1e-12;

/// Derivatives of the log likelihood of a test whose ability is known. Allocated once
/// and filled again for each test.
pub struct TestScores<'a> {
    parameters: &'a ModelParameters,
    blocks: &'a ParameterBlocks,
    /// Block of each item.
    block_of: Vec<Option<usize>>,
    /// Second derivatives of the log normalizer of the distribution: mean twice, both,
    /// deviation twice.
    log_normalizer: ParameterCovariance,
    /// The points with mass, and the posterior mass of the test.
    points: std::ops::Range<usize>,
    mass: ThetaFunction,
    /// One for each block of the test.
    parts: Vec<BlockScore>,
    /// Scores in the basis, and which of its columns the test touches.
    columns: Vec<ThetaFunction>,
    touched: Vec<usize>,
}

struct BlockScore {
    block: usize,
    /// First derivatives by the two parameters.
    first: [ThetaFunction; 2],
    /// Expected negative second derivatives.
    second: ParameterCovariance,
}

impl<'a> TestScores<'a> {
    pub fn new(parameters: &'a ModelParameters, blocks: &'a ParameterBlocks) -> Self {
        let mut block_of = vec![None; parameters.curves.len()];
        for (block, item) in blocks.items.iter().enumerate() {
            block_of[*item] = Some(block);
        }
        Self {
            parameters,
            blocks,
            block_of,
            log_normalizer: distribution_derivatives::log_normalizer(parameters.distribution),
            points: 0..POINTS,
            mass: [0.0; POINTS],
            parts: Vec::new(),
            columns: vec![[0.0; POINTS]; blocks.basis.size],
            touched: Vec::new(),
        }
    }

    pub fn load(&mut self, test: &[ItemResponse], mass: &ThetaFunction) {
        let first = mass.iter().position(|mass| *mass > NEGLIGIBLE_MASS);
        let last = mass.iter().rposition(|mass| *mass > NEGLIGIBLE_MASS);
        self.points = first.unwrap_or(0)..last.map_or(POINTS, |last| last + 1);
        self.mass = *mass;
        self.parts.clear();
        for response in test {
            if let Some(block) = self.block_of[response.item] {
                let part = self.item_block(block, *response);
                self.parts.push(part);
            }
        }
        if self.blocks.basis.blocks() > self.blocks.items.len() {
            let part = self.distribution_block(self.blocks.items.len());
            self.parts.push(part);
        }
    }

    fn item_block(&self, block: usize, response: ItemResponse) -> BlockScore {
        let curve = self.parameters.curves[response.item];
        let a = curve.a();
        let outcome = if response.right { 1.0 } else { 0.0 };
        let mut part = BlockScore::empty(block);
        for point in self.points.clone() {
            let weight = self.mass[point];
            let logit = a * (quadrature::ability(point) - curve.b);
            let p = item_curve::probability_right(logit);
            let (residual, variance) = (outcome - p, p * (1.0 - p));
            part.first[0][point] = residual * logit;
            part.first[1][point] = -residual * a;
            part.second[0] += weight * (variance * logit * logit - residual * logit);
            part.second[1] += weight * (residual - variance * logit) * a;
            part.second[2] += weight * variance * a * a;
        }
        part
    }

    fn distribution_block(&self, block: usize) -> BlockScore {
        let mut part = BlockScore::empty(block);
        part.second = self.log_normalizer;
        for point in self.points.clone() {
            let (first, second) =
                distribution_derivatives::log_density(self.parameters.distribution, point);
            [part.first[0][point], part.first[1][point]] = first;
            for (sum, second) in part.second.iter_mut().zip(second) {
                *sum -= self.mass[point] * second;
            }
        }
        part
    }

    /// Adds the information the test would have if its ability were known.
    pub fn add_complete(&self, sums: &mut [ParameterCovariance]) {
        for part in &self.parts {
            for (sum, value) in sums[part.block].iter_mut().zip(&part.second) {
                *sum += value;
            }
        }
    }

    /// Subtracts the missing information within each block. Centers the scores, which
    /// [`Self::subtract_missing_common`] relies on.
    pub fn subtract_missing_own(&mut self, sums: &mut [ParameterCovariance]) {
        for part in &mut self.parts {
            for score in &mut part.first {
                center(score, &self.mass, self.points.clone());
            }
            let sum = &mut sums[part.block];
            let [first, second] = &part.first;
            sum[0] -= product(first, first, self.points.clone());
            sum[1] -= product(first, second, self.points.clone());
            sum[2] -= product(second, second, self.points.clone());
        }
    }

    /// Subtracts the missing information in the basis; after
    /// [`Self::subtract_missing_own`].
    pub fn subtract_missing_common(&mut self, sum: &mut SymmetricMatrix) {
        for column in self.touched.drain(..) {
            self.columns[column] = [0.0; POINTS];
        }
        for part in &self.parts {
            for (parameter, score) in part.first.iter().enumerate() {
                for place in self.blocks.basis.shares(part.block, parameter) {
                    let column = &mut self.columns[place.column];
                    for point in self.points.clone() {
                        column[point] += place.share * score[point];
                    }
                    self.touched.push(place.column);
                }
            }
        }
        self.touched.sort_unstable();
        self.touched.dedup();
        for (count, one) in self.touched.iter().enumerate() {
            for other in &self.touched[..=count] {
                let missing = product(
                    &self.columns[*one],
                    &self.columns[*other],
                    self.points.clone(),
                );
                sum.add(*one, *other, -missing);
            }
        }
    }
}

impl BlockScore {
    fn empty(block: usize) -> Self {
        Self {
            block,
            first: [[0.0; POINTS]; 2],
            second: [0.0; 3],
        }
    }
}

/// Subtracts the mean and multiplies by the root of the mass, so that the covariance
/// of two scores is their [`product`].
fn center(score: &mut ThetaFunction, mass: &ThetaFunction, points: std::ops::Range<usize>) {
    let both = || score[points.clone()].iter().zip(&mass[points.clone()]);
    let mean: f64 = both().map(|(score, mass)| score * mass).sum();
    for (score, mass) in score[points.clone()].iter_mut().zip(&mass[points]) {
        *score = (*score - mean) * mass.sqrt();
    }
}

fn product(one: &ThetaFunction, other: &ThetaFunction, points: std::ops::Range<usize>) -> f64 {
    let pairs = one[points.clone()].iter().zip(&other[points]);
    pairs.map(|(one, other)| one * other).sum()
}
