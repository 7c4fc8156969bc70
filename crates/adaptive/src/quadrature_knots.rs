//! The abilities at which items are compared when the next one is selected.
//!
//! Coarser than the quadrature of the estimate: the information of an item varies over
//! about one unit of ability, so 33 values joined by straight lines describe it to within
//! a few percent, and a selection among 2,000 items takes microseconds. The estimate
//! itself never uses them.

use crate::quadrature::{self, POINTS, ThetaFunction};

/// Number of knots.
pub const KNOTS: usize = 33;

/// A function of ability, by its values at the knots.
pub type KnotValues = [f32; KNOTS];

/// Ability of a knot, -4 to 4 in steps of 0.25.
pub fn ability(knot: usize) -> f64 {
    knot as f64 / 4.0 - 4.0
}

/// A posterior as weights of the knots: each quadrature point shares its mass between
/// its two neighbors, so that a weighted sum over knots equals the posterior mean of the
/// piecewise linear function. The mass beyond the ends counts at the ends.
pub fn knot_weights(posterior: &ThetaFunction) -> KnotValues {
    let mut weights = [0.0; KNOTS];
    for (point, mass) in posterior.iter().enumerate().take(POINTS) {
        let position = ((quadrature::ability(point) + 4.0) * 4.0).clamp(0.0, (KNOTS - 1) as f64);
        let knot = (position as usize).min(KNOTS - 2);
        let share = position - knot as f64;
        weights[knot] += mass * (1.0 - share);
        weights[knot + 1] += mass * share;
    }
    weights.map(|weight| weight as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mass_is_shared_between_the_two_knots_around_it() {
        let mut posterior = [0.0; POINTS];
        posterior[81] = 1.0; // ability 0.1
        let weights = knot_weights(&posterior);
        assert!((weights[16] - 0.6).abs() < 1e-6, "{weights:?}");
        assert!((weights[17] - 0.4).abs() < 1e-6, "{weights:?}");
    }

    #[test]
    fn mass_beyond_the_ends_counts_at_the_ends() {
        let mut posterior = [0.0; POINTS];
        posterior[0] = 0.25;
        posterior[POINTS - 1] = 0.75;
        let weights = knot_weights(&posterior);
        assert_eq!((weights[0], weights[KNOTS - 1]), (0.25, 0.75));
    }
}
