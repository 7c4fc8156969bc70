//! Limits on guessing passwords and codes.
//!
//! Only failures count, because a whole class logs in within the same minute from one
//! address. The windows are long enough to make codes unguessable and short enough to wait
//! for.

use crate::portal::Portal;
use dashmap::DashMap;
use sha2::{Digest, Sha256};
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
};
use vigie_shared::time::{MINUTE, SECOND, Timestamp};

const WINDOW_MICROS: i64 = 5 * MINUTE;
/// Failures of one person at one session or account within a window.
const MAX_PER_IDENTITY: u32 = 10;
/// Failures at one session, at one portal, within a window.
const MAX_PER_SESSION: u32 = 60;
/// Failures from one address within a window: a school behind one address has many classes.
const MAX_PER_ADDRESS: u32 = 200;
/// Wrong certificate codes of one address: enough for slips of the pen.
const MAX_WRONG_CODES: u32 = 20;
/// Wrong certificate codes of all addresses. An attacker with a thousand
/// addresses who uses all of it finds one of a million certificates among 31^8 codes every
/// three days, and sees a name and a score; a smaller number would let the attacker keep
/// everybody else out.
const MAX_WRONG_CODES_OVERALL: u32 = 1_000;
/// Windows kept of each kind: about a megabyte.
const MAX_WINDOWS: usize = 10_000;

/// Counts failed attempts, in fixed windows. In memory only: a restart forgets.
#[derive(Debug, Default)]
pub struct LoginThrottle {
    identities: FailureWindows<[u8; 32]>,
    sessions: FailureWindows<(Portal, u32)>,
    addresses: FailureWindows<IpAddr>,
    wrong_codes: FailureWindows<IpAddr>,
    wrong_codes_overall: FailureWindows<()>,
}

/// Too many failures lately: to be tried again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts")]
pub struct Throttled {
    /// Seconds until the next attempt is looked at, 1..=300.
    pub retry_after: u32,
}

/// One attempt to log in.
#[derive(Debug, Clone)]
pub struct LoginAttempt {
    portal: Portal,
    identity: [u8; 32],
    session: Option<u32>,
    address: IpAddr,
}

impl LoginAttempt {
    /// An attempt at a session by the person that `identity` stands for.
    pub fn at_session(portal: Portal, session: u32, identity: &str, address: IpAddr) -> Self {
        let identity = digest(portal, &format!("{session} {identity}"));
        Self {
            portal,
            identity,
            session: Some(session),
            address: whole_network(address),
        }
    }

    /// An attempt at an account.
    pub fn at_account(portal: Portal, account: &str, address: IpAddr) -> Self {
        let identity = digest(portal, account);
        Self {
            portal,
            identity,
            session: None,
            address: whole_network(address),
        }
    }
}

impl LoginThrottle {
    /// Asks whether this may be tried now, and counts it as a failure of the identity in
    /// advance, so that of a thousand guesses sent at once not all are looked at;
    /// [`Self::succeeded`] takes it back.
    ///
    /// # Errors
    /// Too many failures lately of this identity, session or address.
    pub fn reserve(&self, attempt: &LoginAttempt, now: Timestamp) -> Result<(), Throttled> {
        self.addresses
            .check(&attempt.address, MAX_PER_ADDRESS, now)?;
        if let Some(session) = attempt.session {
            self.sessions
                .check(&(attempt.portal, session), MAX_PER_SESSION, now)?;
        }
        self.identities
            .check(&attempt.identity, MAX_PER_IDENTITY, now)?;
        self.identities.count(attempt.identity, now);
        Ok(())
    }

    /// The credentials were wrong.
    pub fn failed(&self, attempt: &LoginAttempt, now: Timestamp) {
        self.addresses.count(attempt.address, now);
        if let Some(session) = attempt.session {
            self.sessions.count((attempt.portal, session), now);
        }
    }

    /// The credentials were right: the failures of the identity are forgotten.
    pub fn succeeded(&self, attempt: &LoginAttempt) {
        self.identities.0.remove(&attempt.identity);
    }

