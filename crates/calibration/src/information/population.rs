//! How the likelihood of abilities depends on the population.

use super::Covariance;
use crate::model::{self, Population};

/// Derivatives of the logarithm of the normal density, without its factor, by mean and
/// deviation: the first two, and the three second ones.
pub fn density(Population { mean, sd }: Population, point: usize) -> ([f64; 2], Covariance) {
    let z = (model::ability(point) - mean) / sd;
    let square = sd * sd;
    (
        [z / sd, z * z / sd],
        [-1.0 / square, -2.0 * z / square, -3.0 * z * z / square],
    )
}

/// Second derivatives of the logarithm of the sum that makes the shares of the population
/// sum up to 1. On the grid, not on the line: the derivatives are those of the likelihood itself.
pub fn shares_bend(population: Population) -> Covariance {
    let shares = population.log_shares().map(libm::exp);
    let (mut means, mut sums) = ([0.0; 2], [0.0; 3]);
    for (point, share) in shares.into_iter().enumerate() {
        let ([one, other], second) = density(population, point);
        means[0] += share * one;
        means[1] += share * other;
        let squares = [one * one, one * other, other * other];
        for ((sum, second), square) in sums.iter_mut().zip(second).zip(squares) {
            *sum += share * (second + square);
        }
    }
    let [one, other] = means;
    [
        sums[0] - one * one,
        sums[1] - one * other,
        sums[2] - other * other,
    ]
}
