//! What of the heartbeats reaches the room, and how often.

use std::collections::BTreeMap;
use vigie_shared::{
    companion::{AttemptCounts, HeartbeatBody, MAX_NAMED_EXTENSIONS, SiteCategory},
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
    /// Counts that came after that.
    kept_back: Option<CompanionReport>,
}

impl ReportFilter {
    /// What the room must know of a heartbeat, if anything: a change of state at once, counts
    /// once a minute, also those that were sent before: a room that was sent those of an earlier
    /// connection a moment ago has passed over them.
    pub(super) fn take(&mut self, body: HeartbeatBody, now: Timestamp) -> Option<CompanionReport> {
        let report = condense(body);
        let recent = self
            .sent_at
            .is_some_and(|at| now.since(at) < COUNTS_INTERVAL);
        let is_due = !report.has_same_state(&self.sent) || (!report.attempts.is_empty() && !recent);
        if !is_due {
            self.kept_back = (!report.attempts.is_empty()).then_some(report);
            return None;
        }
        self.kept_back = None;
        self.sent = report.clone();
        self.sent_at = Some(now);
        Some(report)
    }

    /// What came and was not sent on, when the connection has ended.
    pub(super) fn take_rest(&mut self) -> Option<CompanionReport> {
        self.kept_back.take()
    }
}

fn condense(body: HeartbeatBody) -> CompanionReport {
    let others = body.other_extensions;
    let mut named = body.forbidden_extensions;
    named.sort();
    named.dedup();
    named.truncate(MAX_NAMED_EXTENSIONS);
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
        forbidden_extensions: named,
        attempts: AttemptCounts {
            direct: bounded(body.attempts.direct),
            links: bounded(body.attempts.links),
        },
        tally: body.tally,
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
            forbidden_extensions: Vec::new(),
            attempts: AttemptCounts {
                direct: [(SiteCategory::Ai, count)].into(),
                ..AttemptCounts::default()
            },
            tally: None,
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

    #[test]
    fn counts_are_said_again_each_minute_and_the_rest_at_the_end() {
        let mut filter = ReportFilter::default();
        let at = |seconds: i64| Timestamp(seconds * SECOND);
        assert!(filter.take(body(1, true), at(5)).is_some());
        assert!(filter.take(body(1, true), at(65)).is_some(), "the same");
        assert_eq!(filter.take_rest(), None, "all was sent");
        assert_eq!(filter.take(body(4, true), at(70)), None);
        let rest = filter.take_rest().unwrap();
        assert_eq!(rest.attempts.direct[&SiteCategory::Ai], 4);
        assert_eq!(filter.take_rest(), None);
    }
}
