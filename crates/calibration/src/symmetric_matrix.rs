//! The inverse of a symmetric positive definite matrix.

/// A symmetric matrix of sums; only the lower triangle counts.
#[derive(Debug, Clone)]
pub struct SymmetricMatrix {
    size: usize,
    rows: Vec<f64>,
}

impl SymmetricMatrix {
    pub fn zero(size: usize) -> Self {
        Self {
            size,
            rows: vec![0.0; size * size],
        }
    }

    /// Adds to the entry of this row and column, and so to its mirror image.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        let (row, column) = (row.max(column), row.min(column));
        self.rows[row * self.size + column] += value;
    }

    pub fn get(&self, row: usize, column: usize) -> f64 {
        let (row, column) = (row.max(column), row.min(column));
        self.rows[row * self.size + column]
    }

    /// By Cholesky's factors. `None` if the matrix is not positive definite, or so nearly
    /// singular that its inverse would be rounding noise.
    pub fn inverse(&self) -> Option<MatrixInverse> {
        let factor = self.factor()?;
        let size = self.size;
        // Row `c` of the result is column `c` of the inverse of the factor: all sums run
        // along rows, where the memory is.
        let mut columns = vec![0.0; size * size];
        for column in 0..size {
            let result = &mut columns[column * size..][..size];
            for row in column..size {
                let known = &factor[row * size..][column..row];
                let unit = if row == column { 1.0 } else { 0.0 };
                let sum = unit - dot(known, &result[column..row]);
                result[row] = sum / factor[row * size + row];
            }
        }
        Some(MatrixInverse { size, columns })
    }

    /// The lower triangle `L` with `L L' = self`.
    fn factor(&self) -> Option<Vec<f64>> {
        let size = self.size;
        let mut factor = self.rows.clone();
        for row in 0..size {
            let (above, this) = factor.split_at_mut(row * size);
            for column in 0..row {
                let other = &above[column * size..][..size];
                let sum = this[column] - dot(&this[..column], &other[..column]);
                this[column] = sum / other[column];
            }
            let pivot = this[row] - dot(&this[..row], &this[..row]);
            if pivot.is_nan() || pivot <= 1e-10 * self.get(row, row) {
                return None;
            }
            this[row] = pivot.sqrt();
        }
        Some(factor)
    }
}

/// An inverse, kept as its factor.
#[derive(Debug, Clone)]
pub struct MatrixInverse {
    size: usize,
    columns: Vec<f64>,
}

impl MatrixInverse {
    pub fn get(&self, row: usize, column: usize) -> f64 {
        let from = row.max(column);
        let [row, column] =
            [row, column].map(|index| &self.columns[index * self.size..][from..self.size]);
        dot(row, column)
    }
}

/// Four sums at a time, always in the same order: fast, and the same log still
/// gives the same numbers.
fn dot(one: &[f64], other: &[f64]) -> f64 {
    let (ones, others) = (one.chunks_exact(4), other.chunks_exact(4));
    let rest = ones.remainder().iter().zip(others.remainder());
    let rest: f64 = rest.map(|(one, other)| one * other).sum();
    let mut sums = [0.0; 4];
    for (one, other) in ones.zip(others) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_the_unit_matrix() {
        let size = 11;
        let mut matrix = SymmetricMatrix::zero(size);
        for row in 0..size {
            for column in 0..=row {
                matrix.add(row, column, 1.0 / (1.0 + row as f64 + column as f64));
            }
            matrix.add(row, row, 1.0);
        }
        let inverse = matrix.inverse().unwrap();
        for row in 0..size {
            for column in 0..size {
                let product: f64 = (0..size)
                    .map(|k| matrix.get(row, k) * inverse.get(k, column))
                    .sum();
                let unit = if row == column { 1.0 } else { 0.0 };
                assert!((product - unit).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_inverse() {
        let mut matrix = SymmetricMatrix::zero(2);
        matrix.add(0, 0, 1.0);
        matrix.add(1, 1, 1.0);
        matrix.add(1, 0, 1.0);
        assert!(matrix.inverse().is_none());
    }
}
