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

/// The test of one candidate.
pub struct SimulatedTest {
    /// Number of the candidate, and seed of the test.
    candidate: u64,
    ability: f64,
    filter: ItemFilter,
    /// Number of questions that a test left early lacks.
    missing: usize,
}

impl SimulatedTest {
    /// The test of a candidate of so many.
    pub fn new(candidate: u64, candidates: u64) -> Self {
        Self {
            candidate,
            ability: population_quantile((candidate as f64 + 0.5) / candidates as f64),
            filter: match candidate % ACCESSIBLE_INTERVAL {
                0 => ItemFilter::AccessibleOnly,
                _ => ItemFilter::Any,
            },
            missing: match candidate % LEAVING_INTERVAL {
                0 => candidate as usize % 12 + 1,
                _ => 0,
            },
        }
    }

    /// Runs the test, and digests all results of the engine.
    pub fn run(&self, pool: &Pool, scale: &Scale, digests: &mut DigestSet) {
        digests.number(self.ability);
        let administered = self.administer(pool, digests);
        let completed = pool.impute_failed(&administered, self.filter, self.missing as u8);
        for failed in &completed[administered.len()..] {
            digests.imputed(failed.item);
        }
        let estimate = pool.estimate(&completed);
        let profile = pool.profile(&completed);
        digests.estimate(estimate);
        digests.profile(&profile);
        digests.score(scale.score(estimate.ability, &profile));
        if self.candidate.is_multiple_of(POINT_ESTIMATE_INTERVAL) {
            point_estimates(pool, &completed, digests);
        }
    }

    /// Administers items until all questions but the missing ones count.
    fn administer(&self, pool: &Pool, digests: &mut DigestSet) -> Vec<AdministeredItem> {
        let mut state = TestState::new(pool, self.filter);
        let mut administered: Vec<AdministeredItem> = Vec::new();
        let mut counted = 0;
        while counted < QUESTIONS - self.missing {
            let (estimate, selection) = state.estimate_and_select(self.candidate);
            digests.estimate(estimate);
            let Some(selection) = selection else { break };
            digests.selection(selection);
            let item = selection.item;
            let score = self.score(pool, item);
            counted += usize::from(score != ItemScore::Withdrawn);
            let scored = AdministeredItem { item, score };
            state.record(scored);
            administered.push(scored);
        }
        administered
    }

    fn score(&self, pool: &Pool, item: usize) -> ItemScore {
        let draw = |kind| uniform_from_digest([kind, self.candidate, item as u64]);
        let probability = pool.items()[item].parameters.probability(self.ability);
        if draw(1) < 0.02 {
            ItemScore::Withdrawn
        } else if draw(2) < probability {
            ItemScore::Right
        } else {
            ItemScore::Wrong
        }
    }
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
