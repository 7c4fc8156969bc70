//! Finding and starting the actors of centers.

use super::{
    CenterHandle, CenterServices, SessionSlice,
    actor::CenterActor,
    dirty_sessions::{self, ChangeNotifier},
};
use crate::{
    clock::Clock,
    guessing::GuessingNotices,
    live::{ActorHandle, ActorRegistry, LiveHandle},
    store::Store,
    work_pool::WorkPool,
};
use std::sync::Arc;
use tracing::Instrument;
use vigie_item_bank::Bank;
use vigie_shared::ids::{CenterId, SessionId};

/// Messages that may wait for a center: referents come and go, and send no commands.
const MAILBOX_CAPACITY: usize = 64;

/// The centers of this server that a referent watches.
#[derive(Clone)]
pub struct CenterRegistry {
    services: CenterServices,
    centers: ActorRegistry<CenterId, LiveCenter>,
}

/// A center that a referent watches.
#[derive(Clone)]
struct LiveCenter {
    handle: CenterHandle,
    notifier: ChangeNotifier,
}

impl ActorHandle for LiveCenter {
    fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }
}

impl CenterRegistry {
    /// A registry without centers.
    pub fn new(
        store: Store,
        clock: Clock,
        bank: Arc<Bank>,
        guessing: GuessingNotices,
        work: WorkPool,
    ) -> Self {
        let services = CenterServices {
            store,
            clock,
            bank,
            guessing,
            work,
        };
        Self {
            services,
            centers: ActorRegistry::default(),
        }
    }

    /// The actor of a center, started if it does not run.
    pub(crate) fn open(&self, center: CenterId) -> CenterHandle {
        // It is in the registry before it reads anything: what is committed from then on is
        // announced, what was committed before is in the journal.
        let start = || {
            let (handle, mailbox) = LiveHandle::channel(MAILBOX_CAPACITY);
            let (notifier, changes) = dirty_sessions::channel();
            let actor = CenterActor::new(self.services.clone(), center, notifier.clone());
            let span = tracing::info_span!(parent: None, "center", id = %center);
            let actor = actor.run(mailbox, changes).instrument(span);
            (LiveCenter { handle, notifier }, actor)
        };
        let panicked = move || {
            tracing::error!(%center, "the view of a center panicked; it will be read again");
        };
        self.centers.get_or_start(center, start, panicked).handle
    }

    /// A room gives its slice, computed only if a referent watches.
    pub(crate) fn note_slice(
        &self,
        center: CenterId,
        session: SessionId,
        slice: impl FnOnce() -> SessionSlice,
    ) {
        if let Some(center) = self.centers.get(center) {
            center.notifier.note_slice(session, slice());
        }
    }

    /// There is a new session.
    pub(crate) fn note_created(&self, center: CenterId, session: SessionId) {
        if let Some(center) = self.centers.get(center) {
            center.notifier.note_created(session);
        }
    }

    /// Where or when a session is held has changed, or it was deleted.
    pub(crate) fn note_edited(&self, center: CenterId, session: SessionId) {
        if let Some(center) = self.centers.get(center) {
            center.notifier.note_edited(session);
        }
    }

    /// What is guessed at in this center has changed.
    pub(crate) fn note_guessing(&self, center: CenterId) {
        if let Some(center) = self.centers.get(center) {
            center.notifier.wake();
        }
    }

    /// The suspended items of a center have changed, or of all.
    pub(crate) fn note_suspensions(&self, center: Option<CenterId>) {
        let concerned = match center {
            Some(center) => self.centers.get(center).into_iter().collect(),
            None => self.centers.all(),
        };
        for center in concerned {
            center.notifier.note_suspensions();
        }
    }
}
