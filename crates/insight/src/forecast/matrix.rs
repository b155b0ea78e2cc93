//! Symmetric matrices, small enough to be inverted at once.

/// A square matrix by rows.
#[derive(Debug, Clone)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub fn zeros(size: usize) -> Self {
        Self {
            size,
            cells: vec![0.0; size * size],
        }
    }

    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] += value;
    }

    /// The product with a vector.
    pub fn times(&self, vector: &[f64]) -> Vec<f64> {
        let rows = self.cells.chunks_exact(self.size);
        rows.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
            .collect()
    }

    /// The inverse of a positive definite matrix, by Cholesky's factor; a direction that the data
    /// say nothing about gets variance zero instead of infinity.
    pub fn inverse(&self) -> Self {
        let lower = self.factor();
        let mut inverse = Self::zeros(self.size);
        let mut column = vec![0.0; self.size];
        for unit in 0..self.size {
            column.fill(0.0);
            for row in unit..self.size {
                let known: f64 = (unit..row).map(|k| lower.get(row, k) * column[k]).sum();
                let right = if row == unit { 1.0 } else { 0.0 };
                column[row] = (right - known) * reciprocal(lower.get(row, row));
            }
            for row in (0..self.size).rev() {
                let known: f64 = (row + 1..self.size)
                    .map(|k| lower.get(k, row) * column[k])
                    .sum();
                column[row] = (column[row] - known) * reciprocal(lower.get(row, row));
                inverse.add(row, unit, column[row]);
            }
        }
        inverse
    }

    fn factor(&self) -> Self {
        let mut lower = Self::zeros(self.size);
        for row in 0..self.size {
            for column in 0..=row {
                let known: f64 = (0..column)
                    .map(|k| lower.get(row, k) * lower.get(column, k))
                    .sum();
                let rest = self.get(row, column) - known;
                let value = if row == column {
                    let enough = rest > 1e-10 * self.get(row, row).max(1e-10);
                    if enough { rest.sqrt() } else { 0.0 }
                } else {
                    rest * reciprocal(lower.get(column, column))
                };
                lower.add(row, column, value);
            }
        }
        lower
    }
}

fn reciprocal(value: f64) -> f64 {
    if value > 0.0 { 1.0 / value } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_undoes_the_matrix() {
        let mut matrix = Matrix::zeros(3);
        let cells = [[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]];
        for (row, values) in cells.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                matrix.add(row, column, *value);
            }
        }
        let vector = [1.0, -2.0, 3.0];
        let back = matrix.inverse().times(&matrix.times(&vector));
        for (found, expected) in back.iter().zip(vector) {
            assert!((found - expected).abs() < 1e-12, "{back:?}");
        }
    }

    #[test]
    fn what_the_data_do_not_tell_stays_zero() {
        let mut matrix = Matrix::zeros(2);
        matrix.add(0, 0, 2.0);
        let found = matrix.inverse().times(&[4.0, 1.0]);
        assert!(
            (found[0] - 2.0).abs() < 1e-12 && found[1] == 0.0,
            "{found:?}"
        );
    }
}
