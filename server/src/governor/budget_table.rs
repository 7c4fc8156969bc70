//! Budgets by key, in a bounded table.

use dashmap::DashMap;
use std::{
    hash::Hash,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

/// Budgets kept of each kind: a few megabytes.
const MAX_BUDGETS: usize = 50_000;
/// Least time from one clearing of a full table to the next, microseconds.
const CLEARING_INTERVAL: i64 = 1_000_000;

/// Something of which a new one is as good as one that is full.
pub(super) trait KeptBudget {
    /// Is it full at `now`, so that it can be forgotten? Microseconds.
    fn is_untouched(&self, now: i64) -> bool;
}

/// Budgets by key. When the table is full of budgets that are drawn on, new keys share one:
/// the more there are, the less each of the strangers among them has.
#[derive(Debug)]
pub(super) struct BudgetTable<K: Eq + Hash, B> {
    budgets: DashMap<K, Arc<B>>,
    shared: OnceLock<Arc<B>>,
    cleared_at: AtomicI64,
}

impl<K: Eq + Hash, B> Default for BudgetTable<K, B> {
    fn default() -> Self {
        Self {
            budgets: DashMap::new(),
            shared: OnceLock::new(),
            cleared_at: AtomicI64::new(-CLEARING_INTERVAL),
        }
    }
}

impl<K: Eq + Hash, B: KeptBudget> BudgetTable<K, B> {
    /// The budget of this key, made if there is none.
    pub(super) fn get(&self, key: K, now: i64, new: impl FnOnce() -> B) -> Arc<B> {
        if let Some(budget) = self.budgets.get(&key) {
            return budget.clone();
        }
        if self.budgets.len() >= MAX_BUDGETS {
            self.clear(now);
        }
        if self.budgets.len() >= MAX_BUDGETS {
            return self.shared.get_or_init(|| Arc::new(new())).clone();
        }
        let budget = self.budgets.entry(key).or_insert_with(|| Arc::new(new()));
        budget.clone()
    }

    /// Forgets what is full and not in use, at most once a second.
    fn clear(&self, now: i64) {
        let cleared = self.cleared_at.load(Ordering::Relaxed);
        let due = now - cleared >= CLEARING_INTERVAL;
        let won = due
            && self
                .cleared_at
                .compare_exchange(cleared, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if won {
            self.budgets
                .retain(|_, budget| Arc::strong_count(budget) > 1 || !budget.is_untouched(now));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct TouchedBudgets(bool);

    impl KeptBudget for TouchedBudgets {
        fn is_untouched(&self, _: i64) -> bool {
            !self.0
        }
    }

    #[test]
    fn a_full_table_forgets_full_budgets_and_keeps_those_in_use() {
        let table = BudgetTable::default();
        let held = table.get(0, 0, || TouchedBudgets(false));
        for key in 1..MAX_BUDGETS {
            drop(table.get(key, 0, || TouchedBudgets(key == 7)));
        }
        drop(table.get(MAX_BUDGETS, 0, || TouchedBudgets(true)));
        assert_eq!(table.budgets.len(), 3);
        assert!(Arc::ptr_eq(
            &held,
            &table.get(0, 0, || TouchedBudgets(false))
        ));
        assert!(table.budgets.contains_key(&7));
    }

    #[test]
    fn a_table_full_of_drawn_budgets_does_not_grow() {
        let table = BudgetTable::default();
        for key in 0..MAX_BUDGETS + 10 {
            drop(table.get(key, 0, || TouchedBudgets(true)));
        }
        assert_eq!(table.budgets.len(), MAX_BUDGETS);
        let (one, other) = (MAX_BUDGETS + 1, MAX_BUDGETS + 2);
        let budget = |key| table.get(key, 0, || TouchedBudgets(true));
        assert!(Arc::ptr_eq(&budget(one), &budget(other)));
    }
}