    /// Asks whether a certificate code may be tried from this address now. Counts as wrong
    /// until [`Self::code_accepted`], for the same reason as in [`Self::reserve`]; a code that
    /// comes too soon is refused before it is looked up.
    ///
    /// # Errors
    /// Too many wrong codes lately, from this address or from all.
    pub fn reserve_code_check(&self, address: IpAddr, now: Timestamp) -> Result<(), Throttled> {
        let address = whole_network(address);
        self.wrong_codes.check(&address, MAX_WRONG_CODES, now)?;
        self.wrong_codes_overall
            .check(&(), MAX_WRONG_CODES_OVERALL, now)?;
        self.wrong_codes.count(address, now);
        self.wrong_codes_overall.count((), now);
        Ok(())
    }

    /// The code was right: it does not count. What was wrong before still does, or one
    /// right code would buy twenty guesses.
    pub fn code_accepted(&self, address: IpAddr) {
        self.wrong_codes.forgive(&whole_network(address));
        self.wrong_codes_overall.forgive(&());
    }
}

#[derive(Debug, Clone, Copy)]
struct FailureWindow {
    began: Timestamp,
    failures: u32,
}

impl FailureWindow {
    fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.began) >= WINDOW_MICROS
    }
}

#[derive(Debug)]
struct FailureWindows<K: Eq + Hash>(DashMap<K, FailureWindow>);

impl<K: Eq + Hash> Default for FailureWindows<K> {
    fn default() -> Self {
        Self(DashMap::new())
    }
}

impl<K: Eq + Hash> FailureWindows<K> {
    fn check(&self, key: &K, most: u32, now: Timestamp) -> Result<(), Throttled> {
        let window = self.0.get(key).map(|window| *window);
        match window.filter(|window| !window.is_over(now) && window.failures >= most) {
            None => Ok(()),
            Some(window) => {
                let left = WINDOW_MICROS - now.since(window.began);
                let seconds = (left + SECOND - 1) / SECOND;
                Err(Throttled {
                    retry_after: u32::try_from(seconds).unwrap_or(1),
                })
            }
        }
    }

    fn count(&self, key: K, now: Timestamp) {
        self.make_room(now);
        let fresh = FailureWindow {
            began: now,
            failures: 0,
        };
        let mut window = self.0.entry(key).or_insert(fresh);
        if window.is_over(now) {
            *window = fresh;
        }
        window.failures += 1;
    }

    /// Takes one failure back.
    fn forgive(&self, key: &K) {
        if let Some(mut window) = self.0.get_mut(key) {
            window.failures = window.failures.saturating_sub(1);
        }
    }

    /// Drops expired windows; when that is not enough, those with the fewest failures: an
    /// attacker who floods the table with names must not wash out the name being guessed.
    fn make_room(&self, now: Timestamp) {
        if self.0.len() < MAX_WINDOWS {
            return;
        }
        self.0.retain(|_, window| !window.is_over(now));
        if self.0.len() >= MAX_WINDOWS {
            let least = self
                .0
                .iter()
                .map(|window| window.failures)
                .min()
                .unwrap_or(0);
            self.0.retain(|_, window| window.failures > least);
        }
    }
}

/// A digest, because names of any length come in here and none should stay.
fn digest(portal: Portal, who: &str) -> [u8; 32] {
    Sha256::digest(format!("{} {who}", portal.name())).into()
}

