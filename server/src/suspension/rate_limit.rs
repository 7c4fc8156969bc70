//! How often one account may decide on items: each decision is written to the journals of all
//! live rooms it concerns.

use std::{collections::HashMap, sync::Mutex};
use vigie_shared::{
    ids::AccountId,
    time::{SECOND, Timestamp},
};

/// One decision more is allowed after this long, microseconds.
const INTERVAL: i64 = 10 * SECOND;

/// Decisions that may come at once: a family of questions is taken out in one go.
const BURST: i64 = 30;

/// Accounts are remembered up to this number; those that are at rest are forgotten first.
const MAX_ACCOUNTS: usize = 4_096;

/// The generic cell rate algorithm, one cell for each account.
#[derive(Debug, Default)]
pub(super) struct DecisionRateLimiter(Mutex<HashMap<AccountId, Timestamp>>);

impl DecisionRateLimiter {
    /// Takes one decision from the allowance of an account.
    ///
    /// # Errors
    /// Microseconds to wait when it is used up.
    pub(super) fn take(&self, account: AccountId, now: Timestamp) -> Result<(), i64> {
        let mut cells = self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let full_at = cells.get(&account).copied().unwrap_or(now).max(now);
        let wait = full_at.since(now) - (BURST - 1) * INTERVAL;
        if wait > 0 {
            return Err(wait);
        }
        if cells.len() >= MAX_ACCOUNTS {
            cells.retain(|_, full_at| *full_at > now);
        }
        if cells.len() >= MAX_ACCOUNTS && !cells.contains_key(&account) {
            return Err(INTERVAL);
        }
        cells.insert(account, full_at.plus(INTERVAL));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_account_has_a_burst_and_then_one_decision_an_interval() {
        let limiter = DecisionRateLimiter::default();
        let (one, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let now = Timestamp(1_000_000_000);
        for _ in 0..BURST {
            assert_eq!(limiter.take(one, now), Ok(()));
        }
        assert_eq!(limiter.take(one, now), Err(INTERVAL));
        assert_eq!(limiter.take(other, now), Ok(()));
        let later = now.plus(INTERVAL);
        assert_eq!(limiter.take(one, later), Ok(()));
        assert!(limiter.take(one, later).is_err());
    }
}
