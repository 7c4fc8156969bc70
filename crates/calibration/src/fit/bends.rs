//! Where the curve of an item is bent to see whether it fits.

use serde::Serialize;

use crate::model::{POINTS, Points, ability};

/// Number of bends.
pub const BENDS: usize = 3;

/// Abilities that cut the takers of an item into four groups of equal size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bends(pub [f64; BENDS]);

impl Bends {
    /// For the abilities behind the wrong and behind the right answers.
    pub fn of([wrong, right]: &[Points; 2]) -> Self {
        let counts: Vec<_> = wrong.iter().zip(right).map(|(w, r)| w + r).collect();
        let total: f64 = counts.iter().sum();
        let mut bends = [0.0; BENDS];
        for (quarter, bend) in (1..).zip(&mut bends) {
            let wanted = total * f64::from(quarter) / (BENDS + 1) as f64;
            *bend = rank(&counts, wanted);
        }
        Self(bends)
    }

    /// Group of an ability, 0 to 3.
    pub fn group(&self, ability: f64) -> usize {
        self.0.iter().filter(|bend| **bend <= ability).count()
    }

    /// How far an ability is beyond each bend.
    pub fn beyond(&self, ability: f64) -> [f64; BENDS] {
        self.0.map(|bend| (ability - bend).max(0.0))
    }
}

/// The ability below which `wanted` of the counts lie, each spread evenly around its point.
fn rank(counts: &[f64], wanted: f64) -> f64 {
    let step = ability(1) - ability(0);
    let mut below = 0.0;
    for (point, count) in counts.iter().enumerate() {
        if below + count >= wanted && *count > 0.0 {
            return ability(point) + step * ((wanted - below) / count - 0.5);
        }
        below += count;
    }
    ability(POINTS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Population;

    #[test]
    fn the_bends_are_the_quartiles_of_the_takers() {
        let takers = Population::STANDARD.log_shares().map(libm::exp);
        let bends = Bends::of(&[takers, takers]);
        for (bend, quartile) in bends.0.iter().zip([-0.674, 0.0, 0.674]) {
            assert!((bend - quartile).abs() < 0.01, "{bends:?}");
        }
        assert_eq!(
            [-1.0, -0.1, 0.1, 1.0].map(|at| bends.group(at)),
            [0, 1, 2, 3]
        );
    }
}
