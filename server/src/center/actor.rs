//! The actor of a center: collects what changes in its sessions, and shows it to its
//! referents.

use super::{
    CenterServices, SessionSlice,
    dirty_sessions::{ChangeNotifier, ChangeReceiver, DirtySessions},
    session_entry::{EntryError, SessionEntry},
    view::center_view,
};
use crate::{
    live::{
        Audience, ConnectionId, Connections, LiveMessage, OutboundMessage, Outbox, done_or_refused,
        encode, welcome,
    },
    store::SuspensionRow,
};
use std::{collections::BTreeMap, time::Duration};
use tokio::{sync::mpsc, time::Instant};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use uuid::Uuid;
use vigie_shared::{
    ids::{CenterId, Epoch, SessionId},
    protocol::{CloseReason, Never, ServerMessage},
    session::Refusal,
    time::{MINUTE, Timestamp},
    view::CenterView,
};

/// Least time from one view to the next: a hundred rooms may change at once, and a person
/// reads no faster.
const MIN_BROADCAST_INTERVAL: Duration = Duration::from_millis(250);

/// Time until the database is read again after it could not be.
const RETRY_DELAY: Duration = Duration::from_secs(1);

/// A center that no referent watches ends after this long, microseconds: a page that is
/// loaded again does not make all journals be read again.
const IDLE: i64 = 5 * MINUTE;

/// The live view of a center.
pub(super) struct CenterActor {
    services: CenterServices,
    id: CenterId,
    notifier: ChangeNotifier,
    pending: DirtySessions,
    sessions: BTreeMap<SessionId, SessionEntry>,
    /// Decisions of the center and of the platform on items.
    suspensions: Vec<SuspensionRow>,
    view: CenterView,
    epoch: Epoch,
    /// Sequence number of `view`.
    seq: u64,
    /// Sequence number of the view that was last sent to all.
    last_broadcast_seq: u64,
    connections: Connections,
    /// Since when nobody is connected.
    empty_since: Option<Timestamp>,
}

impl CenterActor {
    /// A center of which everything has yet to be read.
    pub(super) fn new(services: CenterServices, id: CenterId, notifier: ChangeNotifier) -> Self {
        Self {
            empty_since: Some(services.clock.now()),
            services,
            id,
            notifier,
            pending: DirtySessions::everything(),
            sessions: BTreeMap::new(),
            suspensions: Vec::new(),
            view: CenterView::default(),
            epoch: Epoch(Uuid::now_v7()),
            seq: 0,
            last_broadcast_seq: 0,
            connections: Connections::default(),
        }
    }

    /// Runs until nobody has watched for a while.
    pub(super) async fn run(
        mut self,
        mut mailbox: mpsc::Receiver<LiveMessage>,
        mut changes: ChangeReceiver,
    ) {
        let clock = self.services.clock.clone();
        let mut next = Instant::now();
        let mut changed = false;
        loop {
            let idle_at = self.empty_since.map(|since| since.plus(IDLE));
            let behind = changed || self.last_broadcast_seq != self.seq;
            tokio::select! {
                biased;
                message = mailbox.recv() => match message {
                    Some(message) => self.handle_message(message).await,
                    None => break,
                },
                // It cannot fail: the sending end is in `self`.
                _ = changes.changed(), if !changed => changed = true,
                () = tokio::time::sleep_until(next), if behind => {
                    changed = !self.broadcast_if_changed().await;
                    next = Instant::now() + if changed { RETRY_DELAY } else { MIN_BROADCAST_INTERVAL };
                }
                () = clock.wait_for(idle_at) => mailbox.close(),
            }
        }
        self.connections.close_all(CloseReason::Unavailable);
    }

    async fn handle_message(&mut self, message: LiveMessage) {
        match message {
            LiveMessage::Connect {
                connection,
                audience,
                outbox,
                ..
            } => self.admit(connection, audience, outbox).await,
            LiveMessage::Disconnect { connection, .. } => self.connections.remove(connection),
            LiveMessage::Command { from, id, .. } => {
                let refused = done_or_refused(id, Err(Refusal::NotAllowed));
                self.connections.send(from, refused);
            }
            // A center shows nobody's connection.
            LiveMessage::Heartbeat { .. } => {}
        }
        let empty = self.connections.is_empty();
        let now = || self.services.clock.now();
        self.empty_since = empty.then(|| self.empty_since.unwrap_or_else(now));
    }

    #[tracing::instrument(skip_all, level = "debug", name = "join",
        fields(connection = connection.0))]
    async fn admit(&mut self, connection: ConnectionId, audience: Audience, outbox: Outbox) {
        if !self.refresh().await {
            let _ = outbox.try_send(OutboundMessage::Close(CloseReason::Unavailable));
            return;
        }
        if self.connections.is_empty() {
            // All who are connected get the present view below.
            self.last_broadcast_seq = self.seq;
        }
        let now = self.services.clock.now();
        self.connections.add(connection, audience, outbox);
        self.connections.send(connection, welcome(now, self.epoch));
        self.connections.send(connection, self.frame());
    }

    /// Sends everybody what is new; false when the database could not be read.
    #[tracing::instrument(skip_all, level = "debug")]
    async fn broadcast_if_changed(&mut self) -> bool {
        let current = self.refresh().await;
        if self.last_broadcast_seq != self.seq {
            self.last_broadcast_seq = self.seq;
            self.connections.send_to(&self.frame(), |_| true);
        }
        current
    }

    /// Takes over all changes; false when the database could not be read. Then what is left
    /// stays pending.
    #[tracing::instrument(skip_all, level = "debug")]
    async fn refresh(&mut self) -> bool {
        self.notifier.take_into(&mut self.pending);
        let read = self.read_pending().await;
        if let Err(error) = &read {
            tracing::error!(center = %self.id, %error, "the view of a center cannot be read");
        }
        let mut view = center_view(&self.sessions, &self.suspensions, &self.services.bank);
        view.guessing = self.services.guessing.of_center(self.id);
        if view != self.view {
            self.view = view;
            self.seq += 1;
        }
        read.is_ok()
    }

    async fn read_pending(&mut self) -> Result<(), EntryError> {
        let store = &self.services.store;
        if self.pending.suspensions {
            self.suspensions = store.suspension_decisions(Some(self.id)).await?;
            self.pending.suspensions = false;
        }
        if self.pending.everything {
            for session in store.unfinalized(self.id).await? {
                self.pending.sessions.entry(session).or_default();
            }
            self.pending.everything = false;
        }
        while let Some((session, slice)) = self.pending.sessions.pop_first() {
            if let Err(error) = self.merge(session, slice).await {
                // What its room left is in the journal as well.
                self.pending.sessions.insert(session, None);
                return Err(error);
            }
        }
        Ok(())
    }

    async fn merge(
        &mut self,
        id: SessionId,
        slice: Option<SessionSlice>,
    ) -> Result<(), EntryError> {
        if slice.as_ref().is_some_and(SessionSlice::is_closed) {
            self.sessions.remove(&id);
            return Ok(());
        }
        match (self.sessions.get_mut(&id), slice) {
            (Some(entry), Some(slice)) if !entry.has_other_people(&slice) => entry.merge(slice),
            (_, slice) => {
                let entry = SessionEntry::read(&self.services, id, slice).await?;
                match entry {
                    Some(entry) => self.sessions.insert(id, entry),
                    None => self.sessions.remove(&id),
                };
            }
        }
        Ok(())
    }

    fn frame(&self) -> Utf8Bytes {
        encode(&ServerMessage::<&CenterView, Never>::Snapshot {
            seq: self.seq,
            state: &self.view,
        })
    }
}
