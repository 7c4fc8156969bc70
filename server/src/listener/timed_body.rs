//! The body of a request, which must make progress.

use super::{connection_table::ConnectionPlace, timeouts::ConnectionTimeouts};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use std::{
    error::Error,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::time::{Instant, Sleep, sleep_until};

/// A body that rests for too long, or takes too long in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the body of the request did not arrive in time")]
pub struct BodyTimeout;

/// Ends with [`BodyTimeout`]. The timer exists only once a body has to be waited for.
pub(super) struct TimedBody {
    body: Incoming,
    timeouts: ConnectionTimeouts,
    place: ConnectionPlace,
    wait: Option<BodyWait>,
}

struct BodyWait {
    sleep: Pin<Box<Sleep>>,
    ends_at: Instant,
    is_resting: bool,
}

impl TimedBody {
    pub(super) fn new(
        body: Incoming,
        timeouts: ConnectionTimeouts,
        place: ConnectionPlace,
    ) -> Self {
        Self {
            body,
            timeouts,
            place,
            wait: None,
        }
    }
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            if let Some(wait) = &mut self.wait {
                wait.is_resting = false;
            }
            if frame.is_none() || self.body.is_end_stream() {
                self.place.request_received();
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let now = Instant::now();
        let rest_ends_at = now + self.timeouts.body_progress;
        let ends_at = now + self.timeouts.body;
        let wait = self.wait.get_or_insert_with(|| BodyWait {
            sleep: Box::pin(sleep_until(rest_ends_at)),
            ends_at,
            is_resting: true,
        });
        if !wait.is_resting {
            wait.is_resting = true;
            let end = wait.ends_at.min(rest_ends_at);
            wait.sleep.as_mut().reset(end);
        }
        match wait.sleep.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Some(Err(BodyTimeout.into()))),
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
