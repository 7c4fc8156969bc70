//! The one clock of the server. Everything that needs the time reads it here, so that tests
//! can advance it by hand. `clippy.toml` keeps other code from reading the machine's clocks.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;
use vigie_shared::time::{MINUTE, Timestamp};

/// How far in the future an instant on record may be to be believed, microseconds.
const LONGEST_AHEAD: i64 = 12 * 60 * MINUTE;

/// Server time. It never goes backwards, even if the machine's clock is set: events of a
/// session are in order of their instants.
#[derive(Debug, Clone)]
pub struct Clock(Arc<ClockSource>);

#[derive(Debug)]
enum ClockSource {
    System {
        started: Timestamp,
        since: Stopwatch,
    },
    Manual {
        now: watch::Sender<i64>,
    },
}

/// How long something takes in real time, for metrics and for how often a line is logged.
/// Nothing that an exam depends on is measured with it: that is what [`Clock`] is for.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the monotonic clock of the machine"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

impl Clock {
    /// The machine's clock, read once; from then on a monotonic one counts. A clock that is
    /// set while tests run would end or prolong them.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn system() -> Self {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("the machine's clock is after 1970");
        Self(Arc::new(ClockSource::System {
            started: Timestamp(i64::try_from(now.as_micros()).unwrap_or(i64::MAX)),
            since: Stopwatch::start(),
        }))
    }

    /// The same, but no earlier than `last`, which the server before this one has written: what
    /// it counted on must not become later because its clock was ahead. Not when `last` is more
    /// than [`LONGEST_AHEAD`] in the future: then the machine's clock is believed.
    #[must_use]
    pub fn not_before(self, last: Timestamp) -> Self {
        let ahead = last.since(self.now());
        if self.is_manual() || ahead <= 0 {
            return self;
        }
        if ahead > LONGEST_AHEAD {
            tracing::error!(
                ahead,
                "the last instant on record is far in the future; not believed"
            );
            return self;
        }
        tracing::error!(
            ahead,
            "the machine's clock is before the last instant on record"
        );
        Self(Arc::new(ClockSource::System {
            started: last,
            since: Stopwatch::start(),
        }))
    }

    /// A clock that stands still until it is advanced.
    pub fn manual(start: Timestamp) -> Self {
        Self(Arc::new(ClockSource::Manual {
            now: watch::Sender::new(start.0),
        }))
    }

    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            ClockSource::System { started, since } => {
                started.plus(i64::try_from(since.elapsed().as_micros()).unwrap_or(i64::MAX))
            }
            ClockSource::Manual { now } => Timestamp(*now.borrow()),
        }
    }

    /// Does it stand still until it is advanced?
    pub fn is_manual(&self) -> bool {
        matches!(&*self.0, ClockSource::Manual { .. })
    }

    /// Moves a manual clock on by `micros`; a system clock is left alone.
    pub fn advance(&self, micros: i64) {
        if let ClockSource::Manual { now } = &*self.0 {
            now.send_modify(|now| *now += micros.max(0));
        }
    }

    /// Waits until `at`; without end if there is none.
    pub async fn wait_for(&self, at: Option<Timestamp>) {
        match at {
            Some(at) => self.wait_until(at).await,
            None => std::future::pending().await,
        }
    }

    /// Waits until `at`.
    pub async fn wait_until(&self, at: Timestamp) {
        match &*self.0 {
            ClockSource::System { .. } => {
                let left = u64::try_from(at.since(self.now())).unwrap_or(0);
                tokio::time::sleep(Duration::from_micros(left)).await;
            }
            ClockSource::Manual { now } => {
                // The sender lives in `self`, so the wait can only end by the time.
                let _ = now.subscribe().wait_for(|now| *now >= at.0).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_where_the_server_before_was_unless_that_is_far_ahead() {
        let now = Clock::system().now();
        let later = now.plus(3 * 60 * MINUTE);
        let clock = Clock::system().not_before(later);
        assert!((0..MINUTE).contains(&clock.now().since(later)));
        for last in [now.plus(-MINUTE), now.plus(LONGEST_AHEAD + MINUTE)] {
            let clock = Clock::system().not_before(last);
            assert!((0..MINUTE).contains(&clock.now().since(now)));
        }
        let manual = Clock::manual(now).not_before(later);
        assert_eq!(manual.now(), now);
    }
}
