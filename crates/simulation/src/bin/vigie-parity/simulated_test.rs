//! One simulated test, from the first selection to the score.

use sha2::{Digest, Sha256};
use vigie_adaptive::{
    AdministeredItem, ItemFilter, ItemScore, Pool, Posterior, Prior, Scale, TestState,
    point_estimate::{self, ScoredResponse},
    population_quantile,
};

use crate::digest_set::DigestSet;

const QUESTIONS: usize = 32;
/// One candidate in so many leaves early, and one needs accessible items.
const LEAVING_INTERVAL: u64 = 5;
const ACCESSIBLE_INTERVAL: u64 = 3;
/// For one in so many, the point estimates are taken too: they cost a thousand times what
/// the running estimate does.
const POINT_ESTIMATE_INTERVAL: u64 = 12;

/// Runs the test of a candidate, and digests all results of the engine.
pub fn run(pool: &Pool, scale: &Scale, candidate: u64, candidates: u64, digests: &mut DigestSet) {
    let filter = match candidate % ACCESSIBLE_INTERVAL {
        0 => ItemFilter::AccessibleOnly,
        _ => ItemFilter::Any,
    };
    let missing = match candidate % LEAVING_INTERVAL {
        0 => candidate as usize % 12 + 1,
        _ => 0,
    };
    let ability = population_quantile((candidate as f64 + 0.5) / candidates as f64);
    digests.number(ability);
    let administered = administer(
        pool,
        filter,
        (candidate, ability),
        QUESTIONS - missing,
        digests,
    );
    let whole = pool.impute_failed(&administered, filter, missing as u8);
    for failed in &whole[administered.len()..] {
        digests.imputed(failed.item);
    }
    let estimate = pool.estimate(&whole);
    let profile = pool.profile(&whole);
    digests.estimate(estimate);
    digests.profile(&profile);
    digests.score(scale.score(estimate.ability, &profile));
    if candidate.is_multiple_of(POINT_ESTIMATE_INTERVAL) {
        point_estimates(pool, &whole, digests);
    }
}

/// Administers items until so many count.
fn administer(
    pool: &Pool,
    filter: ItemFilter,
    (candidate, ability): (u64, f64),
    count: usize,
    digests: &mut DigestSet,
) -> Vec<AdministeredItem> {
    let mut state = TestState::new(pool, filter);
    let mut administered: Vec<AdministeredItem> = Vec::new();
    let mut counted = 0;
    while counted < count {
        let (estimate, selection) = state.estimate_and_select(candidate);
        digests.estimate(estimate);
        let Some(selection) = selection else { break };
        digests.selection(selection);
        let item = selection.item;
        let probability = pool.items()[item].parameters.probability(ability);
        let score = match uniform_from_digest([1, candidate, item as u64]) {
            draw if draw < 0.02 => ItemScore::Withdrawn,
            _ if uniform_from_digest([2, candidate, item as u64]) < probability => ItemScore::Right,
            _ => ItemScore::Wrong,
        };
        counted += usize::from(score != ItemScore::Withdrawn);
        let scored = AdministeredItem { item, score };
        state.record(scored);
        administered.push(scored);
    }
    administered
}

/// The point estimates, and the quantities that only studies use.
fn point_estimates(pool: &Pool, administered: &[AdministeredItem], digests: &mut DigestSet) {
    let counted = administered
        .iter()
        .filter(|administered| administered.score != ItemScore::Withdrawn);
    let answers: Vec<ScoredResponse> = counted
        .map(|administered| {
            let parameters = pool.items()[administered.item].parameters;
            (parameters, administered.score == ItemScore::Right)
        })
        .collect();
    digests.point(Some(point_estimate::map(&answers, Prior::default())));
    digests.point(point_estimate::wle(&answers));
    digests.point(point_estimate::mle(&answers));
    let fine = point_estimate::eap(&answers, Prior::default());
    digests.number(fine.ability);
    digests.number(fine.standard_error);
    let mut posterior = Posterior::new(Prior { mean: 0.3, sd: 0.8 });
    for &(parameters, right) in &answers {
        posterior.add(parameters, right);
        digests.number(posterior.information(parameters));
        digests.number(posterior.expected_variance(parameters));
    }
}

/// A number in 0..1 that belongs to some counters: 53 bits of their digest. It uses no
/// function of a mathematics library.
pub fn uniform_from_digest(counters: [u64; 3]) -> f64 {
    let mut digest = Sha256::new();
    for counter in counters {
        digest.update(counter.to_le_bytes());
    }
    let digest = digest.finalize();
    let word = digest[..8]
        .iter()
        .fold(0, |word, &byte| word << 8 | u64::from(byte));
    (word >> 11) as f64 / (1_u64 << 53) as f64
}
