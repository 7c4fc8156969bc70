//! The directions in which estimates are correlated.

/// Up to this many blocks every direction is taken: exact, and computed within a second.
const MAX_EXACT_BLOCKS: usize = 800;
/// Directions of a large bank: so many knots of a spline along the difficulty, for `b` and
/// for `ln a`.
const KNOTS: usize = 12;

/// For each block of two parameters, the directions of its parameters.
///
/// A parameter of an item is correlated with those of all other items by what they share: the
/// abilities of the candidates. In a small bank each pair of items counts. In a large one
/// under adaptive tests two items have hardly any candidates in common, and what is left
/// are common movements: items of similar difficulty shift or stretch together. Piecewise
/// linear functions of the difficulty span these; the whole matrix, of which the inverse
/// would take minutes and gigabytes, is never formed. The errors of items come out within
/// a few per cent, that of the population's deviation up to a tenth too small. (Tests made
/// of fixed booklets would move by booklets instead; no bank of that many items has them.)
pub struct ParameterBasis {
    pub size: usize,
    /// Whether the basis spans every direction.
    pub is_exact: bool,
    shares: Vec<[[BasisShare; 2]; 2]>,
}

/// A share of a basis direction.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BasisShare {
    pub column: usize,
    pub share: f64,
}

impl ParameterBasis {
    /// For items of these difficulties, and `others` blocks that get directions of their
    /// own; exact unless there are too many blocks.
    pub fn for_size(difficulties: &[f64], others: usize) -> Self {
        if difficulties.len() + others <= MAX_EXACT_BLOCKS {
            Self::exact(difficulties.len() + others)
        } else {
            Self::smooth(difficulties, others)
        }
    }

    pub fn exact(blocks: usize) -> Self {
        Self {
            size: 2 * blocks,
            is_exact: true,
            shares: (0..blocks).map(|block| unit(2 * block)).collect(),
        }
    }

    pub fn smooth(difficulties: &[f64], others: usize) -> Self {
        let knots = knots(difficulties);
        let mut shares: Vec<_> = difficulties
            .iter()
            .map(|difficulty| {
                let (left, share) = locate(&knots, *difficulty);
                [0, knots.len()].map(|start| {
                    [(left, 1.0 - share), (left + 1, share)].map(|(knot, share)| BasisShare {
                        column: start + knot.min(knots.len() - 1),
                        share,
                    })
                })
            })
            .collect();
        let size = 2 * knots.len();
        shares.extend((0..others).map(|other| unit(size + 2 * other)));
        Self {
            size: size + 2 * others,
            is_exact: false,
            shares,
        }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.shares.len()
    }

    /// The directions of a parameter, 0 or 1 of its block; shares of 0 are left out.
    pub fn shares(
        &self,
        block: usize,
        parameter: usize,
    ) -> impl Iterator<Item = BasisShare> + Clone {
        let shares = self.shares[block][parameter].into_iter();
        shares.filter(|place| place.share != 0.0)
    }
}

fn unit(column: usize) -> [[BasisShare; 2]; 2] {
    [column, column + 1].map(|column| [BasisShare { column, share: 1.0 }, BasisShare::default()])
}

/// Difficulties of items at even ranks, ascending and without repetition. Being those of
/// items, they leave no direction without one.
fn knots(difficulties: &[f64]) -> Vec<f64> {
    let mut sorted = difficulties.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len() - 1;
    let mut knots: Vec<_> = (0..KNOTS).map(|k| sorted[k * last / (KNOTS - 1)]).collect();
    knots.dedup_by(|next, knot| *next - *knot < 1e-3);
    knots
}

/// The knot below, and how far towards the next the value lies, 0 to 1.
fn locate(knots: &[f64], value: f64) -> (usize, f64) {
    let below = knots
        .partition_point(|knot| *knot <= value)
        .saturating_sub(1);
    match knots.get(below + 1) {
        None => (below, 0.0),
        Some(next) => {
            let share = (value - knots[below]) / (next - knots[below]);
            (below, share.clamp(0.0, 1.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_shift_and_a_stretch_lie_in_the_smooth_basis() {
        let difficulties: Vec<f64> = (0..500)
            .map(|item| (f64::from(item) * 0.77).sin())
            .collect();
        let basis = ParameterBasis::smooth(&difficulties, 1);
        let knots = knots(&difficulties);
        for (block, difficulty) in difficulties.iter().enumerate() {
            let sum: f64 = basis.shares(block, 1).map(|place| place.share).sum();
            assert!((sum - 1.0).abs() < 1e-12);
            let line = basis.shares(block, 1);
            let line: f64 = line
                .map(|place| place.share * knots[place.column - knots.len()])
                .sum();
            assert!((line - difficulty).abs() < 1e-9);
        }
        assert_eq!(basis.blocks(), 501);
        assert_eq!(basis.size, 2 * knots.len() + 2);
    }
}
