//! Finding the exposure penalties: simulated candidates take tests under the penalties so
//! far, and the penalty of the items they met too often rises.

mod exposure_counts;

use std::thread;

use crate::exposure_control::{ExposureControl, ExposureLimits, ExposurePenalties};
use crate::pool::Pool;
use crate::quadrature_knots::KnotValues;
use crate::rng;
use crate::strata::{self, STRATA};
use crate::test_state::TestState;
use crate::types::{AdministeredItem, ItemFilter, ItemScore};

use exposure_counts::ExposureCounts;

/// Rounds of simulation, and candidates in each. 20,000 tests are enough for
/// penalties to settle on 2,000 items: half as many again change no figure of the study.
const ROUNDS: usize = 80;
const CANDIDATES: usize = 250;
/// How many of them represent the population; the others cover the scale to both ends.
const POPULATION: usize = 220;
const END: f64 = 2.8;
const QUESTIONS: usize = 32;
/// Penalties of the last rounds are averaged: single rounds oscillate around the optimum.
const AVERAGED_ROUNDS: usize = ROUNDS / 2;
/// Change of a penalty, in information, for a rate one too high.
const STEP_SIZE: f64 = 0.3;
/// Share of a round in the running rate of an item.
const SMOOTHING: f64 = 0.1;

impl ExposureControl {
    /// Fits the control of a pool; seconds for thousands of items, on two threads.
    /// Deterministic: the same pool and limits give the same penalties.
    ///
    /// `progress` is called with the share done, 0 to 1.
    pub fn fit(pool: &Pool, limits: ExposureLimits, mut progress: impl FnMut(f64)) -> Self {
        let filters = [ItemFilter::Any, ItemFilter::AccessibleOnly];
        let mut tables = filters.map(|_| Vec::new());
        for (half, filter) in filters.into_iter().enumerate() {
            let mut fit = ExposureFit::new(pool, limits, filter);
            for round in 0..ROUNDS {
                fit.round(round);
                progress((half * ROUNDS + round + 1) as f64 / (2 * ROUNDS) as f64);
            }
            tables[half] = fit.penalties();
        }
        let [any, accessible] = tables;
        let pairs = any.into_iter().zip(accessible);
        Self::from_stored(limits, pairs.map(|(any, accessible)| [any, accessible]))
    }
}

/// One number per item and stratum.
type ByStratum = Vec<[f64; STRATA]>;

/// A fit under way, for one item filter.
struct ExposureFit {
    pool: Pool,
    limits: ExposureLimits,
    filter: ItemFilter,
    /// Penalty for the rate among all candidates.
    overall: Vec<f64>,
    /// Penalty for the rate within a stratum.
    conditional: ByStratum,
    /// Running share of a stratum that meets the item.
    rate: ByStratum,
    /// Mean of the penalties of the last rounds.
    mean: ByStratum,
}

impl ExposureFit {
    fn new(pool: &Pool, limits: ExposureLimits, filter: ItemFilter) -> Self {
        let zero = vec![[0.0; STRATA]; pool.len()];
        let start = ExposureControl::unpenalized(limits, pool.len());
        Self {
            pool: pool.clone().with_exposure_control(start),
            limits,
            filter,
            overall: vec![0.0; pool.len()],
            conditional: zero.clone(),
            rate: zero.clone(),
            mean: zero,
        }
    }

    fn round(&mut self, round: usize) {
        let abilities = abilities(round);
        let tests = self.tests(round, &abilities);
        let counts = ExposureCounts::new(self.pool.len(), &abilities, &tests);
        // Large steps first, then small ones, so that penalties settle.
        let decay = 1.0 / (1.0 + 8.0 * round as f64 / ROUNDS as f64);
        for item in 0..self.pool.len() {
            let rate = counts.overall[item] / POPULATION as f64;
            let penalty = &mut self.overall[item];
            *penalty = (*penalty + STEP_SIZE * decay * (rate - self.limits.overall)).max(0.0);
            for stratum in 0..STRATA {
                let rate = counts.conditional[item][stratum] / counts.candidates[stratum];
                let penalty = &mut self.conditional[item][stratum];
                let excess = rate - self.limits.conditional;
                *penalty = (*penalty + STEP_SIZE * decay * excess).max(0.0);
                let running = &mut self.rate[item][stratum];
                *running += (rate - *running) * SMOOTHING * decay.max(0.15);
            }
        }
        let averaged = (round + AVERAGED_ROUNDS + 1).saturating_sub(ROUNDS);
        if averaged > 0 {
            for item in 0..self.pool.len() {
                let now = self.penalty(item);
                for (mean, now) in self.mean[item].iter_mut().zip(now) {
                    *mean += (now - *mean) / averaged as f64;
                }
            }
        }
        let at_knots: Vec<KnotValues> = (0..self.pool.len())
            .map(|item| strata::at_knots(&self.penalty(item)))
            .collect();
        self.pool.set_penalties(self.filter, |item| at_knots[item]);
    }

    /// Current penalty of an item.
    fn penalty(&self, item: usize) -> [f64; STRATA] {
        std::array::from_fn(|stratum| {
            let sharing = self.limits.sharing * self.rate[item][stratum];
            self.overall[item] + self.conditional[item][stratum] + sharing
        })
    }

    fn penalties(&self) -> Vec<ExposurePenalties> {
        let whole = |penalty: f64| libm::round(penalty * 1000.0).min(f64::from(u16::MAX)) as u16;
        self.mean.iter().map(|mean| mean.map(whole)).collect()
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
        let mut state = TestState::new(&self.pool, self.filter);
        let mut items = Vec::with_capacity(QUESTIONS);
        while items.len() < QUESTIONS {
            let Some(selection) = state.select_next(seed) else {
                break;
            };
            let item = selection.item;
            let parameters = self.pool.items()[item].parameters;
            // A counter that no selection uses, so that answers do not depend on them.
            let draw = rng::uniform(seed, u64::MAX, item as u64);
            let score = match draw < parameters.probability(ability) {
                true => ItemScore::Right,
                false => ItemScore::Wrong,
            };
            state.record(AdministeredItem { item, score });
            items.push(item);
        }
        items
    }
}

/// Abilities of a round, different in every round: most of them evenly through the
/// population N(0, 1), the rest evenly along the scale, so that the ends are covered.
fn abilities(round: usize) -> Vec<f64> {
    let shift = rng::uniform(0, 0, round as u64);
    let share = |candidate: usize, count: usize| (candidate as f64 + shift) / count as f64;
    (0..CANDIDATES)
        .map(|candidate| match candidate.checked_sub(POPULATION) {
            None => strata::population_quantile(share(candidate, POPULATION)),
            Some(rest) => END * (2.0 * share(rest, CANDIDATES - POPULATION) - 1.0),
        })
        .collect()
}
