//! The correlation of two series of numbers.

/// Running sums for a correlation coefficient.
#[derive(Default)]
pub struct CorrelationSums {
    pub count: f64,
    sums: [f64; 2],
    products: [f64; 3],
}

impl CorrelationSums {
    pub fn add(&mut self, x: f64, y: f64) {
        self.count += 1.0;
        self.sums[0] += x;
        self.sums[1] += y;
        self.products[0] += x * x;
        self.products[1] += x * y;
        self.products[2] += y * y;
    }

    /// 0 where one of the two does not vary.
    pub fn coefficient(&self) -> f64 {
        let [x, y] = self.sums.map(|sum| sum / self.count);
        let [xx, xy, yy] = self.products.map(|sum| sum / self.count);
        let spread = (xx - x * x) * (yy - y * y);
        if spread > 0.0 {
            (xy - x * y) / spread.sqrt()
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_a_line_correlate_fully_and_constants_not_at_all() {
        let coefficient = |pairs: [(f64, f64); 3]| {
            let mut correlation = CorrelationSums::default();
            for (x, y) in pairs {
                correlation.add(x, y);
            }
            correlation.coefficient()
        };
        assert!((coefficient([(0.0, 5.0), (1.0, 3.0), (2.0, 1.0)]) + 1.0).abs() < 1e-12);
        assert!((coefficient([(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)])).abs() < 1e-12);
        assert_eq!(coefficient([(0.0, 7.0), (1.0, 7.0), (2.0, 7.0)]), 0.0);
    }
}
