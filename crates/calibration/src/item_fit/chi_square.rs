//! The upper tail of the chi-square distribution.

/// Probability that a chi-square with so many degrees of freedom exceeds `value`.
pub fn upper_tail(value: f64, degrees: usize) -> f64 {
    let half = value.max(0.0) / 2.0;
    // Each step from `degrees` to `degrees + 2` adds one term of the upper incomplete
    // gamma function; one and two degrees have closed forms.
    let (mut tail, mut term, start) = if degrees.is_multiple_of(2) {
        let tail = libm::exp(-half);
        (tail, tail * half, 2)
    } else {
        let root = half.sqrt();
        let density = libm::exp(-half) / std::f64::consts::PI.sqrt();
        (libm::erfc(root), 2.0 * root * density, 1)
    };
    for known in (start..degrees).step_by(2) {
        tail += term;
        term *= half / (known as f64 / 2.0 + 1.0);
    }
    tail.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tails_are_those_of_the_tables() {
        // Critical values of printed tables, to their three decimals.
        for (degrees, value, p) in [
            (1, 3.841, 0.05),
            (2, 9.210, 0.01),
            (3, 7.815, 0.05),
            (3, 11.345, 0.01),
            (5, 15.086, 0.01),
            (6, 22.458, 0.001),
        ] {
            let tail = upper_tail(value, degrees);
            assert!((tail / p - 1.0).abs() < 1e-3, "{degrees}: {tail}");
        }
        assert_eq!(upper_tail(0.0, 3), 1.0);
    }
}
