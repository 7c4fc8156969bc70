//! The queue of messages to one socket.
//!
//! A channel of tokio keeps room for 32 messages whether they come or not, 1.5 KiB. Thousands
//! of sockets are open and nearly all of their queues are empty nearly always, so this one has
//! room for what waits.

use std::{
    collections::VecDeque,
    future::poll_fn,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use vigie_shared::protocol::CloseReason;

/// Messages that may wait for one socket: a burst of a whole room fits. When it is full, the
/// client is too slow and its connection is closed as lagging.
const CAPACITY: usize = 128;

/// Messages that an empty queue keeps room for.
const KEPT_CAPACITY: usize = 4;

/// Something for a connection's socket.
#[derive(Debug, Clone)]
pub(crate) enum OutboundMessage {
    /// An encoded frame, shared by all connections that get it.
    Frame(Utf8Bytes),
    Close(CloseReason),
}

/// The message was not taken: the queue is full, or nobody reads it any more.
#[derive(Debug)]
pub(crate) struct OutboxClosed;

/// The queue of a new connection.
pub(crate) fn outbox() -> (Outbox, OutboxReceiver) {
    let queue = Arc::new(OutboxQueue::default());
    (Outbox(queue.clone()), OutboxReceiver(queue))
}

/// Sends to a socket. There is one: the queue ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Outbox(Arc<OutboxQueue>);

impl Outbox {
    pub(crate) fn try_send(&self, message: OutboundMessage) -> Result<(), OutboxClosed> {
        self.0.push(message)
    }

    /// Sends beside this outbox, and only as long as it exists.
    pub(crate) fn replies(&self) -> OutboxReplies {
        OutboxReplies(self.0.clone())
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Sends to a socket as long as its [`Outbox`] exists.
#[derive(Debug)]
pub(crate) struct OutboxReplies(Arc<OutboxQueue>);

impl OutboxReplies {
    pub(crate) fn try_send(&self, message: OutboundMessage) -> Result<(), OutboxClosed> {
        self.0.push(message)
    }
}

/// What a socket has to send.
#[derive(Debug)]
pub(crate) struct OutboxReceiver(Arc<OutboxQueue>);

impl OutboxReceiver {
    /// Waits for the next message; none when the [`Outbox`] is gone and everything was taken.
    /// Nothing is lost when the future is dropped.
    pub(crate) async fn recv(&mut self) -> Option<OutboundMessage> {
        poll_fn(|context| self.0.poll_next(context)).await
    }

    /// The next message, if one waits.
    pub(crate) fn try_recv(&mut self) -> Option<OutboundMessage> {
        self.0.lock().next()
    }
}

impl Drop for OutboxReceiver {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[derive(Debug, Default)]
struct OutboxQueue(Mutex<QueueState>);

#[derive(Debug, Default)]
struct QueueState {
    messages: VecDeque<OutboundMessage>,
    closed: bool,
    /// The connection that waits for a message.
    waiting: Option<Waker>,
}

impl OutboxQueue {
    fn push(&self, message: OutboundMessage) -> Result<(), OutboxClosed> {
        let mut state = self.lock();
        if state.closed || state.messages.len() == CAPACITY {
            return Err(OutboxClosed);
        }
        state.messages.push_back(message);
        let waiting = state.waiting.take();
        drop(state);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
        Ok(())
    }

    fn poll_next(&self, context: &mut Context<'_>) -> Poll<Option<OutboundMessage>> {
        let mut state = self.lock();
        match state.next() {
            Some(message) => Poll::Ready(Some(message)),
            None if state.closed => Poll::Ready(None),
            None => {
                state.waiting = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }

    fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let waiting = state.waiting.take();
        drop(state);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }

    fn lock(&self) -> MutexGuard<'_, QueueState> {
        // Every change is complete before anything that could panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl QueueState {
    fn next(&mut self) -> Option<OutboundMessage> {
        let message = self.messages.pop_front();
        if self.messages.is_empty() && self.messages.capacity() > KEPT_CAPACITY {
            self.messages = VecDeque::with_capacity(KEPT_CAPACITY);
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &'static str) -> OutboundMessage {
        OutboundMessage::Frame(Utf8Bytes::from_static(text))
    }

    fn text(message: Option<OutboundMessage>) -> Option<String> {
        match message? {
            OutboundMessage::Frame(frame) => Some(frame.to_string()),
            OutboundMessage::Close(reason) => Some(reason.name().to_owned()),
        }
    }

    #[tokio::test]
    async fn messages_arrive_in_order_and_the_last_ones_after_the_sender_is_gone() {
        let (outbox, mut receiver) = outbox();
        outbox.try_send(frame("1")).unwrap();
        outbox.replies().try_send(frame("2")).unwrap();
        drop(outbox);
        assert_eq!(text(receiver.recv().await).as_deref(), Some("1"));
        assert_eq!(text(receiver.try_recv()).as_deref(), Some("2"));
        assert_eq!(text(receiver.recv().await), None);
    }

    #[tokio::test]
    async fn who_waits_is_woken_by_a_message_and_by_the_end() {
        let (outbox, mut receiver) = outbox();
        let reader = tokio::spawn(async move {
            let first = text(receiver.recv().await);
            (first, text(receiver.recv().await))
        });
        tokio::task::yield_now().await;
        outbox.try_send(frame("1")).unwrap();
        tokio::task::yield_now().await;
        drop(outbox);
        assert_eq!(reader.await.unwrap(), (Some("1".to_owned()), None));
    }

    #[test]
    fn a_full_queue_and_one_without_a_reader_or_an_outbox_take_nothing() {
        let (full, mut receiver) = outbox();
        for _ in 0..CAPACITY {
            full.try_send(frame("1")).unwrap();
        }
        full.try_send(frame("2")).unwrap_err();
        while receiver.try_recv().is_some() {}
        assert!(receiver.0.lock().messages.capacity() <= 2 * KEPT_CAPACITY);
        full.try_send(frame("3")).unwrap();
        let replies = full.replies();
        drop(full);
        replies.try_send(frame("4")).unwrap_err();

        let (unread, receiver) = outbox();
        drop(receiver);
        unread.try_send(frame("1")).unwrap_err();
    }
}
