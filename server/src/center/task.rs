//! The task of a center: hears of its sessions, and shows them to its referents.

use super::{
    Part, Tools,
    news::{Bell, News, Notices},
    sitting::Sitting,
    view::view,
};
use crate::room::{Connections, Outgoing, RoomMessage, encode, reply, welcome};
use axum::extract::ws::Utf8Bytes;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::{sync::mpsc, time::Instant};
use uuid::Uuid;
use vigie_shared::{
    ids::{CenterId, Epoch, SessionId},
    item::ItemId,
    protocol::{CloseReason, Never, ServerMessage},
    session::Refusal,
    time::{MINUTE, Timestamp},
    view::{CenterView, ItemSuspension},
};

/// Least time from one view to the next: a hundred rooms may change at once, and a person
/// reads no faster.
const PACE: Duration = Duration::from_millis(250);

/// After this the database is asked again.
const RETRY: Duration = Duration::from_secs(1);

/// A center that nobody watches is forgotten after this long: whoever loads his page
/// anew does not have all journals read anew.
const IDLE: i64 = 5 * MINUTE;

/// The live view of a center.
pub(super) struct Task {
    tools: Tools,
    id: CenterId,
    notices: Notices,
    pending: News,
    sittings: BTreeMap<SessionId, Sitting>,
    suspensions: BTreeMap<ItemId, ItemSuspension>,
    view: CenterView,
    epoch: Epoch,
    /// Number of `view`.
    seq: u64,
    /// Number of the view that was last sent to everybody.
    told: u64,
    connections: Connections,
    /// Since when nobody is connected.
    alone_since: Option<Timestamp>,
}

/// A center of which everything has yet to be read.
pub(super) fn new(tools: Tools, id: CenterId, notices: Notices) -> Task {
    Task {
        alone_since: Some(tools.clock.now()),
        tools,
        id,
        notices,
        pending: News::everything(),
        sittings: BTreeMap::new(),
        suspensions: BTreeMap::new(),
        view: CenterView::default(),
        epoch: Epoch(Uuid::now_v7()),
        seq: 0,
        told: 0,
        connections: Connections::default(),
    }
}

impl Task {
    /// Lives until nobody has watched for a while.
    pub(super) async fn run(mut self, mut mailbox: mpsc::Receiver<RoomMessage>, mut bell: Bell) {
        let clock = self.tools.clock.clone();
        let mut next = Instant::now();
        let mut rung = false;
        loop {
            let idle_at = self.alone_since.map(|since| since.plus(IDLE));
            let behind = rung || self.told != self.seq;
            tokio::select! {
                biased;
                message = mailbox.recv() => match message {
                    Some(message) => self.hear(message).await,
                    None => break,
                },
                // The bell cannot break: its other end is in `self`.
                _ = bell.changed(), if !rung => rung = true,
                () = tokio::time::sleep_until(next), if behind => {
                    rung = !self.look().await;
                    next = Instant::now() + if rung { RETRY } else { PACE };
                }
                () = clock.wait_for(idle_at) => mailbox.close(),
            }
        }
        self.connections.close_all(CloseReason::Unavailable);
    }

    async fn hear(&mut self, message: RoomMessage) {
        match message {
            RoomMessage::Connect {
                connection,
                audience,
                outbox,
                ..
            } => {
                if self.catch_up().await {
                    if self.connections.is_empty() {
                        // There is nobody else to be shown what he is shown now.
                        self.told = self.seq;
                    }
                    let now = self.tools.clock.now();
                    self.connections.add(connection, audience, outbox);
                    self.connections.send(connection, welcome(now, self.epoch));
                    self.connections.send(connection, self.frame());
                } else {
                    let _ = outbox.try_send(Outgoing::Close(CloseReason::Unavailable));
                }
            }
            RoomMessage::Disconnect { connection, .. } => {
                self.connections.remove(connection);
            }
            RoomMessage::Command { from, id, .. } => {
                let refused = reply(id, Err(Refusal::NotAllowed));
                self.connections.send(from, refused);
            }
            // What else a room is told is about its candidates.
            RoomMessage::Unstable { .. }
            | RoomMessage::CurrentItem { .. }
            | RoomMessage::Wish { .. } => {}
        }
        let alone = self.connections.is_empty();
        let now = || self.tools.clock.now();
        self.alone_since = alone.then(|| self.alone_since.unwrap_or_else(now));
    }

    /// Shows everybody what is new; false when the database could not be read.
    async fn look(&mut self) -> bool {
        let current = self.catch_up().await;
        if self.told != self.seq {
            self.told = self.seq;
            self.connections.send_to(&self.frame(), |_| true);
        }
        current
    }

    /// Takes in all news; false when the database could not be read. Then what is left
    /// stays pending.
    async fn catch_up(&mut self) -> bool {
        self.notices.take_into(&mut self.pending);
        let read = self.read_pending().await;
        if let Err(error) = &read {
            tracing::error!(center = %self.id, %error, "the view of a center cannot be read");
        }
        let view = view(&self.sittings, &self.suspensions, &self.tools.bank);
        if view != self.view {
            self.view = view;
            self.seq += 1;
        }
        read.is_ok()
    }

    async fn read_pending(&mut self) -> Result<(), sqlx::Error> {
        let store = &self.tools.store;
        if self.pending.suspensions {
            self.suspensions = suspensions(store.suspensions().await?);
            self.pending.suspensions = false;
        }
        if self.pending.everything {
            for session in store.unfinalized(self.id).await? {
                self.pending.sessions.entry(session).or_default();
            }
            self.pending.everything = false;
        }
        while let Some((session, part)) = self.pending.sessions.pop_first() {
            if let Err(error) = self.take_in(session, part).await {
                // What its room said is in the journal as well.
                self.pending.sessions.insert(session, None);
                return Err(error);
            }
        }
        Ok(())
    }

    async fn take_in(&mut self, id: SessionId, part: Option<Part>) -> Result<(), sqlx::Error> {
        if part.as_ref().is_some_and(|part| part.status.is_closed()) {
            self.sittings.remove(&id);
            return Ok(());
        }
        match (self.sittings.get_mut(&id), part) {
            (Some(sitting), Some(part)) => sitting.take(part),
            (Some(_), None) => {}
            (None, part) => {
                let sitting = Sitting::read(&self.tools, id, part).await?;
                self.sittings.extend(sitting.map(|sitting| (id, sitting)));
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

fn suspensions(rows: Vec<crate::store::SuspensionRow>) -> BTreeMap<ItemId, ItemSuspension> {
    let suspension = |row: crate::store::SuspensionRow| {
        let suspension = ItemSuspension {
            by: row.by,
            at: row.at,
            reason: row.reason,
        };
        (ItemId(Arc::from(row.item)), suspension)
    };
    rows.into_iter().map(suspension).collect()
}
