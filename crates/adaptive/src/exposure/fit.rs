//! Finding the prices: simulated candidates sit tests under the prices so far, and the
//! price of what they met too often rises.

use std::thread;

use super::{Exposure, Limits, Prices};
use crate::knots::Values;
use crate::pool::{Need, Pool};
use crate::progress::{Asked, Mark, Progress};
use crate::random;
use crate::strata::{self, STRATA};

/// Rounds of simulation, and candidates in each. 20,000 tests are enough for prices to
/// settle on 2,000 items: half as many again change no figure of the study.
const ROUNDS: usize = 80;
const CANDIDATES: usize = 250;
/// How many of them stand for the population; the others cover the scale to both ends.
const POPULATION: usize = 220;
const END: f64 = 2.8;
const QUESTIONS: usize = 32;
/// Prices of the last rounds are averaged: single rounds swing around the right ones.
const AVERAGED: usize = ROUNDS / 2;
/// Change of a price, in information, for a rate one too high.
const PACE: f64 = 0.3;
/// Share of a round in the running rate of an item.
const FRESH: f64 = 0.1;

impl Exposure {
    /// Fits the control of a pool; seconds for thousands of items, on two threads.
    /// Deterministic: the same pool and limits give the same prices.
    ///
    /// `progress` is told the share done, 0 to 1.
    pub fn fit(pool: &Pool, limits: Limits, mut progress: impl FnMut(f64)) -> Self {
        let mut tables = [Need::Any, Need::AccessibleOnly].map(|_| Vec::new());
        for (half, need) in [Need::Any, Need::AccessibleOnly].into_iter().enumerate() {
            let mut fit = Fit::new(pool, limits, need);
            for round in 0..ROUNDS {
                fit.round(round);
                progress((half * ROUNDS + round + 1) as f64 / (2 * ROUNDS) as f64);
            }
            tables[half] = fit.prices();
        }
        let [any, accessible] = tables;
        Self {
            limits,
            any,
            accessible,
        }
    }
}

/// One number per item and stratum.
type ByStratum = Vec<[f64; STRATA]>;

struct Fit {
    pool: Pool,
    limits: Limits,
    need: Need,
    /// Price of being met by too many.
    overall: Vec<f64>,
    /// Price of being met by too many of a stratum.
    alike: ByStratum,
    /// Running share of a stratum that meets the item.
    rate: ByStratum,
    /// Mean of the prices of the last rounds.
    mean: ByStratum,
}

impl Fit {
    fn new(pool: &Pool, limits: Limits, need: Need) -> Self {
        let zero = vec![[0.0; STRATA]; pool.len()];
        let start = Exposure {
            limits,
            ..Exposure::uncontrolled(pool.len())
        };
        Self {
            pool: pool.clone().under(start),
            limits,
            need,
            overall: vec![0.0; pool.len()],
            alike: zero.clone(),
            rate: zero.clone(),
            mean: zero,
        }
    }

    fn round(&mut self, round: usize) {
        let abilities = abilities(round);
        let tests = self.tests(round, &abilities);
        let met = Met::count(self.pool.len(), &abilities, &tests);
        // Large steps first, then small ones, so that prices settle.
        let pace = 1.0 / (1.0 + 8.0 * round as f64 / ROUNDS as f64);
        for item in 0..self.pool.len() {
            let rate = met.overall[item] / POPULATION as f64;
            let price = &mut self.overall[item];
            *price = (*price + PACE * pace * (rate - self.limits.overall)).max(0.0);
            for stratum in 0..STRATA {
                let rate = met.alike[item][stratum] / met.size[stratum];
                let price = &mut self.alike[item][stratum];
                *price = (*price + PACE * pace * (rate - self.limits.alike)).max(0.0);
                let running = &mut self.rate[item][stratum];
                *running += (rate - *running) * FRESH * pace.max(0.15);
            }
        }
        let averaged = (round + AVERAGED + 1).saturating_sub(ROUNDS);
        if averaged > 0 {
            for item in 0..self.pool.len() {
                let now = self.price(item);
                for (mean, now) in self.mean[item].iter_mut().zip(now) {
                    *mean += (now - *mean) / averaged as f64;
                }
            }
        }
        let worth: Vec<Values> = (0..self.pool.len())
            .map(|item| strata::at_knots(&self.price(item)))
            .collect();
        self.pool.set_prices(self.need, |item| worth[item]);
    }

