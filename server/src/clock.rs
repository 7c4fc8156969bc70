//! The one clock of the server. Everything that needs the time reads it here, so that tests
//! can advance it by hand. `clippy.toml` keeps other code from reading the machine's clocks.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;
use vigie_shared::time::Timestamp;

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
