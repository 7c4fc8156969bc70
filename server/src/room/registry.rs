//! Finding and starting rooms.

use crate::{
    center::Centers,
    clock::Clock,
    journal::{Damage, Folded},
    room::{
        RoomMessage,
        task::{self, Subject},
    },
    store::Store,
};
use dashmap::DashMap;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::{Seat, SessionId},
    item::ItemId,
    person::EnrolledCandidate,
    time::ExtraTime,
};

/// Messages that may wait for a room. A turn takes what is there, so this is
/// only reached when the database stands still.
const MAILBOX: usize = 1024;

/// Why a room cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// No such session.
    #[error("no such session")]
    Unknown,
    /// Its journal does not fold.
    #[error("the journal is damaged: {0}")]
    Damaged(#[from] Damage),
    /// The database could not be read.
    #[error("the journal cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// It was made under another version of the bank.
    #[error("the session runs under bank {0}, which this server does not have")]
    OtherBank(String),
}

/// What rooms need of the server.
#[derive(Clone)]
pub(crate) struct Tools {
    pub store: Store,
    pub clock: Clock,
    pub bank: Arc<Bank>,
    pub centers: Centers,
}

/// All live rooms of this server.
#[derive(Clone)]
pub struct Rooms {
    tools: Tools,
    rooms: Arc<DashMap<SessionId, RoomHandle>>,
}

/// A way to talk to a room.
#[derive(Debug, Clone)]
pub struct RoomHandle(mpsc::Sender<RoomMessage>);

impl Rooms {
    /// No room yet.
    pub fn new(store: Store, clock: Clock, bank: Arc<Bank>, centers: Centers) -> Self {
        let tools = Tools {
            store,
            clock,
            bank,
            centers,
        };
        Self {
            tools,
            rooms: Arc::default(),
        }
    }

    /// The room of a session, started from its journal if it is not live.
    ///
    /// # Errors
    /// When there is no such session, or its journal cannot be folded.
    pub async fn open(&self, session: SessionId) -> Result<RoomHandle, RoomError> {
        if let Some(handle) = self.live(session) {
            return Ok(handle);
        }
        let folded = load(&self.tools, session).await?;
        let people = people(&self.tools.store, session).await?;
        let sheet = self.tools.store.sheet(session).await?;
        let center = sheet.ok_or(RoomError::Unknown)?.center;
        // Two may have loaded at the same time: the first to get here starts the
        // task, the other one uses it.
        let entry = self.rooms.entry(session);
        if let dashmap::Entry::Occupied(occupied) = &entry
            && !occupied.get().is_closed()
        {
            return Ok(occupied.get().clone());
        }
        let (sender, mailbox) = mpsc::channel(MAILBOX);
        let handle = RoomHandle::new(sender);
        entry.insert(handle.clone());
        let subject = Subject {
            id: session,
            center,
            folded,
            people,
        };
        let room = task::room(self.tools.clone(), subject);
        tokio::spawn(self.clone().watch_over(session, room.run(mailbox)));
        Ok(handle)
    }

    /// Opens every room whose timers must run although nobody may connect.
    /// Returns how many there are.
    ///
    /// # Errors
    /// When the list of sessions cannot be read. A room that cannot be opened is
    /// logged and left out: it must not stop the others.
    pub async fn open_all(&self) -> Result<usize, sqlx::Error> {
        const TWO_DAYS: i64 = 48 * 60 * vigie_shared::time::MINUTE;
        let since = self.tools.clock.now().plus(-TWO_DAYS);
        let sessions = self.tools.store.open_sessions(since).await?;
        for session in &sessions {
            if let Err(error) = self.open(*session).await {
                tracing::error!(%session, %error, "room not opened");
            }
        }
        Ok(sessions.len())
    }

    /// Sees a room to its end, whatever it is, and forgets it.
    async fn watch_over(self, session: SessionId, room: impl Future<Output = ()> + Send + 'static) {
        metrics::gauge!("vigie_rooms").increment(1);
        if tokio::spawn(room).await.is_err() {
            tracing::error!(%session, "room panicked; it starts anew from its journal");
            metrics::counter!("vigie_rooms_panicked_total").increment(1);
        }
        self.rooms
            .remove_if(&session, |_, handle| handle.is_closed());
        metrics::gauge!("vigie_rooms").decrement(1);
    }

    /// All rooms that live now.
    pub(crate) fn all(&self) -> Vec<RoomHandle> {
        self.rooms.iter().map(|room| room.clone()).collect()
    }

    fn live(&self, session: SessionId) -> Option<RoomHandle> {
        let handle = self.rooms.get(&session)?;
        (!handle.is_closed()).then(|| handle.clone())
    }
}

impl RoomHandle {
    /// A handle to the task with this mailbox.
    pub(crate) fn new(mailbox: mpsc::Sender<RoomMessage>) -> Self {
        Self(mailbox)
    }

    /// Has the task ended, or is it about to?
    pub(crate) fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// The item a candidate sees, if his test runs and the item is shown.
    pub async fn current_item(&self, seat: Seat) -> Option<ItemId> {
        let (reply, answer) = oneshot::channel();
        self.send(RoomMessage::CurrentItem { seat, reply })
            .await
            .ok()?;
        answer.await.ok().flatten()
    }

    /// Tells the room something. Waits while the mailbox is full.
    ///
    /// # Errors
    /// When the room is gone; opening it again starts it anew.
    pub(crate) async fn send(&self, message: RoomMessage) -> Result<(), RoomGone> {
        self.0.send(message).await.map_err(|_| RoomGone)
    }
}

/// The room's task has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoomGone;

/// Folds a session from the database.
pub(super) async fn load(tools: &Tools, session: SessionId) -> Result<Folded, RoomError> {
    let rows = tools.store.journal(session, 0).await?;
    if rows.is_empty() {
        return Err(RoomError::Unknown);
    }
    let folded = Folded::from_rows(&rows)?;
    let versions = folded.session.versions();
    if versions.bank != tools.bank.version() && folded.session.finalized().is_none() {
        return Err(RoomError::OtherBank(versions.bank.clone()));
    }
    Ok(folded)
}

/// The candidates of a session, as the staff sees them.
pub(crate) async fn people(
    store: &Store,
    session: SessionId,
) -> Result<Arc<[EnrolledCandidate]>, sqlx::Error> {
    let candidates = store.candidates(session).await?;
    let person = |row: crate::store::CandidateRow| EnrolledCandidate {
        seat: Seat(u16::try_from(row.seat).unwrap_or_default()),
        first_name: row.first_name,
        last_name: row.last_name,
        extra_time: u32::try_from(row.extra_time)
            .ok()
            .and_then(ExtraTime::from_basis_points)
            .unwrap_or_default(),
        accessible: row.accessible,
    };
    Ok(candidates.into_iter().map(person).collect())
}