    /// Price of an item now.
    fn price(&self, item: usize) -> [f64; STRATA] {
        std::array::from_fn(|stratum| {
            let sharing = self.limits.sharing * self.rate[item][stratum];
            self.overall[item] + self.alike[item][stratum] + sharing
        })
    }

    fn prices(&self) -> Vec<Prices> {
        let whole = |price: f64| libm::round(price * 1000.0).min(f64::from(u16::MAX)) as u16;
        self.mean.iter().map(|prices| prices.map(whole)).collect()
    }

    /// The items of each candidate's test.
    fn tests(&self, round: usize, abilities: &[f64]) -> Vec<Vec<usize>> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = abilities.len().div_ceil(threads);
        thread::scope(|scope| {
            let parts: Vec<_> = abilities
                .chunks(share)
                .enumerate()
                .map(|(part, abilities)| {
                    scope.spawn(move || {
                        let first = round * CANDIDATES + part * share;
                        let candidates = abilities.iter().zip(first as u64..);
                        candidates
                            .map(|(&ability, seed)| self.test(ability, seed))
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            let tests = parts.into_iter().flat_map(|part| match part.join() {
                Ok(tests) => tests,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            tests.collect()
        })
    }

    fn test(&self, ability: f64, seed: u64) -> Vec<usize> {
        let mut progress = Progress::new(&self.pool, self.need);
        let mut items = Vec::with_capacity(QUESTIONS);
        while items.len() < QUESTIONS {
            let Some(choice) = progress.next(seed) else {
                break;
            };
            let parameters = self.pool.items()[choice.item].parameters;
            // A counter that no choice uses, so that answers do not follow choices.
            let luck = random::unit_f64(seed, u64::MAX, choice.item as u64);
            let mark = match luck < parameters.probability(ability) {
                true => Mark::Right,
                false => Mark::Wrong,
            };
            progress.record(Asked {
                item: choice.item,
                mark,
            });
            items.push(choice.item);
        }
        items
    }
}

/// Abilities of a round, each time others: most of them evenly through the population
/// N(0, 1), the rest evenly along the scale, so that the ends are known as well.
fn abilities(round: usize) -> Vec<f64> {
    let shift = random::unit_f64(0, 0, round as u64);
    let share = |candidate: usize, count: usize| (candidate as f64 + shift) / count as f64;
    (0..CANDIDATES)
        .map(|candidate| match candidate.checked_sub(POPULATION) {
            None => strata::quantile(share(candidate, POPULATION)),
            Some(rest) => END * (2.0 * share(rest, CANDIDATES - POPULATION) - 1.0),
        })
        .collect()
}

/// How many candidates met each item.
struct Met {
    overall: Vec<f64>,
    alike: ByStratum,
    /// Candidates of each stratum; one between two strata counts in part in both.
    size: [f64; STRATA],
}

impl Met {
    fn count(items: usize, abilities: &[f64], tests: &[Vec<usize>]) -> Self {
        let mut met = Self {
            overall: vec![0.0; items],
            alike: vec![[0.0; STRATA]; items],
            size: [0.0; STRATA],
        };
        for (number, (&ability, test)) in abilities.iter().zip(tests).enumerate() {
            let (stratum, share) = strata::around(ability);
            met.size[stratum] += 1.0 - share;
            met.size[stratum + 1] += share;
            for &item in test {
                met.overall[item] += f64::from(u8::from(number < POPULATION));
                met.alike[item][stratum] += 1.0 - share;
                met.alike[item][stratum + 1] += share;
            }
        }
        met
    }
}
