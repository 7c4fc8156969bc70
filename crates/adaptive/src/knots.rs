//! The abilities at which items are compared when the next one is chosen.
//!
//! Coarser than the grid of the estimate: the information of an item bends over about
//! one unit of ability, so 33 values joined by straight lines describe it to within a
//! few percent, and a choice among 2,000 items takes microseconds. The estimate itself
//! never uses them.

use crate::grid::{self, Curve, POINTS};

/// Number of knots.
pub const KNOTS: usize = 33;

/// One number for each knot.
pub type Values = [f32; KNOTS];

/// Ability of a knot, -4 to 4 in steps of 0.25.
pub fn ability(knot: usize) -> f64 {
    knot as f64 / 4.0 - 4.0
}

/// A posterior as weights of the knots: each point of the grid shares its weight between
/// its two neighbours, so that a weighted sum over knots equals the posterior mean of the
/// broken line. What lies beyond the ends counts there.
pub fn spread(posterior: &Curve) -> Values {
    let mut weights = [0.0; KNOTS];
    for (point, weight) in posterior.iter().enumerate().take(POINTS) {
        let place = ((grid::ability(point) + 4.0) * 4.0).clamp(0.0, (KNOTS - 1) as f64);
        let knot = (place as usize).min(KNOTS - 2);
        let share = place - knot as f64;
        weights[knot] += weight * (1.0 - share);
        weights[knot + 1] += weight * share;
    }
    weights.map(|weight| weight as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_shared_between_the_two_knots_around_it() {
        let mut posterior = [0.0; POINTS];
        posterior[81] = 1.0; // ability 0.1
        let weights = spread(&posterior);
        assert!((weights[16] - 0.6).abs() < 1e-6, "{weights:?}");
        assert!((weights[17] - 0.4).abs() < 1e-6, "{weights:?}");
    }

    #[test]
    fn what_lies_beyond_the_ends_counts_there() {
        let mut posterior = [0.0; POINTS];
        posterior[0] = 0.25;
        posterior[POINTS - 1] = 0.75;
        let weights = spread(&posterior);
        assert_eq!((weights[0], weights[KNOTS - 1]), (0.25, 0.75));
    }
}
