//! How many questions two candidates have in common.

use std::collections::BTreeSet;

use super::SimulatedTest;

/// Ranks of ability between two neighbors, at most.
const MAX_DISTANCE: usize = 5;

/// Shares of a test, 0 to 1.
pub struct TestOverlap {
    /// Of two candidates drawn at random.
    pub random: f64,
    /// Of two candidates of about the same ability.
    pub neighbors: f64,
}

impl TestOverlap {
    /// Counts over all pairs; the tests go from the least to the most able candidate.
    pub fn from_tests(items: usize, tests: &[SimulatedTest]) -> Self {
        let mut uses = vec![0_usize; items];
        for &item in tests.iter().flat_map(|test| &test.items) {
            uses[item] += 1;
        }
        let count = tests.len() as f64;
        let length = uses.iter().sum::<usize>() as f64 / count;
        // An item met by u candidates is common to u (u - 1) ordered pairs of them.
        let common: usize = uses.iter().map(|uses| uses * uses.saturating_sub(1)).sum();
        Self {
            random: common as f64 / (count * (count - 1.0)) / length,
            neighbors: neighbors(tests) / length,
        }
    }
}

/// Mean number of items that neighbors have in common.
fn neighbors(tests: &[SimulatedTest]) -> f64 {
    let item_sets: Vec<BTreeSet<usize>> = tests
        .iter()
        .map(|test| test.items.iter().copied().collect())
        .collect();
    let pairs =
        (1..=MAX_DISTANCE).flat_map(|apart| item_sets.iter().zip(item_sets.iter().skip(apart)));
    let common: Vec<usize> = pairs
        .map(|(left, right)| left.intersection(right).count())
        .collect();
    common.iter().sum::<usize>() as f64 / common.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_adaptive::AbilityEstimate;

    fn overlap(tests: &[&[usize]]) -> TestOverlap {
        let simulated = |items: &&[usize]| SimulatedTest {
            ability: 0.0,
            estimate: AbilityEstimate {
                ability: 0.0,
                standard_error: 1.0,
            },
            items: items.to_vec(),
            relaxed: Vec::new(),
        };
        let tests: Vec<_> = tests.iter().map(simulated).collect();
        TestOverlap::from_tests(10, &tests)
    }

    #[test]
    fn overlap_is_the_share_of_items_in_common() {
        for (tests, share) in [
            ([[0, 1], [0, 1]], 1.0),
            ([[0, 1], [2, 1]], 0.5),
            ([[0, 1], [2, 3]], 0.0),
        ] {
            let overlap = overlap(&tests.each_ref().map(|test| &test[..]));
            assert_eq!((overlap.random, overlap.neighbors), (share, share));
        }
    }

    #[test]
    fn candidates_far_apart_are_no_neighbours() {
        let tests: [&[usize]; 7] = [&[9], &[1], &[2], &[3], &[4], &[5], &[9]];
        let overlap = overlap(&tests);
        assert_eq!(overlap.neighbors, 0.0);
        assert!((overlap.random - 1.0 / 21.0).abs() < 1e-12);
    }
}
