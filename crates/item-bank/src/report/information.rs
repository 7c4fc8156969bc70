//! Fisher information of items, by ability and by level.

use vigie_adaptive::ItemParameters;

use crate::{item::Item, parse::LEVEL_BOUNDS};

pub const LEVELS: usize = LEVEL_BOUNDS.len() - 1;
/// Abilities of a curve: from one end to the other in steps of 0.1.
pub const POINTS: usize = 81;
/// A curve goes from minus this ability to this ability.
pub const MAX_ABILITY: f64 = 4.0;
/// Number of abilities in the mean of a level.
const LEVEL_SAMPLES: usize = 20;

/// Sum of the Fisher information of some items, per square unit of ability.
pub struct InformationProfile {
    /// At [`POINTS`] abilities.
    pub curve: Vec<f64>,
    /// Mean over the abilities of each level.
    pub levels: [f64; LEVELS],
}

impl InformationProfile {
    pub fn from_items(items: &[&Item]) -> Self {
        let at = |ability: f64| -> f64 {
            let terms = items.iter().map(|item| {
                let (a, b) = (item.a, item.b);
                ItemParameters { a, b }.information(ability)
            });
            terms.sum()
        };
        Self {
            curve: (0..POINTS).map(|point| at(ability(point))).collect(),
            levels: std::array::from_fn(|level| {
                let (from, to) = (LEVEL_BOUNDS[level], LEVEL_BOUNDS[level + 1]);
                let sample = |number: usize| (number as f64 + 0.5) / LEVEL_SAMPLES as f64;
                let samples =
                    (0..LEVEL_SAMPLES).map(|number| at(from + (to - from) * sample(number)));
                samples.sum::<f64>() / LEVEL_SAMPLES as f64
            }),
        }
    }
}

/// Ability of a point of a curve.
pub fn ability(point: usize) -> f64 {
    2.0 * MAX_ABILITY * point as f64 / (POINTS - 1) as f64 - MAX_ABILITY
}

/// Median of some numbers, 0 without any.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let count = numbers.len();
    match (
        numbers.get(count.saturating_sub(1) / 2),
        numbers.get(count / 2),
    ) {
        (Some(low), Some(high)) => 0.5 * (low + high),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_lies_in_the_middle() {
        assert_eq!(median(vec![5.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![5.0, 1.0, 2.0, 4.0]), 3.0);
        assert_eq!(median(Vec::new()), 0.0);
    }

    #[test]
    fn a_curve_goes_from_end_to_end() {
        assert_eq!(
            [ability(0), ability(POINTS / 2), ability(POINTS - 1)],
            [-MAX_ABILITY, 0.0, MAX_ABILITY]
        );
    }
}
