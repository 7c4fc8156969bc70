//! Strata of ability: what "candidates of equal ability" means when exposure is limited.
//!
//! They are about as wide as an octile of the population in the middle, and wider at the
//! ends, where the population and the bank are thin. They cover the ends as well: the
//! candidates of a room are often similar, and neighbors among beginners should see
//! different questions like all others.

use crate::quadrature_knots::{self, KNOTS, KnotValues};

/// Number of strata.
pub const STRATA: usize = 13;

/// Ability in the middle of each stratum.
const MIDDLES: [f64; STRATA] = [
    -2.2, -1.65, -1.25, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9, 1.25, 1.65, 2.2,
];

/// The two strata around an ability, and the share of the second: penalties change smoothly
/// from the middle of a stratum to the middle of the next.
pub fn surrounding(ability: f64) -> (usize, f64) {
    let second = MIDDLES.partition_point(|&middle| middle <= ability);
    let stratum = second.saturating_sub(1).min(STRATA - 2);
    let (low, high) = (MIDDLES[stratum], MIDDLES[stratum + 1]);
    (stratum, ((ability - low) / (high - low)).clamp(0.0, 1.0))
}

/// One number per stratum as one number per knot.
pub fn at_knots(strata: &[f64; STRATA]) -> KnotValues {
    let mut values = [0.0; KNOTS];
    for (knot, value) in values.iter_mut().enumerate() {
        let (stratum, share) = surrounding(quadrature_knots::ability(knot));
        *value = (strata[stratum] * (1.0 - share) + strata[stratum + 1] * share) as f32;
    }
    values
}

/// Share of the population N(0, 1) below an ability, 0 to 1.
pub fn population_rank(ability: f64) -> f64 {
    0.5 * libm::erfc(-ability / std::f64::consts::SQRT_2)
}

/// The ability below which a share of the population lies, within -8 to 8.
pub fn population_quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-8.0, 8.0);
    // Bisection: 50 halvings of 16 leave 1e-14, and nothing can go wrong at the ends.
    for _ in 0..50 {
        let middle = 0.5 * (low + high);
        if population_rank(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_the_normal_table() {
        assert!((population_rank(1.96) - 0.975_002).abs() < 1e-6);
        assert!((population_quantile(0.975) - 1.959_964).abs() < 1e-6);
        assert_eq!(population_rank(0.0), 0.5);
    }

    #[test]
    fn the_middle_of_a_stratum_belongs_to_it_alone() {
        for (index, &middle) in MIDDLES.iter().enumerate() {
            let (stratum, share) = surrounding(middle);
            assert_eq!(stratum as f64 + share, index as f64);
        }
        assert_eq!(surrounding(-9.0), (0, 0.0));
        assert_eq!(surrounding(9.0), (STRATA - 2, 1.0));
    }
}
