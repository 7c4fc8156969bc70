//! What is made known about guessing: to the staff, in the metrics and in the audit trail.

use super::{
    LoginThrottle,
    attempt::{GuardedPortal, WindowKey, account_key},
};
use crate::telemetry;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use vigie_shared::time::{MINUTE, Timestamp};

/// Lines of the audit trail about failures in a minute, of first failures and of others each:
/// a flood of names must neither fill the trail nor hide what is guessed in earnest.
const MAX_LINES_PER_MINUTE: u32 = 60;

impl LoginThrottle {
    /// Since when somebody has been guessing at the account with this e-mail, in lower case.
    pub(crate) fn guessing_at_account(&self, email: &str, now: Timestamp) -> Option<Timestamp> {
        let key = account_key(email);
        self.table(&key).guessing_since(&key, now)
    }

    /// What somebody is guessing at, as far as the staff is told.
    pub(crate) fn guessed_targets(&self, now: Timestamp) -> GuessedTargets {
        let mut targets = GuessedTargets::default();
        for (key, since) in self.tables.iter().flat_map(|table| table.guessed_at(now)) {
            match key {
                WindowKey::Session(portal, number) => {
                    let guessed = targets.sessions.entry(number).or_default();
                    match portal {
                        GuardedPortal::Candidate => guessed.candidate = Some(since),
                        _ => guessed.invigilator = Some(since),
                    }
                }
                WindowKey::Account(GuardedPortal::Referent, identity) => {
                    targets.accounts.insert(identity, since);
                }
                _ => {}
            }
        }
        targets
    }

    /// Sets the gauges of the metrics: sessions, accounts and networks that guesses come at
    /// or from, by portal.
    pub fn publish(&self, now: Timestamp) {
        let keys: Vec<WindowKey> = self
            .tables
            .iter()
            .flat_map(|table| table.guessed_at(now))
            .map(|(key, _)| key)
            .filter(|key| key.is_audited())
            .collect();
        for portal in GuardedPortal::ALL {
            let count = keys.iter().filter(|key| key.portal() == Some(portal));
            let count = u32::try_from(count.count()).unwrap_or(u32::MAX);
            telemetry::login_guessing(portal, count);
        }
    }
}

/// What somebody is guessing at, whether there is such a thing or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GuessedTargets {
    /// Sessions by number.
    pub(crate) sessions: BTreeMap<u32, GuessedSession>,
    /// Since when, for accounts of referents, by the digest they are counted under.
    pub(crate) accounts: BTreeMap<[u8; 32], Timestamp>,
}

/// Since when somebody has been guessing at a session, by portal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct GuessedSession {
    pub(crate) candidate: Option<Timestamp>,
    pub(crate) invigilator: Option<Timestamp>,
}

/// Counts a failure in the metrics.
pub(super) fn count_failure(portal: GuardedPortal) {
    telemetry::login_failed(portal);
}

/// How many lines may still be written.
#[derive(Debug, Default)]
pub(super) struct AuditBudget(Mutex<AuditMinute>);

#[derive(Debug, Default)]
struct AuditMinute {
    began: Timestamp,
    first_failures: u32,
    others: u32,
}

impl AuditBudget {
    /// Is a line due at this many failures of one key within a window? At 1, 10, 100 and so
    /// on: a handful of lines, whatever somebody sends.
    pub(super) fn is_due(&self, failures: u32, now: Timestamp) -> bool {
        let is_power_of_ten = failures > 0 && 10_u32.pow(failures.ilog10()) == failures;
        if !is_power_of_ten {
            return false;
        }
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now.since(minute.began) >= MINUTE {
            *minute = AuditMinute {
                began: now,
                ..AuditMinute::default()
            };
        }
        let used = match failures {
            1 => &mut minute.first_failures,
            _ => &mut minute.others,
        };
        *used += 1;
        *used <= MAX_LINES_PER_MINUTE
    }
}
