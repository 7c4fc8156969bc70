//! The sessions that the actor of a center has yet to look at.
//!
//! A slot for each session, not a queue: a room overwrites what it left before, so that no
//! room ever waits, nothing is lost, and the memory is bounded by the number of sessions.

use super::SessionSlice;
use std::collections::BTreeMap;
use tokio::sync::watch;
use vigie_shared::ids::SessionId;

#[derive(Debug, Default)]
pub(super) struct DirtySessions {
    /// Look for all sessions of the center.
    pub(super) everything: bool,
    /// The suspended items have changed.
    pub(super) suspensions: bool,
    /// Sessions with their slice; none where it has to be read.
    pub(super) sessions: BTreeMap<SessionId, Option<SessionSlice>>,
}

/// Where changes are left.
#[derive(Debug, Clone)]
pub(super) struct ChangeNotifier(watch::Sender<DirtySessions>);

/// Wakes the actor when changes are left.
pub(super) type ChangeReceiver = watch::Receiver<DirtySessions>;

/// The receiver is woken by the changes from now on.
pub(super) fn channel() -> (ChangeNotifier, ChangeReceiver) {
    let (sender, receiver) = watch::channel(DirtySessions::default());
    (ChangeNotifier(sender), receiver)
}

impl DirtySessions {
    pub(super) fn everything() -> Self {
        Self {
            everything: true,
            suspensions: true,
            sessions: BTreeMap::new(),
        }
    }
}

impl ChangeNotifier {
    pub(super) fn note_slice(&self, session: SessionId, slice: SessionSlice) {
        self.0.send_modify(|dirty| {
            dirty.sessions.insert(session, Some(slice));
        });
    }

    pub(super) fn note_created(&self, session: SessionId) {
        self.0.send_modify(|dirty| {
            // A slice that its room has left already is newer.
            dirty.sessions.entry(session).or_default();
        });
    }

    /// What the tables say of a session has changed, or it is gone: all of it is read again.
    pub(super) fn note_edited(&self, session: SessionId) {
        self.0.send_modify(|dirty| {
            dirty.sessions.insert(session, None);
        });
    }

    pub(super) fn note_suspensions(&self) {
        self.0.send_modify(|dirty| dirty.suspensions = true);
    }

    /// Something has changed that the actor looks at each time.
    pub(super) fn wake(&self) {
        self.0.send_modify(|_| {});
    }

    /// Moves all changes into `pending`, without waking the receiver.
    pub(super) fn take_into(&self, pending: &mut DirtySessions) {
        self.0.send_if_modified(|dirty| {
            pending.suspensions |= std::mem::take(&mut dirty.suspensions);
            pending.sessions.append(&mut dirty.sessions);
            false
        });
    }
}
