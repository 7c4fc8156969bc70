//! What the task of a center has yet to look at.
//!
//! A slot a session, not a queue: a room overwrites what it said before, so nobody ever
//! waits, nothing is lost, and the memory is that of the sessions.

use super::Part;
use std::collections::BTreeMap;
use tokio::sync::watch;
use vigie_shared::ids::SessionId;

/// Things to look at.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Look for all sessions of the center.
    pub(super) everything: bool,
    /// Other items are suspended.
    pub(super) suspensions: bool,
    /// Sessions with their part; none where it has to be read.
    pub(super) sessions: BTreeMap<SessionId, Option<Part>>,
}

/// Where news are left.
#[derive(Debug, Clone)]
pub(super) struct Notices(watch::Sender<News>);

/// Wakes who waits for news.
pub(super) type Bell = watch::Receiver<News>;

/// A place for news, and a bell that rings for those left from now on.
pub(super) fn channel() -> (Notices, Bell) {
    let (sender, bell) = watch::channel(News::default());
    (Notices(sender), bell)
}

impl News {
    /// Everything there is.
    pub(super) fn everything() -> Self {
        Self {
            everything: true,
            suspensions: true,
            sessions: BTreeMap::new(),
        }
    }
}

impl Notices {
    pub(super) fn note_part(&self, session: SessionId, part: Part) {
        self.0.send_modify(|news| {
            news.sessions.insert(session, Some(part));
        });
    }

    pub(super) fn note_created(&self, session: SessionId) {
        self.0.send_modify(|news| {
            // If its room has spoken already, that is newer.
            news.sessions.entry(session).or_default();
        });
    }

    pub(super) fn note_suspensions(&self) {
        self.0.send_modify(|news| news.suspensions = true);
    }

    /// Moves all news into `pending`; the bell does not ring.
    pub(super) fn take_into(&self, pending: &mut News) {
        self.0.send_if_modified(|news| {
            pending.suspensions |= std::mem::take(&mut news.suspensions);
            pending.sessions.append(&mut news.sessions);
            false
        });
    }
}
