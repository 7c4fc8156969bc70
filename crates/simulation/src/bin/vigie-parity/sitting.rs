//! One simulated test, from the first choice to the score.

use sha2::{Digest, Sha256};
use vigie_adaptive::{
    Asked, Mark, Need, Pool, Posterior, Prior, Progress, Scale,
    point::{self, Answer},
    quantile,
};

use crate::books::Books;

const QUESTIONS: usize = 32;
/// Every so many candidates leave early, and have the accessibility need.
const LEAVING: u64 = 5;
const ACCESSIBLE: u64 = 3;
/// For every so many, the estimates of others are taken too: they cost a thousand times
/// what the engine's own does.
const STUDIED: u64 = 12;

/// Sits the test of a candidate, and writes down what the engine says.
pub fn sit(pool: &Pool, scale: &Scale, candidate: u64, candidates: u64, books: &mut Books) {
    let need = match candidate % ACCESSIBLE {
        0 => Need::AccessibleOnly,
        _ => Need::Any,
    };
    let missing = match candidate % LEAVING {
        0 => candidate as usize % 12 + 1,
        _ => 0,
    };
    let ability = quantile((candidate as f64 + 0.5) / candidates as f64);
    books.figure(ability);
    let asked = questions(pool, need, (candidate, ability), QUESTIONS - missing, books);
    let whole = pool.degraded(&asked, need, missing as u8);
    for failed in &whole[asked.len()..] {
        books.failed(failed.item);
    }
    let estimate = pool.estimate(&whole);
    let profile = pool.profile(&whole);
    books.estimate(estimate);
    books.profile(&profile);
    books.score(scale.score(estimate.ability, &profile));
    if candidate.is_multiple_of(STUDIED) {
        others(pool, &whole, books);
    }
}

/// The questions until so many count.
fn questions(
    pool: &Pool,
    need: Need,
    (candidate, ability): (u64, f64),
    count: usize,
    books: &mut Books,
) -> Vec<Asked> {
    let mut progress = Progress::new(pool, need);
    let mut asked: Vec<Asked> = Vec::new();
    let mut counted = 0;
    while counted < count {
        let (estimate, choice) = progress.step(candidate);
        books.estimate(estimate);
        let Some(choice) = choice else { break };
        books.choice(choice);
        let item = choice.item;
        let chance = pool.items()[item].parameters.probability(ability);
        let mark = match unit([1, candidate, item as u64]) {
            luck if luck < 0.02 => Mark::Withdrawn,
            _ if unit([2, candidate, item as u64]) < chance => Mark::Right,
            _ => Mark::Wrong,
        };
        counted += usize::from(mark != Mark::Withdrawn);
        let question = Asked { item, mark };
        progress.record(question);
        asked.push(question);
    }
    asked
}

/// The estimates of others, and those that studies take.
fn others(pool: &Pool, asked: &[Asked], books: &mut Books) {
    let counted = asked.iter().filter(|asked| asked.mark != Mark::Withdrawn);
    let answers: Vec<Answer> = counted
        .map(|asked| {
            let parameters = pool.items()[asked.item].parameters;
            (parameters, asked.mark == Mark::Right)
        })
        .collect();
    books.point(Some(point::map(&answers, Prior::default())));
    books.point(point::wle(&answers));
    books.point(point::mle(&answers));
    let fine = point::eap(&answers, Prior::default());
    books.figure(fine.ability);
    books.figure(fine.error);
    let mut posterior = Posterior::new(Prior { mean: 0.3, sd: 0.8 });
    for &(parameters, right) in &answers {
        posterior.add(parameters, right);
        books.figure(posterior.information(parameters));
        books.figure(posterior.expected_variance(parameters));
    }
}

/// A number in 0..1 that belongs to some counters: 53 bits of their digest. Nothing in it
/// is left to a library of mathematics.
pub fn unit(counters: [u64; 3]) -> f64 {
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
