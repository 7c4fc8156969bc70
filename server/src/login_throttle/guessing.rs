//! What is made known about guessing: to the staff, in the metrics and in the audit trail.

use super::{
    LoginThrottle,
    attempt::{GuardedPortal, WindowKey, account_key},
};
use std::sync::{Mutex, PoisonError};
use vigie_shared::time::{MINUTE, Timestamp};

/// Lines of the audit trail about failures in a minute, of first failures and of others each:
/// a flood of names must neither fill the trail nor hide what is guessed in earnest.
const MAX_LINES_PER_MINUTE: u32 = 60;

impl LoginThrottle {
    /// Since when somebody has been guessing at this session, at this portal.
    pub fn guessing_at_session(
        &self,
        portal: GuardedPortal,
        number: u32,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let key = WindowKey::Session(portal, number);
        self.table(&key).guessing_since(&key, now)
    }

    /// Since when somebody has been guessing at the account with this e-mail, in lower case.
    pub fn guessing_at_account(&self, email: &str, now: Timestamp) -> Option<Timestamp> {
        let key = account_key(email);
        self.table(&key).guessing_since(&key, now)
    }

    /// Sets the gauges of the metrics: sessions, accounts and networks that guesses come at
    /// or from, by portal.
    pub fn publish(&self, now: Timestamp) {
        let keys: Vec<WindowKey> = self
            .tables
            .iter()
            .flat_map(|table| table.guessed_at(now))
            .filter(|key| key.is_audited())
            .collect();
        for portal in GuardedPortal::ALL {
            let count = keys.iter().filter(|key| key.portal() == Some(portal));
            let count = u32::try_from(count.count()).unwrap_or(u32::MAX);
            metrics::gauge!("vigie_login_guessing", "portal" => portal.name()).set(count);
        }
    }
}

/// Counts a failure in the metrics.
pub(super) fn count_failure(portal: GuardedPortal) {
    metrics::counter!("vigie_login_failures_total", "portal" => portal.name()).increment(1);
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
