//! What of the heartbeats reaches the room, and how often.

use std::collections::BTreeMap;
use vigie_shared::{
    companion::{AttemptCounts, HeartbeatBody, SiteCategory},
    session::CompanionReport,
    time::{MINUTE, Timestamp},
};

/// Least time between two reports that differ only in their counts, microseconds.
const COUNTS_INTERVAL: i64 = MINUTE;

/// The highest count that is believed.
const MAX_COUNT: u32 = 1_000_000;

/// Condenses the heartbeats of one connection.
#[derive(Debug, Default)]
pub(super) struct ReportFilter {
    sent: CompanionReport,
    sent_at: Option<Timestamp>,
}

impl ReportFilter {
    /// What the room must know of a heartbeat, if anything: a change of state at once, counts
    /// once a minute.
    pub(super) fn take(&mut self, body: HeartbeatBody, now: Timestamp) -> Option<CompanionReport> {
        let report = condense(body);
        let recent = self
            .sent_at
            .is_some_and(|at| now.since(at) < COUNTS_INTERVAL);
        let is_due = !report.has_same_state(&self.sent)
            || (report.attempts != self.sent.attempts && !recent);
        is_due.then(|| {
            self.sent = report.clone();
            self.sent_at = Some(now);
            report
        })
    }
}

fn condense(body: HeartbeatBody) -> CompanionReport {
    let others = body.other_extensions;
    let bounded = |mut counts: BTreeMap<SiteCategory, u32>| {
        counts.retain(|_, count| *count > 0);
        counts
            .values_mut()
            .for_each(|count| *count = (*count).min(MAX_COUNT));
        counts
    };
    CompanionReport {
        permissions: body.permissions,
        private_window: body.private_window,
        other_extensions: others.map(|ids| u16::try_from(ids.len()).unwrap_or(u16::MAX)),
        attempts: AttemptCounts {
            direct: bounded(body.attempts.direct),
            links: bounded(body.attempts.links),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::time::SECOND;

    fn body(count: u32, permissions: bool) -> HeartbeatBody {
        HeartbeatBody {
            blocking: true,
            page: true,
            permissions,
            private_window: false,
            other_extensions: None,
            attempts: AttemptCounts {
                direct: [(SiteCategory::Ai, count)].into(),
                ..AttemptCounts::default()
            },
        }
    }

    #[test]
    fn a_room_hears_of_states_at_once_and_of_counts_once_a_minute() {
        let mut filter = ReportFilter::default();
        let at = |seconds: i64| Timestamp(seconds * SECOND);
        assert_eq!(filter.take(body(0, true), at(0)), None, "nothing new");
        let first = filter.take(body(1, true), at(5)).unwrap();
        assert_eq!(first.attempts.direct[&SiteCategory::Ai], 1);
        assert_eq!(filter.take(body(2, true), at(10)), None);
        assert!(filter.take(body(2, false), at(15)).is_some());
        assert_eq!(filter.take(body(3, false), at(60)), None);
        assert!(filter.take(body(3, false), at(75)).is_some());
        let most = filter.take(body(u32::MAX, true), at(80)).unwrap();
        assert_eq!(most.attempts.direct[&SiteCategory::Ai], MAX_COUNT);
    }
}
