//! Limits on guessing.
//!
//! Only failures count, because a whole class comes in at the same minute from
//! one address. The windows are long enough to make codes unguessable and short
//! enough to wait for.

use super::Door;
use dashmap::DashMap;
use sha2::{Digest, Sha256};
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
};
use vigie_shared::time::{MINUTE, SECOND, Timestamp};

const WINDOW: i64 = 5 * MINUTE;
const PER_IDENTITY: u32 = 10;
const PER_SESSION: u32 = 60;
const PER_ADDRESS: u32 = 200;
/// Wrong certificate codes of one address: enough for slips of the pen.
const GUESSES: u32 = 20;
/// Wrong certificate codes of all addresses. Somebody with a thousand addresses who uses
/// all of it finds one of a million certificates among 31^8 codes every three days, and
/// sees a name and a score; a smaller number would let him keep everybody else out.
const ALL_GUESSES: u32 = 1_000;
/// Windows kept of each kind: about a megabyte.
const MOST_WINDOWS: usize = 10_000;

/// Counts failed attempts. Cheap to share; in memory only, a restart forgets.
#[derive(Debug, Default)]
pub struct Limits {
    identities: Windows<[u8; 32]>,
    sessions: Windows<(Door, u32)>,
    addresses: Windows<IpAddr>,
    guesses: Windows<IpAddr>,
    all_guesses: Windows<()>,
}

/// Come back later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts")]
pub struct TooMany {
    /// Seconds until the next attempt is looked at, 1..=300.
    pub retry_after: u32,
}

/// One attempt to come in.
#[derive(Debug, Clone)]
pub struct Attempt {
    door: Door,
    identity: [u8; 32],
    session: Option<u32>,
    address: IpAddr,
}

impl Attempt {
    /// An attempt at a session: `who` says which of its people.
    pub fn at_session(door: Door, session: u32, who: &str, address: IpAddr) -> Self {
        let identity = digest(door, &format!("{session} {who}"));
        Self {
            door,
            identity,
            session: Some(session),
            address: whole_network(address),
        }
    }

    /// An attempt at an account.
    pub fn at_account(door: Door, account: &str, address: IpAddr) -> Self {
        let identity = digest(door, account);
        Self {
            door,
            identity,
            session: None,
            address: whole_network(address),
        }
    }
}

impl Limits {
    /// May this be tried now? The identity pays in advance, so that a thousand
    /// guesses sent at once are not all looked at; [`Self::succeeded`] pays back.
    ///
    /// # Errors
    /// Too many failures lately of this identity, session or address.
    pub fn begin(&self, attempt: &Attempt, now: Timestamp) -> Result<(), TooMany> {
        self.addresses.check(&attempt.address, PER_ADDRESS, now)?;
        if let Some(session) = attempt.session {
            self.sessions
                .check(&(attempt.door, session), PER_SESSION, now)?;
        }
        self.identities
            .check(&attempt.identity, PER_IDENTITY, now)?;
        self.identities.count(attempt.identity, now);
        Ok(())
    }

    /// It was wrong.
    pub fn failed(&self, attempt: &Attempt, now: Timestamp) {
        self.addresses.count(attempt.address, now);
        if let Some(session) = attempt.session {
            self.sessions.count((attempt.door, session), now);
        }
    }

    /// It was right: the identity starts anew.
    pub fn succeeded(&self, attempt: &Attempt) {
        self.identities.0.remove(&attempt.identity);
    }

    /// May somebody at this address try a certificate code now? Counts as wrong until
    /// [`Self::guessed_right`], for the same reason as in [`Self::begin`]; and a code that
    /// comes too soon is refused before anybody knows whether it is right.
    ///
    /// # Errors
    /// Too many wrong codes lately, from this address or from all.
    pub fn begin_guess(&self, address: IpAddr, now: Timestamp) -> Result<(), TooMany> {
        let address = whole_network(address);
        self.guesses.check(&address, GUESSES, now)?;
        self.all_guesses.check(&(), ALL_GUESSES, now)?;
        self.guesses.count(address, now);
        self.all_guesses.count((), now);
        Ok(())
    }

    /// The code was right: it does not count. What was wrong before still does, or one
    /// right code would buy twenty guesses.
    pub fn guessed_right(&self, address: IpAddr) {
        self.guesses.forgive(&whole_network(address));
        self.all_guesses.forgive(&());
    }
}

#[derive(Debug, Clone, Copy)]
struct Window {
    began: Timestamp,
    failures: u32,
}

impl Window {
    fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.began) >= WINDOW
    }
}

#[derive(Debug)]
struct Windows<K: Eq + Hash>(DashMap<K, Window>);

impl<K: Eq + Hash> Default for Windows<K> {
    fn default() -> Self {
        Self(DashMap::new())
    }
}

