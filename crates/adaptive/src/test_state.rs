//! A test as the engine follows it, item by item.

use crate::blueprint::Blueprint;
use crate::item_selection::{self, Selection};
use crate::pool::Pool;
use crate::posterior::{AbilityEstimate, Posterior, Prior};
use crate::types::{AdministeredItem, ItemFilter, ItemScore};

/// The state of a test, kept up to date in 161 additions per answer. It equals what
/// [`Pool::estimate`] and [`Pool::select_next`] compute from the whole list, to the last
/// bit: those go through it.
#[derive(Debug, Clone)]
pub struct TestState<'a> {
    pool: &'a Pool,
    posterior: Posterior,
    blueprint: Blueprint,
}

impl<'a> TestState<'a> {
    /// Before the first item.
    pub fn new(pool: &'a Pool, filter: ItemFilter) -> Self {
        Self {
            pool,
            posterior: Posterior::new(Prior::default()),
            blueprint: Blueprint::new(filter),
        }
    }

    /// After these items.
    pub fn from_history(
        pool: &'a Pool,
        administered: &[AdministeredItem],
        filter: ItemFilter,
    ) -> Self {
        let mut state = Self::new(pool, filter);
        for &item in administered {
            state.record(item);
        }
        state
    }

    /// Takes an administered item into account.
    pub fn record(&mut self, administered: AdministeredItem) {
        let AdministeredItem { item, score } = administered;
        if item >= self.pool.len() {
            return;
        }
        self.blueprint.record(self.pool, administered);
        if score != ItemScore::Withdrawn {
            let right = score == ItemScore::Right;
            self.posterior
                .add_item(self.pool.likelihood_table(), item, right);
        }
    }

    /// Excludes an item from here on. One that lies outside the pool is ignored.
    pub fn suspend(&mut self, item: usize) {
        if item < self.pool.len() {
            self.blueprint.suspend(item);
        }
    }

    /// The ability so far.
    pub fn estimate(&self) -> AbilityEstimate {
        self.posterior.estimate()
    }

    /// The item to administer next: see [`Pool::select_next`].
    pub fn select_next(&self, seed: u64) -> Option<Selection> {
        self.estimate_and_select(seed).1
    }

    /// [`TestState::estimate`] and [`TestState::select_next`] at once, for half the cost.
    pub fn estimate_and_select(&self, seed: u64) -> (AbilityEstimate, Option<Selection>) {
        let mass = self.posterior.mass();
        let selection = item_selection::select_next(self.pool, &self.blueprint, &mass, seed);
        (mass.estimate(), selection)
    }

    /// The item with the most information now, without penalty and random part.
    pub(crate) fn most_informative(&self) -> Option<usize> {
        item_selection::most_informative(self.pool, &self.blueprint, &self.posterior.mass())
    }
}

impl Pool {
    /// Expected a posteriori ability under the prior N(0, 1), by the trapezoid rule from
    /// -8 to 8 in steps of 0.1. Withdrawn items are ignored. The order of the items does
    /// not matter, to the last bit. Always finite.
    pub fn estimate(&self, administered: &[AdministeredItem]) -> AbilityEstimate {
        TestState::from_history(self, administered, ItemFilter::Any).estimate()
    }

    /// The item to administer after `administered`; `None` only when no item is left that
    /// was not administered and that `filter` allows.
    ///
    /// `seed` belongs to the test: the same seed and history give the same item. Tests of
    /// neighbors have different seeds, and the random part of the utility keeps them from
    /// containing the same items.
    ///
    /// ```
    /// use vigie_adaptive::{
    ///     AdministeredItem, DeliveryMode, ItemFilter, ItemParameters, ItemScore, Pool, PoolItem,
    /// };
    ///
    /// // Four skills in each of the 16 competences, from easy to difficult.
    /// let items = (0..64).map(|number| PoolItem {
    ///     competence: number % 16,
    ///     skill: (number / 16) as u32,
    ///     parameters: ItemParameters { a: 1.2, b: (number / 16) as f64 - 1.5 },
    ///     accessible: number < 32,
    ///     mode: DeliveryMode::Focus,
    /// });
    /// let pool = Pool::new(items.collect())?;
    /// let seed = 7;
    ///
    /// let mut administered = Vec::new();
    /// for _ in 0..16 {
    ///     let next = pool
    ///         .select_next(&administered, ItemFilter::AccessibleOnly, seed)
    ///         .expect("32 items are accessible");
    ///     assert!(pool.items()[next.item].accessible);
    ///     assert_eq!(next.relaxation, None, "the item fits all rules of the blueprint");
    ///     administered.push(AdministeredItem { item: next.item, score: ItemScore::Right });
    /// }
    ///
    /// // The first 16 items visit the 16 competences, each once.
    /// let mut visited: Vec<_> =
    ///     administered.iter().map(|done| pool.items()[done.item].competence).collect();
    /// visited.sort();
    /// assert!(visited.into_iter().eq(0..16));
    /// // Right answers raise the estimate above the mean of the prior.
    /// assert!(pool.estimate(&administered).ability > 1.0);
    /// # Ok::<(), vigie_adaptive::PoolError>(())
    /// ```
    pub fn select_next(
        &self,
        administered: &[AdministeredItem],
        filter: ItemFilter,
        seed: u64,
    ) -> Option<Selection> {
        self.select_next_excluding(&[], administered, filter, seed)
    }

    /// The same where some items (indexes in the pool) are suspended: they are not
    /// administered to any candidate.
    pub fn select_next_excluding(
        &self,
        suspended: &[usize],
        administered: &[AdministeredItem],
        filter: ItemFilter,
        seed: u64,
    ) -> Option<Selection> {
        let mut state = TestState::from_history(self, administered, filter);
        for &item in suspended {
            state.suspend(item);
        }
        state.select_next(seed)
    }
}
