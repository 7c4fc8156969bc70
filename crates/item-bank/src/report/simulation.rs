//! Simulated candidates who sit tests with the engine as it stands.

use sha2::{Digest, Sha256};
use vigie_adaptive::{
    AbilityEstimate, AdministeredItem, ItemFilter, ItemScore, Pool, Relaxation, TestState,
    population_quantile,
};
use vigie_shared::rules::QUESTIONS;

use super::candidates::Candidates;

/// One test.
pub struct Sitting {
    /// True ability.
    pub ability: f64,
    /// What the test made of it.
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
pub fn sit(pool: &Pool, need: ItemFilter, candidates: Candidates) -> Vec<Sitting> {
    let count = candidates.count();
    let share = |number: usize| (number as f64 + 0.5) / count as f64;
    (0..count)
        .map(|number| {
            test(
                pool,
                need,
                population_quantile(share(number)),
                number as u64,
            )
        })
        .collect()
}

fn test(pool: &Pool, need: ItemFilter, ability: f64, candidate: u64) -> Sitting {
    let mut progress = TestState::new(pool, need);
    let (mut items, mut relaxed) = (Vec::new(), Vec::new());
    while items.len() < usize::from(QUESTIONS) {
        let Some(choice) = progress.select_next(candidate) else {
            break;
        };
        let item = choice.item;
        let chance = pool.items()[item].parameters.probability(ability);
        let mark = match luck(candidate, item) < chance {
            true => ItemScore::Right,
            false => ItemScore::Wrong,
        };
        progress.record(AdministeredItem { item, score: mark });
        items.push(item);
        relaxed.extend(choice.relaxation);
    }
    Sitting {
        ability,
        estimate: progress.estimate(),
        items,
        relaxed,
    }
}

/// A number in 0..1 that belongs to a candidate and an item. The bank has a digest and no
/// generator, and the digest of a pair of numbers is as good as one.
fn luck(candidate: u64, item: usize) -> f64 {
    let mut digest = Sha256::new();
    digest.update(candidate.to_be_bytes());
    digest.update((item as u64).to_be_bytes());
    let digest = digest.finalize();
    let bits = digest[..4]
        .iter()
        .fold(0, |bits, &byte| bits << 8 | u32::from(byte));
    f64::from(bits) / (f64::from(u32::MAX) + 1.0)
}
