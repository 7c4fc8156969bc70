//! The scores of one candidate at every ability, and what they add to the information.

use super::{Blocks, Covariance, Symmetric, population};
use crate::{
    log::Answer,
    model::{self, POINTS, Points},
    posterior::State,
};

/// Weights below this are left out: all together they weigh less than 1e-10.
const LEAST: f64 = 1e-12;

/// Derivatives of the log likelihood of a test whose ability is known. Made once and
/// filled again for each test.
pub struct Scores<'a> {
    state: &'a State,
    blocks: &'a Blocks,
    /// Block of each item.
    block_of: Vec<Option<usize>>,
    /// Second derivatives of the logarithm of what makes the shares of the population
    /// sum up to 1: mean twice, both, deviation twice.
    shares_bend: Covariance,
    /// The points with weight, and their weights.
    points: std::ops::Range<usize>,
    weights: Points,
    /// One for each block of the test.
    parts: Vec<Part>,
    /// Scores in the basis, and which of its columns the test touches.
    columns: Vec<Points>,
    touched: Vec<usize>,
}

struct Part {
    block: usize,
    /// First derivatives by the two parameters.
    first: [Points; 2],
    /// Expected negative second derivatives.
    second: Covariance,
}

impl<'a> Scores<'a> {
    pub fn new(state: &'a State, blocks: &'a Blocks) -> Self {
        let mut block_of = vec![None; state.curves.len()];
        for (block, item) in blocks.items.iter().enumerate() {
            block_of[*item] = Some(block);
        }
        Self {
            state,
            blocks,
            block_of,
            shares_bend: population::shares_bend(state.population),
            points: 0..POINTS,
            weights: [0.0; POINTS],
            parts: Vec::new(),
            columns: vec![[0.0; POINTS]; blocks.basis.size],
            touched: Vec::new(),
        }
    }

    pub fn read(&mut self, test: &[Answer], weights: &Points) {
        let first = weights.iter().position(|weight| *weight > LEAST);
        let last = weights.iter().rposition(|weight| *weight > LEAST);
        self.points = first.unwrap_or(0)..last.map_or(POINTS, |last| last + 1);
        self.weights = *weights;
        self.parts.clear();
        for answer in test {
            if let Some(block) = self.block_of[answer.item] {
                let part = self.answer(block, *answer);
                self.parts.push(part);
            }
        }
        if self.blocks.basis.blocks() > self.blocks.items.len() {
            let part = self.ability(self.blocks.items.len());
            self.parts.push(part);
        }
    }

    fn answer(&self, block: usize, answer: Answer) -> Part {
        let curve = self.state.curves[answer.item];
        let a = curve.a();
        let marked = if answer.right { 1.0 } else { 0.0 };
        let mut part = Part::empty(block);
        for point in self.points.clone() {
            let weight = self.weights[point];
            let logit = a * (model::ability(point) - curve.b);
            let p = model::right(logit);
            let (surplus, variance) = (marked - p, p * (1.0 - p));
            part.first[0][point] = surplus * logit;
            part.first[1][point] = -surplus * a;
            part.second[0] += weight * (variance * logit * logit - surplus * logit);
            part.second[1] += weight * (surplus - variance * logit) * a;
            part.second[2] += weight * variance * a * a;
        }
        part
    }

    fn ability(&self, block: usize) -> Part {
        let mut part = Part::empty(block);
        part.second = self.shares_bend;
        for point in self.points.clone() {
            let (first, second) = population::density(self.state.population, point);
            [part.first[0][point], part.first[1][point]] = first;
            for (sum, second) in part.second.iter_mut().zip(second) {
                *sum -= self.weights[point] * second;
            }
        }
        part
    }

    /// Adds the information the test would have if its ability were known.
    pub fn complete(&self, sums: &mut [Covariance]) {
        for part in &self.parts {
            for (sum, value) in sums[part.block].iter_mut().zip(&part.second) {
                *sum += value;
            }
        }
    }

    /// Takes off what is missing, within each block. Centres the scores for the rest.
    pub fn missing_own(&mut self, sums: &mut [Covariance]) {
        for part in &mut self.parts {
            for score in &mut part.first {
                centre(score, &self.weights, self.points.clone());
            }
            let sum = &mut sums[part.block];
            let [first, second] = &part.first;
            sum[0] -= product(first, first, self.points.clone());
            sum[1] -= product(first, second, self.points.clone());
            sum[2] -= product(second, second, self.points.clone());
        }
    }

    /// Takes off what is missing, in the basis; after [`Self::missing_own`].
    pub fn missing_common(&mut self, sum: &mut Symmetric) {
        for column in self.touched.drain(..) {
            self.columns[column] = [0.0; POINTS];
        }
        for part in &self.parts {
            for (parameter, score) in part.first.iter().enumerate() {
                for place in self.blocks.basis.places(part.block, parameter) {
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

impl Part {
    fn empty(block: usize) -> Self {
        Self {
            block,
            first: [[0.0; POINTS]; 2],
            second: [0.0; 3],
        }
    }
}

/// Takes off the mean and multiplies by the root of the weights, so that the covariance
/// of two scores is their [`product`].
fn centre(score: &mut Points, weights: &Points, points: std::ops::Range<usize>) {
    let both = || score[points.clone()].iter().zip(&weights[points.clone()]);
    let mean: f64 = both().map(|(score, weight)| score * weight).sum();
    for (score, weight) in score[points.clone()].iter_mut().zip(&weights[points]) {
        *score = (*score - mean) * weight.sqrt();
    }
}

fn product(one: &Points, other: &Points, points: std::ops::Range<usize>) -> f64 {
    let pairs = one[points.clone()].iter().zip(&other[points]);
    pairs.map(|(one, other)| one * other).sum()
}
