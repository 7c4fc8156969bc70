//! Derivatives of the ability distribution by its mean and deviation.

use super::ParameterCovariance;
use crate::{ability_distribution::AbilityDistribution, quadrature};

/// Derivatives of the logarithm of the normal density, without its factor, by mean and
/// deviation: the two first ones, and the three second ones.
pub fn log_density(
    AbilityDistribution { mean, sd }: AbilityDistribution,
    point: usize,
) -> ([f64; 2], ParameterCovariance) {
    let z = (quadrature::ability(point) - mean) / sd;
    let square = sd * sd;
    (
        [z / sd, z * z / sd],
        [-1.0 / square, -2.0 * z / square, -3.0 * z * z / square],
    )
}

/// Second derivatives of the logarithm of the normalizing sum of the distribution. Of the
/// sum over quadrature points, not of the integral: the derivatives are those of the
/// likelihood itself.
pub fn log_normalizer(distribution: AbilityDistribution) -> ParameterCovariance {
    let mass = distribution.log_mass().map(libm::exp);
    let (mut means, mut sums) = ([0.0; 2], [0.0; 3]);
    for (point, mass) in mass.into_iter().enumerate() {
        let ([one, other], second) = log_density(distribution, point);
        means[0] += mass * one;
        means[1] += mass * other;
        let squares = [one * one, one * other, other * other];
        for ((sum, second), square) in sums.iter_mut().zip(second).zip(squares) {
            *sum += mass * (second + square);
        }
    }
    let [one, other] = means;
    [
        sums[0] - one * one,
        sums[1] - one * other,
        sums[2] - other * other,
    ]
}
