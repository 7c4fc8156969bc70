//! A test that was left early: the missing questions count as failed.

use crate::pool::Pool;
use crate::test_state::TestState;
use crate::types::{AdministeredItem, ItemFilter, ItemScore};

impl Pool {
    /// The test as if `missing` more questions (32 less the treated ones) had been
    /// administered and failed: each time the item with the most information at the
    /// ability reached so far among those the rules allow, without penalty and random
    /// part, so the result is the same for all candidates with the same history.
    ///
    /// An estimate of the returned list is never above that of `administered`. When fewer
    /// items are left, those are imputed.
    pub fn impute_failed(
        &self,
        administered: &[AdministeredItem],
        filter: ItemFilter,
        missing: u8,
    ) -> Vec<AdministeredItem> {
        let mut state = TestState::from_history(self, administered, filter);
        let mut completed = administered.to_vec();
        for _ in 0..missing {
            let Some(item) = state.most_informative() else {
                break;
            };
            let failed = AdministeredItem {
                item,
                score: ItemScore::Wrong,
            };
            state.record(failed);
            completed.push(failed);
        }
        completed
    }
}