/// One household has one IPv4 address, but 2^64 addresses of IPv6.
fn whole_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000 * SECOND);

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn fail(
        limits: &LoginThrottle,
        attempt: &LoginAttempt,
        now: Timestamp,
    ) -> Result<(), Throttled> {
        limits.reserve(attempt, now)?;
        limits.failed(attempt, now);
        Ok(())
    }

    #[test]
    fn the_eleventh_failure_of_one_person_waits_for_the_window_to_end() {
        let limits = LoginThrottle::default();
        let attempt = LoginAttempt::at_session(Portal::Candidate, 123_456, "lea roux", address(1));
        for second in 0..10 {
            fail(&limits, &attempt, NOW.plus(second * SECOND)).unwrap();
        }
        let refused = fail(&limits, &attempt, NOW.plus(10 * SECOND));
        assert_eq!(refused, Err(Throttled { retry_after: 290 }));
        let last_moment = limits.reserve(&attempt, NOW.plus(WINDOW_MICROS - 1));
        assert_eq!(last_moment, Err(Throttled { retry_after: 1 }));
        assert_eq!(fail(&limits, &attempt, NOW.plus(WINDOW_MICROS)), Ok(()));
    }

    #[test]
    fn guesses_sent_all_at_once_are_counted_before_they_are_looked_at() {
        let limits = LoginThrottle::default();
        let attempt = LoginAttempt::at_account(Portal::Referent, "a@b.fr", address(1));
        let begun = (0..1_000)
            .filter(|_| limits.reserve(&attempt, NOW).is_ok())
            .count();
        assert_eq!(begun, 10);
    }

    #[test]
    fn a_whole_class_comes_in_from_one_address() {
        let limits = LoginThrottle::default();
        for seat in 0..1_000 {
            let who = format!("candidate {seat}");
            let attempt = LoginAttempt::at_session(Portal::Candidate, 123_456, &who, address(1));
            limits.reserve(&attempt, NOW).unwrap();
            limits.succeeded(&attempt);
        }
    }

    #[test]
    fn a_session_and_an_address_have_limits_of_their_own() {
        let limits = LoginThrottle::default();
        let at = |session: u32, n: u32, last: u8| {
            let who = format!("guess {n}");
            LoginAttempt::at_session(Portal::Candidate, session, &who, address(last))
        };
        for n in 0..60 {
            fail(&limits, &at(1, n, 1), NOW).unwrap();
        }
        assert!(fail(&limits, &at(1, 60, 2), NOW).is_err());
        let staff = LoginAttempt::at_session(Portal::Invigilator, 1, "marie", address(2));
        assert_eq!(
            limits.reserve(&staff, NOW),
            Ok(()),
            "candidates cannot lock out the staff"
        );
        for n in 60..200 {
            fail(&limits, &at(n, n, 1), NOW).unwrap();
        }
        assert!(fail(&limits, &at(201, 201, 1), NOW).is_err());
        assert!(fail(&limits, &at(201, 201, 2), NOW).is_ok());
    }

    #[test]
    fn success_forgives_the_person() {
        let limits = LoginThrottle::default();
        let attempt = LoginAttempt::at_session(Portal::Candidate, 1, "lea roux", address(1));
        for _ in 0..5 {
            for _ in 0..9 {
                fail(&limits, &attempt, NOW).unwrap();
            }
            limits.reserve(&attempt, NOW).unwrap();
            limits.succeeded(&attempt);
        }
    }

    #[test]
    fn wrong_codes_count_by_address_and_in_all_and_right_ones_do_not() {
        let limits = LoginThrottle::default();
        for _ in 0..1_000 {
            limits.reserve_code_check(address(1), NOW).unwrap();
            limits.code_accepted(address(1));
        }
        let tried = |last: u8| {
            let begun = |_: &u32| limits.reserve_code_check(address(last), NOW).is_ok();
            (0..1_000).take_while(begun).count()
        };
        assert_eq!(tried(1), 20);
        limits.code_accepted(address(1));
        assert_eq!(tried(1), 1, "one right code gives back one try, not twenty");
        let others: usize = (2..=255).map(tried).sum();
        assert_eq!(others, 980, "all addresses together");
        assert!(
            limits
                .reserve_code_check(address(1), NOW.plus(WINDOW_MICROS))
                .is_ok()
        );
    }

    #[test]
    fn a_flood_of_names_neither_fills_the_memory_nor_washes_out_a_guesser() {
        let windows = FailureWindows::default();
        for _ in 0..10 {
            windows.count(0_u32, NOW);
        }
        for n in 1..3 * MAX_WINDOWS as u32 {
            windows.count(n, NOW);
        }
        assert!(windows.0.len() <= MAX_WINDOWS);
        assert!(windows.check(&0, 10, NOW).is_err());
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one_address() {
        let (a, b) = ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9");
        assert_eq!(
            whole_network(a.parse().unwrap()),
            whole_network(b.parse().unwrap())
        );
        assert_eq!(
            whole_network("::ffff:10.0.0.1".parse().unwrap()),
            address(1)
        );
    }
}
