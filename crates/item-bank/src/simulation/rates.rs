//! Exposure rates: how many candidates meet an item.

use vigie_adaptive::population_quantile;

use super::SimulatedTest;

/// Candidates are compared with those of their octile of ability.
const OCTILES: usize = 8;

/// Number of candidates who met each item.
pub struct ExposureRates {
    candidates: usize,
    /// Candidates of each octile.
    octile_sizes: [usize; OCTILES],
    /// Candidates of each octile who met an item, by its index in the pool.
    uses: Vec<[usize; OCTILES]>,
}

/// The octile of ability in which an item is met most.
#[derive(Debug, Clone, Copy)]
pub struct OctileRate {
    /// Number of the octile, from 0, the least able candidates.
    pub octile: usize,
    /// Share of its candidates who meet the item, 0 to 1.
    pub rate: f64,
}

impl ExposureRates {
    /// Counts; the tests go from the least to the most able candidate.
    pub fn from_tests(items: usize, tests: &[SimulatedTest]) -> Self {
        let mut rates = Self {
            candidates: tests.len(),
            octile_sizes: [0; OCTILES],
            uses: vec![[0; OCTILES]; items],
        };
        for (rank, test) in tests.iter().enumerate() {
            let octile = rank * OCTILES / tests.len();
            rates.octile_sizes[octile] += 1;
            for &item in &test.items {
                rates.uses[item][octile] += 1;
            }
        }
        rates
    }

    pub fn is_unused(&self, item: usize) -> bool {
        self.uses(item) == 0
    }

    /// The used items, most used first.
    pub fn by_use(&self) -> impl Iterator<Item = usize> {
        let mut items: Vec<usize> = (0..self.uses.len()).collect();
        items.sort_by_key(|&item| std::cmp::Reverse(self.uses(item)));
        items.into_iter().filter(|&item| !self.is_unused(item))
    }

    /// The item with the highest rate within an octile.
    pub fn most_used_in_octile(&self) -> Option<usize> {
        let rate = |item: usize| self.highest_octile(item).rate;
        (0..self.uses.len()).max_by(|&left, &right| rate(left).total_cmp(&rate(right)))
    }

    /// Share of all candidates who meet the item, 0 to 1.
    pub fn rate(&self, item: usize) -> f64 {
        self.uses(item) as f64 / self.candidates as f64
    }

    /// Share of all candidates who meet the most used item, 0 to 1.
    pub fn highest(&self) -> f64 {
        let uses = (0..self.uses.len()).map(|item| self.uses(item));
        uses.max().unwrap_or(0) as f64 / self.candidates as f64
    }

    /// The same within the octile where it is highest.
    pub fn highest_in_octile(&self) -> f64 {
        let rates = (0..self.uses.len()).map(|item| self.highest_octile(item).rate);
        rates.fold(0.0, f64::max)
    }

    /// The octile where an item is met most, and its rate there.
    pub fn highest_octile(&self, item: usize) -> OctileRate {
        let octiles = (0..OCTILES).map(|octile| OctileRate {
            octile,
            rate: self.uses[item][octile] as f64 / self.octile_sizes[octile] as f64,
        });
        let none = OctileRate {
            octile: 0,
            rate: 0.0,
        };
        octiles.fold(
            none,
            |best, next| {
                if next.rate > best.rate { next } else { best }
            },
        )
    }

    fn uses(&self, item: usize) -> usize {
        self.uses[item].iter().sum()
    }
}

/// Lowest and highest ability of an octile of N(0, 1); none for the open ends.
pub fn octile_bounds(octile: usize) -> (Option<f64>, Option<f64>) {
    let bound = |number: usize| {
        let is_inner = (1..OCTILES).contains(&number);
        is_inner.then(|| population_quantile(number as f64 / OCTILES as f64))
    };
    (bound(octile), bound(octile + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_adaptive::AbilityEstimate;

    /// Sixteen tests, two of each octile, the least able candidates first.
    fn tests(items: impl Fn(usize) -> Vec<usize>) -> Vec<SimulatedTest> {
        let test = |rank| SimulatedTest {
            ability: 0.0,
            estimate: AbilityEstimate {
                ability: 0.0,
                standard_error: 1.0,
            },
            items: items(rank),
            relaxed: Vec::new(),
        };
        (0..16).map(test).collect()
    }

    #[test]
    fn rates_are_counted_over_all_candidates_and_within_octiles() {
        // Everyone meets item 0; the two most able candidates meet item 2 as well.
        let tests = tests(|rank| if rank < 14 { vec![0] } else { vec![0, 2] });
        let rates = ExposureRates::from_tests(3, &tests);
        assert_eq!(rates.by_use().collect::<Vec<_>>(), [0, 2]);
        assert!(rates.is_unused(1));
        assert_eq!([0, 1, 2].map(|item| rates.rate(item)), [1.0, 0.0, 0.125]);
        let highest = rates.highest_octile(2);
        assert_eq!((highest.octile, highest.rate), (7, 1.0));
        assert_eq!((rates.highest(), rates.highest_in_octile()), (1.0, 1.0));
    }

    #[test]
    fn the_outer_octiles_are_open() {
        assert_eq!(octile_bounds(0).0, None);
        assert_eq!(octile_bounds(7).1, None);
        assert_eq!(octile_bounds(3).1, octile_bounds(4).0);
        assert!(octile_bounds(4).0.is_some_and(|bound| bound.abs() < 1e-9));
    }
}
