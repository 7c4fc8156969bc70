//! Numerical integration over ability: the points of the trapezoid rule.
//!
//! 161 points are enough: on a smooth curve the error of the trapezoid rule falls
//! exponentially with the step. At 0.1 the estimate equals that of 2,001 points to better
//! than 1e-6 as long as the posterior deviation is above 0.1; after 32 questions it is
//! about 0.2, and 1,000 questions would be needed to bring it down to 0.07.

/// Number of quadrature points.
pub const POINTS: usize = 161;

/// Ability of the last point; the first is its opposite.
pub const END: f64 = 8.0;

/// A function of ability, by its values at the quadrature points.
pub type ThetaFunction = [f64; POINTS];

/// Ability of a point, -8 to 8 in steps of 0.1.
pub fn ability(point: usize) -> f64 {
    // Divided rather than multiplied by 0.1, so that no error builds up along the points.
    point as f64 / 10.0 - END
}

/// Weight of a point in the trapezoid rule: the two ends count for half.
pub fn trapezoid_weight(point: usize) -> f64 {
    if point == 0 || point == POINTS - 1 {
        0.5
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_points_are_symmetric_and_end_at_eight() {
        assert_eq!(ability(0), -8.0);
        assert_eq!(ability(80), 0.0);
        assert_eq!(ability(160), 8.0);
    }
}
