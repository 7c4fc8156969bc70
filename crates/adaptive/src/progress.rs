//! A test as the engine follows it, question by question.

use serde::{Deserialize, Serialize};

use crate::blueprint::Blueprint;
use crate::pool::{Need, Pool};
use crate::posterior::{Estimate, Posterior, Prior};
use crate::select::{self, Choice};

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Answered right.
    Right,
    /// Answered wrong, or passed.
    Wrong,
    /// Withdrawn after an alert: does not count, and neither the item nor its skill is
    /// asked again.
    Withdrawn,
}

/// One question of a test. A test is the list of these in the order asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Index in the pool. One that lies outside the pool is ignored everywhere: a list
    /// made with another bank version gives a wrong estimate, never a crash in an exam.
    pub item: usize,
    /// What became of it.
    pub mark: Mark,
}

/// The state of a test, kept up to date in 161 additions per answer. It equals what
/// [`Pool::estimate`] and [`Pool::next`] compute from the whole list, to the last bit:
/// those go through it.
#[derive(Debug, Clone)]
pub struct Progress<'a> {
    pool: &'a Pool,
    posterior: Posterior,
    blueprint: Blueprint,
}

impl<'a> Progress<'a> {
    /// Before the first question.
    pub fn new(pool: &'a Pool, need: Need) -> Self {
        Self {
            pool,
            posterior: Posterior::new(Prior::default()),
            blueprint: Blueprint::new(need),
        }
    }

    /// After these questions.
    pub fn after(pool: &'a Pool, asked: &[Asked], need: Need) -> Self {
        let mut progress = Self::new(pool, need);
        for &asked in asked {
            progress.record(asked);
        }
        progress
    }

    /// Takes a question that was asked into account.
    pub fn record(&mut self, asked: Asked) {
        if asked.item >= self.pool.len() {
            return;
        }
        self.blueprint.record(self.pool, asked);
        if asked.mark != Mark::Withdrawn {
            let right = asked.mark == Mark::Right;
            self.posterior.add_item(self.pool, asked.item, right);
        }
    }

    /// Keeps an item from being asked from here on. One that lies outside the pool is
    /// ignored.
    pub fn suspend(&mut self, item: usize) {
        if item < self.pool.len() {
            self.blueprint.suspend(item);
        }
    }

    /// The ability so far.
    pub fn estimate(&self) -> Estimate {
        self.posterior.estimate()
    }

    /// The item to ask next: see [`Pool::next`].
    pub fn next(&self, seed: u64) -> Option<Choice> {
        self.step(seed).1
    }

    /// [`Progress::estimate`] and [`Progress::next`] at once, for half the price.
    pub fn step(&self, seed: u64) -> (Estimate, Option<Choice>) {
        let weights = self.posterior.weights();
        let choice = select::next(self.pool, &self.blueprint, &weights, seed);
        (weights.estimate(), choice)
    }

    /// The item that tells most now, without price and chance.
    pub(crate) fn most_informative(&self) -> Option<usize> {
        select::most_informative(self.pool, &self.blueprint, &self.posterior.weights())
    }
}

impl Pool {
    /// Expected a posteriori ability under the prior N(0, 1), by the trapezoid rule from
    /// -8 to 8 in steps of 0.1. Withdrawn questions are ignored. The order of the
    /// questions does not matter, to the last bit. Always finite.
    pub fn estimate(&self, asked: &[Asked]) -> Estimate {
        Progress::after(self, asked, Need::Any).estimate()
    }

    /// The item to ask after `asked`; `None` only when no item is left that was not asked
    /// and that `need` allows.
    ///
    /// `seed` belongs to the test: the same seed and history give the same item.
    /// Neighbours have different seeds, and the chance in every choice keeps them from
    /// seeing the same items.
    pub fn next(&self, asked: &[Asked], need: Need, seed: u64) -> Option<Choice> {
        self.next_but(&[], asked, need, seed)
    }

    /// The same where some items (indexes in the pool) are suspended: nobody is to meet
    /// them any more.
    pub fn next_but(
        &self,
        suspended: &[usize],
        asked: &[Asked],
        need: Need,
        seed: u64,
    ) -> Option<Choice> {
        let mut progress = Progress::after(self, asked, need);
        for &item in suspended {
            progress.suspend(item);
        }
        progress.next(seed)
    }
}
