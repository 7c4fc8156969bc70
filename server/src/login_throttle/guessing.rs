//! What is made known about guessing: to the staff, in the metrics and in the audit trail.

use super::{
    LoginThrottle,
    attempt::{GuardedPortal, WindowKey, account_key},
};
use crate::telemetry;
use dashmap::DashMap;
use std::collections::BTreeMap;
use vigie_shared::{
    ids::CenterId,
    time::{MINUTE, Timestamp},
};

/// Lines of the audit trail of one center about failures in a minute, of first failures and of
/// others each: a flood of names must neither fill the trail nor hide what is guessed in earnest.
/// Only for what exists: guesses at made-up places use nothing up.
const MAX_LINES_PER_MINUTE: u32 = 60;

impl LoginThrottle {
    /// Since when somebody has been guessing at the account with this e-mail, in lower case.
    pub(crate) fn guessing_at_account(&self, email: &str, now: Timestamp) -> Option<Timestamp> {
        let key = account_key(email);
        self.table(&key).guessing_since(&key, now)
    }

    /// What somebody is guessing at, as far as the staff is notified.
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

    /// May a line about this many failures be written to the trail of a center? Asked for centers
    /// that exist only, so that their number bounds what is kept.
    pub fn takes_line(&self, center: CenterId, failures: u32, now: Timestamp) -> bool {
        self.audits.take(center, failures, now)
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

/// Is a line due at this many failures of one key within a window? At 1, 10, 100 and so on: a
/// handful of lines, whatever somebody sends.
pub(super) fn is_line_due(failures: u32) -> bool {
    failures > 0 && 10_u32.pow(failures.ilog10()) == failures
}

/// How many lines may still be written, by center.
#[derive(Debug, Default)]
pub(super) struct AuditBudget(DashMap<CenterId, AuditMinute>);

#[derive(Debug, Default)]
struct AuditMinute {
    began: Timestamp,
    first_failures: u32,
    others: u32,
}

impl AuditBudget {
    fn take(&self, center: CenterId, failures: u32, now: Timestamp) -> bool {
        let mut minute = self.0.entry(center).or_default();
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

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::time::SECOND;

    #[test]
    fn guessing_at_one_center_hides_nothing_of_another() {
        let budget = AuditBudget::default();
        let [flooded, other] = [1, 2].map(|id| CenterId(uuid::Uuid::from_u128(id)));
        let now = Timestamp(1_000 * SECOND);
        let written = |center, failures, now| {
            let lines = (0..200).filter(|_| budget.take(center, failures, now));
            u32::try_from(lines.count()).unwrap()
        };
        assert_eq!(written(flooded, 1, now), MAX_LINES_PER_MINUTE);
        assert!(budget.take(flooded, 10, now), "not the first failure");
        assert!(budget.take(other, 1, now));
        assert_eq!(written(flooded, 1, now.plus(MINUTE)), MAX_LINES_PER_MINUTE);
    }

    #[test]
    fn lines_are_due_at_powers_of_ten() {
        let due: Vec<u32> = (0..=1_000).filter(|n| is_line_due(*n)).collect();
        assert_eq!(due, [1, 10, 100, 1_000]);
    }
}
