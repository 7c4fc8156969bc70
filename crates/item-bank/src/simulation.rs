//! Tests of simulated candidates with the engine that runs exams.

mod candidate_count;
mod overlap;
mod precision;
mod rates;
mod summary;

use sha2::{Digest, Sha256};
use vigie_adaptive::{
    AbilityEstimate, AdministeredItem, ItemFilter, ItemScore, Pool, Relaxation, TestState,
    population_quantile,
};
use vigie_shared::rules::QUESTION_COUNT;

pub use candidate_count::{CandidateCount, CandidateCountError};
pub use overlap::TestOverlap;
pub use precision::{AbilityErrors, BAND_NAMES, MeasurementPrecision};
pub use rates::{ExposureRates, octile_bounds};
pub use summary::SimulationSummary;

/// One test.
pub struct SimulatedTest {
    /// True ability.
    pub ability: f64,
    /// The estimate at the end of the test.
    pub estimate: AbilityEstimate,
    /// Items asked, as indices in the pool.
    pub items: Vec<usize>,
    /// Rules that gave way, one for each question that needed it.
    pub relaxed: Vec<Relaxation>,
}

/// All tests, from the least to the most able candidate.
///
/// Abilities are the quantiles of N(0, 1) rather than drawn from it: that is the same
/// population without the chance of the draw, so fewer candidates say as much.
pub fn simulate_tests(
    pool: &Pool,
    need: ItemFilter,
    candidates: CandidateCount,
) -> Vec<SimulatedTest> {
    let count = candidates.count();
    let share = |number: usize| (number as f64 + 0.5) / count as f64;
    (0..count)
        .map(|number| {
            simulate_test(
                pool,
                need,
                population_quantile(share(number)),
                number as u64,
            )
        })
        .collect()
}

fn simulate_test(pool: &Pool, need: ItemFilter, ability: f64, candidate: u64) -> SimulatedTest {
    let mut progress = TestState::new(pool, need);
    let (mut items, mut relaxed) = (Vec::new(), Vec::new());
    while items.len() < usize::from(QUESTION_COUNT) {
        let Some(choice) = progress.select_next(candidate) else {
            break;
        };
        let item = choice.item;
        let probability = pool.items()[item].parameters.probability(ability);
        let mark = match uniform(candidate, item) < probability {
            true => ItemScore::Right,
            false => ItemScore::Wrong,
        };
        progress.record(AdministeredItem { item, score: mark });
        items.push(item);
        relaxed.extend(choice.relaxation);
    }
    SimulatedTest {
        ability,
        estimate: progress.estimate(),
        items,
        relaxed,
    }
}

/// A number in 0..1 that belongs to a candidate and an item. This crate depends on a digest
/// and on no random generator, and the digest of a pair of numbers is as good as one.
fn uniform(candidate: u64, item: usize) -> f64 {
    let mut digest = Sha256::new();
    digest.update(candidate.to_be_bytes());
    digest.update((item as u64).to_be_bytes());
    let digest = digest.finalize();
    let bits = digest[..4]
        .iter()
        .fold(0, |bits, &byte| bits << 8 | u32::from(byte));
    f64::from(bits) / (f64::from(u32::MAX) + 1.0)
}
