//! What earlier failures cost the next attempt, in rounds of work.
//!
//! A round is 65,536 hashes: 0.1 s of a slow school computer (`shared/src/proof_of_work.rs`).
//! The free failures of a key are those that honest people make: a class of forty behind one
//! address mistypes twice each before it pays 0.6 s. A hundred thousand guesses at one person
//! cost 838,000,000,000 hashes, ten days of a browser.

use vigie_shared::proof_of_work::MAX_ROUNDS;

/// The price of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LoginPrice {
    /// Failures that cost nothing.
    free: u32,
    /// Rounds for each [`Self::failures`] more.
    rounds: u32,
    failures: u32,
    /// Rounds, at most.
    most: u16,
}

impl LoginPrice {
    pub(super) const NONE: Self = Self::new(u32::MAX, 0, 1, 0);
    /// One person from one network. A classmate is behind the same address: ten wrong tries
    /// cost the right one two seconds.
    pub(super) const OF_IDENTITY: Self = Self::new(5, 4, 1, MAX_ROUNDS);
    /// Certificate codes from one network: slips of the pen are free.
    pub(super) const OF_CERTIFICATE_CODES: Self = Self::new(20, 1, 2, MAX_ROUNDS);
    /// One person from anywhere.
    pub(super) const OF_ACCOUNT: Self = Self::new(10, 1, 1, MAX_ROUNDS / 2);
    /// A school is behind one address.
    pub(super) const OF_NETWORK: Self = Self::new(40, 1, 20, MAX_ROUNDS / 2);
    pub(super) const OF_PREFIX_56: Self = Self::new(80, 1, 20, MAX_ROUNDS / 2);
    pub(super) const OF_PREFIX_48: Self = Self::new(160, 1, 20, MAX_ROUNDS / 2);
    pub(super) const OF_SESSION: Self = Self::new(40, 1, 10, MAX_ROUNDS / 2);
    /// Logins of one person. Each is a row that is kept for hours and a line that is kept for
    /// years; nobody logs in twenty times in five minutes but a program.
    pub(super) const OF_SUCCESSES: Self = Self::new(20, 1, 1, MAX_ROUNDS);
    /// The invigilators of a session, who share its password.
    pub(super) const OF_SHARED_SUCCESSES: Self = Self::new(60, 1, 1, MAX_ROUNDS);
    /// Everybody shares it: never more than a second.
    pub(super) const OF_PORTAL: Self = Self::new(500, 1, 100, 8);

    const fn new(free: u32, rounds: u32, failures: u32, most: u16) -> Self {
        Self {
            free,
            rounds,
            failures,
            most,
        }
    }

    /// Rounds of the attempt after so many failures.
    pub(super) fn rounds(self, before: u32) -> u16 {
        let beyond = before.saturating_sub(self.free);
        let rounds = beyond.saturating_mul(self.rounds) / self.failures;
        u16::try_from(rounds).unwrap_or(u16::MAX).min(self.most)
    }
}
