//! Limit on guessing one-time codes.
//!
//! Who gets here knows the password. If wrong codes of anybody stopped the account, a thief of
//! the password could keep its owner out for ever; so they stop those who typed them: a network, a
//! device that is known, a login. Each wrong code of a log-in also counts as a failed one, whose
//! price rises from whatever network they come (`login_throttle`).

use dashmap::DashMap;
use std::{collections::HashMap, net::IpAddr};
use vigie_shared::{
    ids::{AccountId, LoginId},
    time::{MINUTE, SECOND, Timestamp},
};

/// Wrong codes of one guesser within a window: three codes of a million are good at a time, so
/// a thief of the password behind one address finds one in a year.
const MAX_WRONG: u32 = 10;
/// Wrong codes of all strangers together within a window. A thief with a thousand addresses would
/// find a code in hours; so it takes a month, in which the account is shown as guessed at. Its
/// owner comes in meanwhile from a device that is known, or with a code on paper.
const MAX_WRONG_OF_STRANGERS: u32 = 100;
const WINDOW_MICROS: i64 = 15 * MINUTE;

/// Who types a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactorGuesser {
    /// A stranger from this network.
    Network(IpAddr),
    /// A device that logged in to the account before.
    Device([u8; 16]),
    /// A login that is asked for it again.
    Login(LoginId),
}

/// Too many wrong codes lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many wrong one-time codes")]
pub struct FactorThrottled {
    /// Seconds until the next code is looked at, 1..=900.
    pub retry_after: u32,
}

/// Counts wrong codes by account and guesser, in memory. Only who has given the right password
/// gets here, so there are never more entries than accounts, nor more strangers in one than may
/// be wrong.
#[derive(Debug, Default)]
pub struct FactorThrottle(DashMap<AccountId, FactorWindow>);

#[derive(Debug)]
struct FactorWindow {
    began: Timestamp,
    wrong: HashMap<FactorGuesser, u32>,
}

impl FactorWindow {
    fn new(now: Timestamp) -> Self {
        Self {
            began: now,
            wrong: HashMap::new(),
        }
    }

    fn of_strangers(&self) -> u32 {
        let strangers = self.wrong.iter();
        let strangers = strangers.filter(|(who, _)| matches!(who, FactorGuesser::Network(_)));
        strangers.map(|(_, wrong)| wrong).sum()
    }

    fn is_stopped(&self, guesser: FactorGuesser) -> bool {
        let wrong = self.wrong.get(&guesser).copied().unwrap_or(0);
        let is_stranger = matches!(guesser, FactorGuesser::Network(_));
        wrong >= MAX_WRONG || (is_stranger && self.of_strangers() >= MAX_WRONG_OF_STRANGERS)
    }
}

impl FactorThrottle {
    /// Asks whether a code may be tried now, and counts it as wrong until
    /// [`Self::succeeded`]: of many codes sent at once, not all are looked at.
    ///
    /// # Errors
    /// Too many wrong codes lately.
    pub fn reserve(
        &self,
        account: AccountId,
        guesser: FactorGuesser,
        now: Timestamp,
    ) -> Result<(), FactorThrottled> {
        let window = self.0.entry(account);
        let mut window = window.or_insert_with(|| FactorWindow::new(now));
        if now.since(window.began) >= WINDOW_MICROS {
            *window = FactorWindow::new(now);
        }
        if window.is_stopped(guesser) {
            let left = WINDOW_MICROS - now.since(window.began);
            return Err(FactorThrottled {
                retry_after: u32::try_from((left + SECOND - 1) / SECOND).unwrap_or(1),
            });
        }
        *window.wrong.entry(guesser).or_default() += 1;
        Ok(())
    }

    /// The code was right: what this one typed before is forgotten, and nobody else's.
    pub fn succeeded(&self, account: AccountId, guesser: FactorGuesser) {
        if let Some(mut window) = self.0.get_mut(&account) {
            window.wrong.remove(&guesser);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: AccountId = AccountId(uuid::Uuid::from_u128(1));
    const NOW: Timestamp = Timestamp(1_000 * SECOND);

    fn network(last: u8) -> FactorGuesser {
        FactorGuesser::Network(IpAddr::from([203, 0, 113, last]))
    }

    /// Wrong codes that are looked at.
    fn guess(throttle: &FactorThrottle, guesser: FactorGuesser) -> u32 {
        let guesses = (0..100).take_while(|_| throttle.reserve(ACCOUNT, guesser, NOW).is_ok());
        u32::try_from(guesses.count()).unwrap()
    }

    #[test]
    fn the_eleventh_wrong_code_waits_for_the_window_to_end() {
        let throttle = FactorThrottle::default();
        assert_eq!(guess(&throttle, network(1)), MAX_WRONG);
        let refused = throttle.reserve(ACCOUNT, network(1), NOW.plus(MINUTE));
        assert_eq!(refused.unwrap_err().retry_after, 14 * 60);
        let later = NOW.plus(WINDOW_MICROS);
        assert_eq!(throttle.reserve(ACCOUNT, network(1), later), Ok(()));
        throttle.succeeded(ACCOUNT, network(1));
        for _ in 0..MAX_WRONG {
            throttle.reserve(ACCOUNT, network(1), later).unwrap();
        }
    }

    #[test]
    fn a_thief_of_the_password_keeps_its_owner_out_nowhere_else() {
        let throttle = FactorThrottle::default();
        assert_eq!(guess(&throttle, network(1)), MAX_WRONG);
        throttle.reserve(ACCOUNT, network(2), NOW).unwrap();
        for last in 3..=200 {
            guess(&throttle, network(last));
        }
        assert_eq!(guess(&throttle, network(201)), 0, "many networks");
        let (device, login) = ([7; 16], LoginId(uuid::Uuid::from_u128(2)));
        for known in [FactorGuesser::Device(device), FactorGuesser::Login(login)] {
            assert_eq!(guess(&throttle, known), MAX_WRONG, "{known:?}");
        }
        throttle.succeeded(ACCOUNT, FactorGuesser::Device(device));
        assert_eq!(guess(&throttle, network(201)), 0, "still");
    }
}
