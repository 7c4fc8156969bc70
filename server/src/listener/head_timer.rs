//! How long a connection may take for the head of a request.
//!
//! hyper has one limit, and starts it both when a connection begins and when it waits for the
//! next request. Here these are two: a connection that has been useful may be idle for a
//! minute, but a head that has begun must be complete in ten seconds.

use super::{connection_table::ConnectionPlace, timeouts::ConnectionTimeouts};
use hyper::rt::{Sleep, Timer};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

/// The timer of one connection. hyper asks it for nothing but the wait for a head.
pub(super) struct HeadTimer {
    place: ConnectionPlace,
    timeouts: ConnectionTimeouts,
    first_head_by: tokio::time::Instant,
}

impl HeadTimer {
    pub(super) fn new(
        place: ConnectionPlace,
        timeouts: ConnectionTimeouts,
        first_head_by: tokio::time::Instant,
    ) -> Self {
        Self {
            place,
            timeouts,
            first_head_by,
        }
    }
}

impl Timer for HeadTimer {
    fn sleep(&self, _: Duration) -> Pin<Box<dyn Sleep>> {
        let is_idle = self.place.is_waiting();
        let ends_at = match is_idle {
            true => tokio::time::Instant::now() + self.timeouts.idle,
            false => self.first_head_by,
        };
        Box::pin(HeadWait {
            place: self.place.clone(),
            received_before: self.place.received_reads(),
            has_begun: !is_idle,
            head_timeout: self.timeouts.head,
            sleep: Box::pin(tokio::time::sleep_until(ends_at)),
        })
    }

    fn sleep_until(&self, _: Instant) -> Pin<Box<dyn Sleep>> {
        self.sleep(self.timeouts.idle)
    }
}

/// The wait for one head.
struct HeadWait {
    place: ConnectionPlace,
    received_before: u64,
    has_begun: bool,
    head_timeout: Duration,
    sleep: Pin<Box<tokio::time::Sleep>>,
}

impl Future for HeadWait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // hyper looks at the timer again whenever something has arrived.
        if !self.has_begun && self.place.received_reads() != self.received_before {
            self.has_begun = true;
            let end = tokio::time::Instant::now() + self.head_timeout;
            if end < self.sleep.deadline() {
                self.sleep.as_mut().reset(end);
            }
        }
        self.sleep.as_mut().poll(context)
    }
}

impl Sleep for HeadWait {}
