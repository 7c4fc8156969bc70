//! The knots of the linear spline that the curve of an item is tested against.

use serde::Serialize;

use crate::quadrature::{POINTS, ThetaFunction, ability};

/// Number of knots.
pub const KNOTS: usize = 3;

/// Abilities that cut those who answered an item into four groups of equal size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SplineKnots(pub [f64; KNOTS]);

impl SplineKnots {
    /// For the abilities behind the wrong and behind the right answers.
    pub fn from_counts([wrong, right]: &[ThetaFunction; 2]) -> Self {
        let counts: Vec<_> = wrong.iter().zip(right).map(|(w, r)| w + r).collect();
        let total: f64 = counts.iter().sum();
        let mut knots = [0.0; KNOTS];
        for (quarter, knot) in (1..).zip(&mut knots) {
            let target = total * f64::from(quarter) / (KNOTS + 1) as f64;
            *knot = quantile(&counts, target);
        }
        Self(knots)
    }

    /// Group of an ability, 0 to 3.
    pub fn group(&self, ability: f64) -> usize {
        self.0.iter().filter(|knot| **knot <= ability).count()
    }

    /// Values of the spline functions: how far an ability is beyond each knot.
    pub fn hinges(&self, ability: f64) -> [f64; KNOTS] {
        self.0.map(|knot| (ability - knot).max(0.0))
    }
}

/// The ability below which `target` of the counts lie, each spread evenly around its point.
fn quantile(counts: &[f64], target: f64) -> f64 {
    let step = ability(1) - ability(0);
    let mut below = 0.0;
    for (point, count) in counts.iter().enumerate() {
        if below + count >= target && *count > 0.0 {
            return ability(point) + step * ((target - below) / count - 0.5);
        }
        below += count;
    }
    ability(POINTS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ability_distribution::AbilityDistribution;

    #[test]
    fn the_knots_are_the_quartiles_of_those_who_answered() {
        let counts = AbilityDistribution::STANDARD.log_mass().map(libm::exp);
        let knots = SplineKnots::from_counts(&[counts, counts]);
        for (knot, quartile) in knots.0.iter().zip([-0.674, 0.0, 0.674]) {
            assert!((knot - quartile).abs() < 0.01, "{knots:?}");
        }
        assert_eq!(
            [-1.0, -0.1, 0.1, 1.0].map(|at| knots.group(at)),
            [0, 1, 2, 3]
        );
    }
}
