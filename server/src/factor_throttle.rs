//! Limit on guessing one-time codes.

use dashmap::DashMap;
use vigie_shared::{
    ids::AccountId,
    time::{MINUTE, SECOND, Timestamp},
};

/// Wrong codes of one account within a window: three codes of a million are good at a time, so
/// a thief of the password finds one in years.
const MAX_WRONG: u32 = 10;
const WINDOW_MICROS: i64 = 15 * MINUTE;

/// Too many wrong codes lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many wrong one-time codes")]
pub struct FactorThrottled {
    /// Seconds until the next code is looked at, 1..=900.
    pub retry_after: u32,
}

/// Counts wrong codes by account, in memory. Only who has given the right password gets here,
/// so there are never more entries than accounts.
#[derive(Debug, Default)]
pub struct FactorThrottle(DashMap<AccountId, FactorWindow>);

#[derive(Debug, Clone, Copy)]
struct FactorWindow {
    began: Timestamp,
    wrong: u32,
}

impl FactorThrottle {
    /// Asks whether a code may be tried now, and counts it as wrong until
    /// [`Self::succeeded`]: of many codes sent at once, not all are looked at.
    ///
    /// # Errors
    /// Too many wrong codes lately.
    pub fn reserve(&self, account: AccountId, now: Timestamp) -> Result<(), FactorThrottled> {
        let fresh = FactorWindow {
            began: now,
            wrong: 0,
        };
        let mut window = self.0.entry(account).or_insert(fresh);
        if now.since(window.began) >= WINDOW_MICROS {
            *window = fresh;
        }
        if window.wrong >= MAX_WRONG {
            let left = WINDOW_MICROS - now.since(window.began);
            return Err(FactorThrottled {
                retry_after: u32::try_from((left + SECOND - 1) / SECOND).unwrap_or(1),
            });
        }
        window.wrong += 1;
        Ok(())
    }

    /// The code was right.
    pub fn succeeded(&self, account: AccountId) {
        self.0.remove(&account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_wrong_code_waits_for_the_window_to_end() {
        let throttle = FactorThrottle::default();
        let account = AccountId(uuid::Uuid::from_u128(1));
        let now = Timestamp(1_000 * SECOND);
        for _ in 0..MAX_WRONG {
            throttle.reserve(account, now).unwrap();
        }
        let refused = throttle.reserve(account, now.plus(MINUTE)).unwrap_err();
        assert_eq!(refused.retry_after, 14 * 60);
        assert_eq!(throttle.reserve(account, now.plus(WINDOW_MICROS)), Ok(()));
        throttle.succeeded(account);
        for _ in 0..MAX_WRONG {
            throttle.reserve(account, now).unwrap();
        }
    }
}
