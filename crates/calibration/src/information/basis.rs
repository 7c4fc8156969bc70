//! The directions in which estimates hang together.

/// Up to this many blocks every direction is taken: exact, and done within a second.
const EXACT: usize = 800;
/// Directions of a large bank: as many bends of `b`, and of `ln a`, along the difficulty.
const KNOTS: usize = 12;

/// For each block of two parameters, where its parameters lie in the basis.
///
/// A parameter of an item is bound to those of all other items by what they share: the
/// abilities of the candidates. In a small bank each pair of items counts. In a large one
/// under adaptive tests two items have next to no candidates in common, and what is left
/// are common movements: items of similar difficulty shift or stretch together. Piecewise
/// straight functions of the difficulty span these; the whole matrix, of which the inverse
/// would take minutes and gigabytes, is never formed. The errors of items come out within
/// a few per cent, that of the population's deviation up to a tenth too small. (Tests made
/// of fixed booklets would move by booklets instead; no bank of that many items has them.)
pub struct Basis {
    pub size: usize,
    /// True if the basis spans every direction.
    pub exact: bool,
    places: Vec<[[Place; 2]; 2]>,
}

/// A share of a basis direction.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    pub column: usize,
    pub share: f64,
}

impl Basis {
    /// For items of these difficulties, and `others` blocks that are taken as they are.
    pub fn of(difficulties: &[f64], others: usize) -> Self {
        if difficulties.len() + others <= EXACT {
            Self::exact(difficulties.len() + others)
        } else {
            Self::smooth(difficulties, others)
        }
    }

    pub fn exact(blocks: usize) -> Self {
        Self {
            size: 2 * blocks,
            exact: true,
            places: (0..blocks).map(|block| unit(2 * block)).collect(),
        }
    }

    pub fn smooth(difficulties: &[f64], others: usize) -> Self {
        let knots = knots(difficulties);
        let mut places: Vec<_> = difficulties
            .iter()
            .map(|difficulty| {
                let (left, share) = between(&knots, *difficulty);
                [0, knots.len()].map(|start| {
                    [(left, 1.0 - share), (left + 1, share)].map(|(knot, share)| Place {
                        column: start + knot.min(knots.len() - 1),
                        share,
                    })
                })
            })
            .collect();
        let size = 2 * knots.len();
        places.extend((0..others).map(|other| unit(size + 2 * other)));
        Self {
            size: size + 2 * others,
            exact: false,
            places,
        }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.places.len()
    }

    /// Where a parameter, 0 or 1 of its block, lies; shares of 0 are left out.
    pub fn places(&self, block: usize, parameter: usize) -> impl Iterator<Item = Place> + Clone {
        let places = self.places[block][parameter].into_iter();
        places.filter(|place| place.share != 0.0)
    }
}

fn unit(column: usize) -> [[Place; 2]; 2] {
    [column, column + 1].map(|column| [Place { column, share: 1.0 }, Place::default()])
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
fn between(knots: &[f64], value: f64) -> (usize, f64) {
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
        let basis = Basis::smooth(&difficulties, 1);
        let knots = knots(&difficulties);
        for (block, difficulty) in difficulties.iter().enumerate() {
            let sum: f64 = basis.places(block, 1).map(|place| place.share).sum();
            assert!((sum - 1.0).abs() < 1e-12);
            let line = basis.places(block, 1);
            let line: f64 = line
                .map(|place| place.share * knots[place.column - knots.len()])
                .sum();
            assert!((line - difficulty).abs() < 1e-9);
        }
        assert_eq!(basis.blocks(), 501);
        assert_eq!(basis.size, 2 * knots.len() + 2);
    }
}