impl<K: Eq + Hash> Windows<K> {
    fn check(&self, key: &K, most: u32, now: Timestamp) -> Result<(), TooMany> {
        let window = self.0.get(key).map(|window| *window);
        match window.filter(|window| !window.is_over(now) && window.failures >= most) {
            None => Ok(()),
            Some(window) => {
                let left = WINDOW - now.since(window.began);
                let seconds = (left + SECOND - 1) / SECOND;
                Err(TooMany {
                    retry_after: u32::try_from(seconds).unwrap_or(1),
                })
            }
        }
    }

    fn count(&self, key: K, now: Timestamp) {
        self.make_room(now);
        let fresh = Window {
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

    /// Forgets what is over; when that is not enough, those who failed least: one
    /// who floods the table with names must not wash out the name he is guessing at.
    fn make_room(&self, now: Timestamp) {
        if self.0.len() < MOST_WINDOWS {
            return;
        }
        self.0.retain(|_, window| !window.is_over(now));
        if self.0.len() >= MOST_WINDOWS {
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
fn digest(door: Door, who: &str) -> [u8; 32] {
    Sha256::digest(format!("{} {who}", door.name())).into()
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

    fn fail(limits: &Limits, attempt: &Attempt, now: Timestamp) -> Result<(), TooMany> {
        limits.begin(attempt, now)?;
        limits.failed(attempt, now);
        Ok(())
    }

    #[test]
    fn the_eleventh_failure_of_one_person_waits_for_the_window_to_end() {
        let limits = Limits::default();
        let attempt = Attempt::at_session(Door::Candidate, 123_456, "lea roux", address(1));
        for second in 0..10 {
            fail(&limits, &attempt, NOW.plus(second * SECOND)).unwrap();
        }
        let refused = fail(&limits, &attempt, NOW.plus(10 * SECOND));
        assert_eq!(refused, Err(TooMany { retry_after: 290 }));
        let last_moment = limits.begin(&attempt, NOW.plus(WINDOW - 1));
        assert_eq!(last_moment, Err(TooMany { retry_after: 1 }));
        assert_eq!(fail(&limits, &attempt, NOW.plus(WINDOW)), Ok(()));
    }

    #[test]
    fn guesses_sent_all_at_once_are_counted_before_they_are_looked_at() {
        let limits = Limits::default();
        let attempt = Attempt::at_account(Door::Referent, "a@b.fr", address(1));
        let begun = (0..1_000)
            .filter(|_| limits.begin(&attempt, NOW).is_ok())
            .count();
        assert_eq!(begun, 10);
    }

    #[test]
    fn a_whole_class_comes_in_from_one_address() {
        let limits = Limits::default();
        for seat in 0..1_000 {
            let who = format!("candidate {seat}");
            let attempt = Attempt::at_session(Door::Candidate, 123_456, &who, address(1));
            limits.begin(&attempt, NOW).unwrap();
            limits.succeeded(&attempt);
        }
    }

    #[test]
    fn a_session_and_an_address_have_limits_of_their_own() {
        let limits = Limits::default();
        let at = |session: u32, n: u32, last: u8| {
            let who = format!("guess {n}");
            Attempt::at_session(Door::Candidate, session, &who, address(last))
        };
        for n in 0..60 {
            fail(&limits, &at(1, n, 1), NOW).unwrap();
        }
        assert!(fail(&limits, &at(1, 60, 2), NOW).is_err());
        let staff = Attempt::at_session(Door::Invigilator, 1, "marie", address(2));
        assert_eq!(
            limits.begin(&staff, NOW),
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
        let limits = Limits::default();
        let attempt = Attempt::at_session(Door::Candidate, 1, "lea roux", address(1));
        for _ in 0..5 {
            for _ in 0..9 {
                fail(&limits, &attempt, NOW).unwrap();
            }
            limits.begin(&attempt, NOW).unwrap();
            limits.succeeded(&attempt);
        }
    }

    #[test]
    fn wrong_codes_count_by_address_and_in_all_and_right_ones_do_not() {
        let limits = Limits::default();
        for _ in 0..1_000 {
            limits.begin_guess(address(1), NOW).unwrap();
            limits.guessed_right(address(1));
        }
        let tried = |last: u8| {
            let begun = |_: &u32| limits.begin_guess(address(last), NOW).is_ok();
            (0..1_000).take_while(begun).count()
        };
        assert_eq!(tried(1), 20);
        limits.guessed_right(address(1));
        assert_eq!(tried(1), 1, "one right code gives back one try, not twenty");
        let others: usize = (2..=255).map(tried).sum();
        assert_eq!(others, 980, "all addresses together");
        assert!(limits.begin_guess(address(1), NOW.plus(WINDOW)).is_ok());
    }

    #[test]
    fn a_flood_of_names_neither_fills_the_memory_nor_washes_out_a_guesser() {
        let windows = Windows::default();
        for _ in 0..10 {
            windows.count(0_u32, NOW);
        }
        for n in 1..3 * MOST_WINDOWS as u32 {
            windows.count(n, NOW);
        }
        assert!(windows.0.len() <= MOST_WINDOWS);
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
