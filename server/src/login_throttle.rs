//! Limits on guessing passwords and codes.
//!
//! Failures slow the guesser down, never the person with the right secret. Keys that strangers
//! share with them (an address, a session, a portal) only raise a *price*: a proof of work that
//! the page computes by itself. Who pays it is looked at, whatever others did. One key stops
//! hard: the same portal, network and person where the secret is short, after
//! [`MAX_PER_IDENTITY`] failures that were all paid for, which takes a machine with more cores
//! than a classmate has. A device that logged in as this person before has a budget of its own
//! and pays nothing for what others did.
//!
//! Successes are counted as well, for each person: a login costs the server a row, a line of the
//! audit trail and four queries. Beyond what people do the price rises as for failures, on every
//! device; right credentials never stop hard.
//!
//! Every attempt is counted at all of its keys before anything is looked at, and taken back
//! when the credentials were right ([`AttemptReservation`]): a request that hangs up has counted, and
//! of a thousand sent at once not all are looked at. Only what was looked at counts.
//!
//! In memory only: a restart forgets failures. The maps are bounded.

mod attempt;
mod challenge;
mod device_cookie;
mod failure_windows;
mod guessing;
mod price;
#[cfg(test)]
mod tests;

pub use attempt::{GuardedPortal, LoginAttempt};
pub use device_cookie::DeviceCookie;
pub(crate) use guessing::{GuessedSession, GuessedTargets};

use attempt::WindowKey;
use challenge::ChallengeMint;
use device_cookie::DeviceCookieMint;
use failure_windows::FailureWindows;
use vigie_shared::{
    api::ProofOfWorkDetail,
    proof_of_work::{MAX_ROUNDS, WorkProof},
    time::{MINUTE, Timestamp},
};
use zeroize::Zeroizing;

/// Failures are forgotten after this time, microseconds.
const WINDOW_MICROS: i64 = 5 * MINUTE;
/// Paid failures of one network at one person within a window, where nothing but a short secret
/// was typed: the code of the room, one of 4,200,000.
///
/// All but the first forty cost 128 rounds, and half the price is enough: 20,000 x 64 rounds x
/// 65,536 hashes are 84,000,000,000, and a core with SHA instructions computes 28,000,000 in a
/// second. Within the five minutes of a window that takes ten such cores without a pause, to keep
/// one classmate from a door for the rest of it; a graphics card, which can, gets no further than
/// 20,000 guesses.
///
/// Nothing else stops. A code of 8 characters, one of 110,000,000,000, bears whatever can be paid
/// for: 20,000 guesses in each window of a year find one in 50. A password is hashed for each
/// guess, in turns, at most some 12,000 times in a window by the whole server. And where the
/// identity is that of a session, of an invigilator or a certificate, stopping it would keep out
/// everybody else behind the same address.
const MAX_PER_IDENTITY: u32 = 20_000;
/// Rounds of an attempt from a network that has used up the budget of strangers. A second of a
/// school computer for the right person. Who floods the network solves 28,000,000 hashes a
/// second on each core with SHA instructions, so that at half the price a core pays for a hundred
/// attempts a second: as many as the budget gives.
const CROWDED_ROUNDS: u16 = 8;
/// Failures of a known device within a window, before it is a stranger's.
const MAX_PER_DEVICE: u32 = 10;

/// Counts failed attempts, in fixed windows.
#[derive(Debug)]
pub struct LoginThrottle {
    tables: [FailureWindows<WindowKey>; WindowKey::KINDS],
    challenges: ChallengeMint,
    devices: DeviceCookieMint,
    audits: guessing::AuditBudget,
}

/// Why an attempt is not looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThrottleRefusal {
    /// To be tried again later.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Seconds until the next attempt is looked at, 1..=300.
        retry_after: u32,
    },
    /// To be tried again with a proof of work.
    #[error("a proof of work is needed")]
    WorkNeeded(ProofOfWorkDetail),
}

/// What came with an attempt in its favor.
#[derive(Debug, Clone, Default)]
pub struct LoginTokens {
    /// The device cookie of the portal.
    pub device: Option<DeviceCookie>,
    /// The proof of work.
    pub proof: Option<WorkProof>,
    /// Against it: its network has sent more than strangers may, so that it is looked at for
    /// [`CROWDED_ROUNDS`] at least.
    pub is_crowded: bool,
}

/// An attempt that is being looked at. It has counted as a failure already; dropped without
/// another word, it stays one.
#[derive(Debug)]
#[must_use = "an attempt counts as failed until it is settled"]
pub struct AttemptReservation<'a> {
    throttle: &'a LoginThrottle,
    attempt: LoginAttempt,
    keys: Vec<WindowKey>,
    now: Timestamp,
    settled: bool,
}

