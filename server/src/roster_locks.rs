//! Changes of one roster, one after the other.

use std::hash::{DefaultHasher, Hash, Hasher};
use tokio::sync::{Mutex, MutexGuard};
use vigie_shared::ids::SessionId;

/// How many sessions are changed at the same time, at least.
const LOCKS: usize = 32;

/// Who changes the roster of a session waits for who does so now: what is compared with the
/// others on it must still be so when it is written.
#[derive(Debug, Default)]
pub struct RosterLocks([Mutex<()>; LOCKS]);

impl RosterLocks {
    /// Waits for the turn of this session.
    pub(crate) async fn of(&self, session: SessionId) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        session.hash(&mut hasher);
        let place = usize::try_from(hasher.finish() % LOCKS as u64).unwrap_or_default();
        self.0[place].lock().await
    }
}
