//! The two-parameter logistic curve of an item.

use crate::items_in_use::ItemParameters;

/// A curve in the coordinates of the estimation. The logarithm keeps `a` positive, and
/// makes the likelihood closer to quadratic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemCurve {
    pub ln_a: f64,
    pub b: f64,
}

impl ItemCurve {
    /// Bounds of the estimation. An estimate that ends there is flagged: the log does not
    /// determine it.
    pub const LN_A: (f64, f64) = (-3.0, 1.8);
    pub const B: (f64, f64) = (-6.0, 6.0);

    pub fn from_parameters(ItemParameters { a, b }: ItemParameters) -> Self {
        Self {
            ln_a: libm::log(a),
            b,
        }
    }

    pub fn parameters(self) -> ItemParameters {
        ItemParameters {
            a: self.a(),
            b: self.b,
        }
    }

    pub fn a(self) -> f64 {
        libm::exp(self.ln_a)
    }

    pub fn bounded(self) -> Self {
        Self {
            ln_a: self.ln_a.clamp(Self::LN_A.0, Self::LN_A.1),
            b: self.b.clamp(Self::B.0, Self::B.1),
        }
    }

    pub fn is_at_bound(self) -> bool {
        let at = |value: f64, (low, high): (f64, f64)| value <= low || value >= high;
        at(self.ln_a, Self::LN_A) || at(self.b, Self::B)
    }
}

/// Probability of a right answer where `logit = a (ability - b)`.
pub fn probability_right(logit: f64) -> f64 {
    let small = libm::exp(-logit.abs());
    if logit < 0.0 {
        small / (1.0 + small)
    } else {
        1.0 / (1.0 + small)
    }
}

/// `ln P` and `ln (1 - P)`, in the form that never overflows.
pub fn log_probabilities(logit: f64) -> (f64, f64) {
    let tail = libm::log1p(libm::exp(-logit.abs()));
    (logit.min(0.0) - tail, -logit.max(0.0) - tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_and_its_logarithms_agree_far_into_the_tails() {
        for logit in [-700.0, -40.0, -1.5, 0.0, 0.3, 36.0] {
            let (ln_p, ln_q) = log_probabilities(logit);
            assert!((libm::exp(ln_p) / probability_right(logit) - 1.0).abs() < 1e-12);
            assert!((ln_p - ln_q - logit).abs() < 1e-9);
        }
    }
}
