//! What a referent follows of all the sessions of his center at once.
//!
//! [`Centers`] finds or starts the task of a center, which lives while a referent
//! watches and some minutes longer. Rooms leave word of what changed ([`Part`]) without
//! waiting; what does not live in memory is read from the journal when the task starts.

mod news;
mod part;
mod sitting;
mod suspend;
mod task;
mod view;

pub(crate) use part::{Part, concerns};
pub use suspend::{SuspendError, reinstate, suspend};

use crate::{center::news::Notices, clock::Clock, room::RoomHandle, store::Store};
use dashmap::DashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};
use vigie_item_bank::Bank;
use vigie_shared::ids::{CenterId, SessionId};

/// Messages that may wait for a center: referents come, go, and command nothing.
const MAILBOX: usize = 64;

/// What the task of a center needs of the server.
#[derive(Clone)]
struct Tools {
    store: Store,
    clock: Clock,
    bank: Arc<Bank>,
}

/// All centers of this server that somebody watches.
#[derive(Clone)]
pub struct Centers(Arc<Inner>);

struct Inner {
    tools: Tools,
    live: DashMap<CenterId, Live>,
    /// One suspension at a time: what is left of a competence is counted before it is
    /// written, and rooms must hear of two opposite wishes in the order of the table.
    suspending: Mutex<()>,
}

/// A center somebody watches.
#[derive(Clone)]
struct Live {
    handle: RoomHandle,
    notices: Notices,
}

impl Centers {
    /// Nobody watches yet.
    pub fn new(store: Store, clock: Clock, bank: Arc<Bank>) -> Self {
        Self(Arc::new(Inner {
            tools: Tools { store, clock, bank },
            live: DashMap::new(),
            suspending: Mutex::new(()),
        }))
    }

    /// The task of a center, started if it does not live. It speaks with connections as
    /// a room does.
    pub(crate) fn open(&self, center: CenterId) -> RoomHandle {
        let entry = self.0.live.entry(center);
        if let dashmap::Entry::Occupied(occupied) = &entry
            && !occupied.get().handle.is_closed()
        {
            return occupied.get().handle.clone();
        }
        let (sender, mailbox) = mpsc::channel(MAILBOX);
        let (notices, news) = news::channel();
        let task = task::new(self.0.tools.clone(), center, notices.clone());
        let handle = RoomHandle::new(sender);
        // Before the task reads anything: what is committed from now on is announced,
        // what was committed before is in the journal.
        entry.insert(Live {
            handle: handle.clone(),
            notices,
        });
        tokio::spawn(self.clone().watch_over(center, task.run(mailbox, news)));
        handle
    }

    /// A room says that its part has changed. Made only if somebody watches.
    pub(crate) fn report(&self, center: CenterId, session: SessionId, part: impl FnOnce() -> Part) {
        if let Some(notices) = self.notices(center) {
            notices.note_part(session, part());
        }
    }

    /// There is a new session.
    pub(crate) fn note_created(&self, center: CenterId, session: SessionId) {
        if let Some(notices) = self.notices(center) {
            notices.note_created(session);
        }
    }

    /// Other items are suspended than before: for all centers.
    fn note_suspensions(&self) {
        for live in &self.0.live {
            live.notices.note_suspensions();
        }
    }

    fn notices(&self, center: CenterId) -> Option<Notices> {
        self.0.live.get(&center).map(|live| live.notices.clone())
    }

    /// Sees a task to its end, whatever it is, and forgets it.
    async fn watch_over(self, center: CenterId, task: impl Future<Output = ()> + Send + 'static) {
        if tokio::spawn(task).await.is_err() {
            tracing::error!(%center, "the view of a center panicked; it is read anew");
        }
        self.0
            .live
            .remove_if(&center, |_, live| live.handle.is_closed());
    }
}
