//! The logistic function of the item model, in forms that keep their digits.

/// `ln(1 - P)` where `logit = a (ability - b)`; the form that never overflows.
pub fn log_wrong(logit: f64) -> f64 {
    let tail = libm::log1p(libm::exp(-logit.abs()));
    -(logit.max(0.0) + tail)
}

/// `P`, without overflow.
pub fn probability(logit: f64) -> f64 {
    let small = libm::exp(-logit.abs());
    if logit < 0.0 {
        small / (1.0 + small)
    } else {
        1.0 / (1.0 + small)
    }
}

/// `P (1 - P)`, written so that no digit is lost where P is near 0 or 1.
pub fn variance(logit: f64) -> f64 {
    let small = libm::exp(-logit.abs());
    small / ((1.0 + small) * (1.0 + small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_keeps_its_digits_far_in_the_tails() {
        // a = 1.7, b = 19.9999 at ability -20: reference 2.93798152611882e-30 for P.
        let logit: f64 = 1.7 * (-20.0 - 19.9999);
        assert!((variance(logit) / 2.937_981_526_118_82e-30 - 1.0).abs() < 1e-9);
        assert!((log_wrong(-logit) - logit).abs() < 1e-9);
        assert!(log_wrong(logit) < 0.0);
        assert_eq!(variance(0.0), 0.25);
    }
}
