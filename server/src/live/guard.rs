//! What must happen when a task ends, whatever ends it: a return, an abort or a panic.

use super::{Audience, ConnectionId, LiveHandle, LiveMessage};

/// Reports to an actor that a connection is gone. Without it, a panic in the connection would
/// leave a candidate "connected" for the rest of the session.
pub(crate) struct DisconnectGuard<M: From<LiveMessage> + Send + 'static> {
    handle: LiveHandle<M>,
    connection: ConnectionId,
    audience: Audience,
    /// Was it closed because nothing was received for too long?
    pub(crate) silent: bool,
}

impl<M: From<LiveMessage> + Send + 'static> DisconnectGuard<M> {
    pub(crate) fn new(handle: LiveHandle<M>, connection: ConnectionId, audience: Audience) -> Self {
        Self {
            handle,
            connection,
            audience,
            silent: false,
        }
    }

    /// The actor.
    pub(crate) fn handle(&self) -> &LiveHandle<M> {
        &self.handle
    }
}

impl<M: From<LiveMessage> + Send + 'static> Drop for DisconnectGuard<M> {
    fn drop(&mut self) {
        let message = LiveMessage::Disconnect {
            connection: self.connection,
            audience: self.audience,
            silent: self.silent,
        };
        self.handle.send_from_drop(message.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(handle: &LiveHandle<LiveMessage>, id: u64) -> DisconnectGuard<LiveMessage> {
        DisconnectGuard::new(handle.clone(), ConnectionId(id), Audience::Invigilator)
    }

    fn gone(message: Option<LiveMessage>) -> (u64, bool) {
        match message {
            Some(LiveMessage::Disconnect {
                connection, silent, ..
            }) => (connection.0, silent),
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_connection_that_panics_is_reported() {
        let (handle, mut mailbox) = LiveHandle::channel(1);
        let guard = guard(&handle, 7);
        let connection = tokio::spawn(async move {
            let _guard = guard;
            tokio::task::yield_now().await;
            panic!("a fault in a connection");
        });
        assert!(connection.await.unwrap_err().is_panic());
        assert_eq!(gone(mailbox.recv().await), (7, false));
    }

    #[tokio::test]
    async fn a_connection_that_is_aborted_is_reported() {
        let (handle, mut mailbox) = LiveHandle::channel(1);
        let guard = guard(&handle, 8);
        let connection = tokio::spawn(async move {
            let _guard = guard;
            std::future::pending::<()>().await;
        });
        connection.abort();
        assert_eq!(gone(mailbox.recv().await), (8, false));
    }

    #[tokio::test]
    async fn a_disconnect_waits_for_a_full_mailbox() {
        let (handle, mut mailbox) = LiveHandle::channel(1);
        drop(guard(&handle, 1));
        let mut second = guard(&handle, 2);
        second.silent = true;
        drop(second);
        assert_eq!(gone(mailbox.recv().await), (1, false));
        assert_eq!(gone(mailbox.recv().await), (2, true));
    }

    #[test]
    fn nothing_happens_without_an_actor_or_a_runtime() {
        let (handle, mailbox) = LiveHandle::channel(1);
        let (full, _mailbox) = LiveHandle::channel(1);
        drop(guard(&full, 1));
        drop(guard(&full, 2));
        drop(mailbox);
        drop(guard(&handle, 3));
    }
}