impl LoginThrottle {
    /// Starts without failures. `device_key` signs device cookies; with another one, the
    /// devices that logged in before are strangers again.
    pub fn new(device_key: &[u8; 32]) -> Result<Self, getrandom::Error> {
        let mut challenge_key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *challenge_key)?;
        Ok(Self {
            tables: std::array::from_fn(|kind| FailureWindows::new(WindowKey::notice_at(kind))),
            challenges: ChallengeMint::new(&challenge_key),
            devices: DeviceCookieMint::new(device_key),
            audits: guessing::AuditBudget::default(),
        })
    }

    /// Asks whether this may be looked at now, and counts it as a failure in advance.
    ///
    /// # Errors
    /// When it must wait, or be paid for.
    pub fn reserve(
        &self,
        attempt: LoginAttempt,
        tokens: &LoginTokens,
        now: Timestamp,
    ) -> Result<AttemptReservation<'_>, ThrottleRefusal> {
        let device_key = self
            .known_device(&attempt, tokens, now)
            .map(WindowKey::Device);
        let keys = attempt.keys().chain(attempt.success_key());
        let keys: Vec<WindowKey> = keys.chain(device_key).collect();
        // From here on it has counted, whatever happens.
        let before: Vec<u32> = keys
            .iter()
            .map(|key| self.table(key).reserve(*key, now))
            .collect();
        let reservation = AttemptReservation {
            throttle: self,
            attempt,
            keys,
            now,
            settled: false,
        };
        match self.judge(&reservation, &before, tokens) {
            Ok(()) => Ok(reservation),
            Err(refusal) => {
                reservation.release();
                Err(refusal)
            }
        }
    }

    /// The id of the device of an attempt, if it logged in as the same person before.
    pub fn known_device(
        &self,
        attempt: &LoginAttempt,
        tokens: &LoginTokens,
        now: Timestamp,
    ) -> Option<[u8; 16]> {
        let device = tokens.device.as_ref();
        let known = device.filter(|device| self.devices.is_known(device, attempt, now));
        known.map(DeviceCookie::id)
    }

    fn judge(
        &self,
        reservation: &AttemptReservation<'_>,
        before: &[u32],
        tokens: &LoginTokens,
    ) -> Result<(), ThrottleRefusal> {
        let (attempt, now) = (&reservation.attempt, reservation.now);
        let counted = || reservation.keys.iter().zip(before.iter().copied());
        let has_budget = |(key, failures): (&WindowKey, u32)| {
            matches!(key, WindowKey::Device(_)) && failures < MAX_PER_DEVICE
        };
        let has_budget = counted().any(has_budget);
        let is_stopped = |(key, failures): &(&WindowKey, u32)| {
            matches!(key, WindowKey::Identity(..))
                && attempt.stops_hard()
                && *failures >= MAX_PER_IDENTITY
        };
        if let Some((key, _)) = counted().find(is_stopped).filter(|_| !has_budget) {
            let retry_after = self.table(key).retry_after_seconds(key, now);
            return Err(ThrottleRefusal::TooManyAttempts { retry_after });
        }
        // A known device pays for its own person's logins, not for what others did.
        let asked = counted().filter(|(key, _)| key.is_of_successes() || !has_budget);
        let prices = asked.map(|(key, count)| key.price().rounds(count));
        let rounds = prices.fold(0_u16, u16::saturating_add);
        let asked_of_all = match tokens.is_crowded && !has_budget {
            true => CROWDED_ROUNDS,
            false => 0,
        };
        let rounds = rounds.clamp(asked_of_all, MAX_ROUNDS);
        // Half the price is enough: the work was asked for when fewer had failed, and while
        // somebody goes on guessing nobody else must be asked again and again.
        let least = rounds.div_ceil(2);
        let proof = tokens.proof.as_ref();
        let paid = proof.filter(|proof| rounds > 0 && proof.rounds() >= least);
        if rounds == 0 || paid.is_some_and(|proof| self.challenges.redeem(proof, attempt, now)) {
            return Ok(());
        }
        let challenge = self.challenges.issue(attempt, now);
        Err(ThrottleRefusal::WorkNeeded(ProofOfWorkDetail {
            challenge,
            rounds,
        }))
    }

    fn table(&self, key: &WindowKey) -> &FailureWindows<WindowKey> {
        &self.tables[key.kind()]
    }
}

impl AttemptReservation<'_> {
    /// The credentials were right: it counts as a success only, the failures of this person from
    /// this network are forgotten, and the device is known from now on, by the cookie.
    ///
    /// # Errors
    /// When there is no randomness for the cookie.
    pub fn succeeded(mut self) -> Result<DeviceCookie, getrandom::Error> {
        self.settled = true;
        for key in &self.keys {
            match key {
                WindowKey::Identity(..) => self.throttle.table(key).forget(key),
                key if key.is_of_successes() => {}
                _ => self.throttle.table(key).release(key),
            }
        }
        self.throttle.devices.issue(&self.attempt, self.now)
    }

    /// It says nothing about a guess, because something else failed: it does not count.
    pub fn release(mut self) {
        self.settled = true;
        for key in &self.keys {
            self.throttle.table(key).release(key);
        }
    }

    /// The credentials were wrong. Gives how many failures a line of the audit trail should
    /// name, when one is due: at 1, 10, 100 and so on.
    pub fn failed(mut self) -> Option<u32> {
        self.settled = true;
        let failures = self.confirm()?;
        guessing::is_line_due(failures).then_some(failures)
    }

    /// Makes a failure of it; gives how many there were lately at the session or the account.
    fn confirm(&self) -> Option<u32> {
        guessing::count_failure(self.attempt.portal());
        let (successes, failures): (Vec<WindowKey>, Vec<WindowKey>) =
            self.keys.iter().partition(|key| key.is_of_successes());
        for key in &successes {
            self.throttle.table(key).release(key);
        }
        let confirmed = failures.iter().map(|key| {
            let failures = self.throttle.table(key).confirm(key, self.now);
            (key.is_audited(), failures)
        });
        let audited = confirmed.filter(|(is_audited, _)| *is_audited);
        audited.map(|(_, failures)| failures).max()
    }
}

impl Drop for AttemptReservation<'_> {
    fn drop(&mut self) {
        if !self.settled {
            self.confirm();
        }
    }
}
