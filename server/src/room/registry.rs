//! Finding and starting rooms.

use super::{
    RoomHandle, RoomMessage,
    actor::RoomActor,
    load::{RoomError, load_room, load_turn},
    seat_holders::SeatHolders,
    services::RoomServices,
};
use crate::{
    center::CenterRegistry,
    clock::Clock,
    door::DoorBook,
    guessing::GuessingNotices,
    live::{ActorHandle, ActorRegistry, LiveHandle},
    server_outages::ServerOutageLog,
    store::Store,
    telemetry,
    work_pool::WorkPool,
};
use futures_util::future::join_all;
use std::{sync::Arc, time::Duration};
use tokio::sync::oneshot;
use tracing::Instrument;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::{CenterId, DeviceId, Seat, SessionId},
    time::MINUTE,
};

/// Messages that may wait for a room. A batch takes what is there, so this is
/// only reached when the database stands still.
const MAILBOX_CAPACITY: usize = 1024;

/// How long is waited for rooms that compare themselves with the table of suspensions.
const SYNCED_WITHIN: Duration = Duration::from_secs(2);

/// Sessions held or created up to this long ago are opened at the start, microseconds.
const OPEN_AT_START: i64 = 48 * 60 * MINUTE;

/// All live rooms of this server.
#[derive(Clone)]
pub struct RoomRegistry {
    services: RoomServices,
    rooms: ActorRegistry<SessionId, LiveRoom>,
}

/// A room that is live, and whose it is.
#[derive(Clone)]
struct LiveRoom {
    handle: RoomHandle,
    center: CenterId,
    holders: SeatHolders,
}

impl ActorHandle for LiveRoom {
    fn is_closed(&self) -> bool {
        ActorHandle::is_closed(&self.handle)
    }
}

impl RoomRegistry {
    /// A registry without rooms.
    pub fn new(
        store: Store,
        clock: Clock,
        bank: Arc<Bank>,
        centers: CenterRegistry,
        (guessing, door, outages): (GuessingNotices, DoorBook, ServerOutageLog),
        work: WorkPool,
    ) -> Self {
        let services = RoomServices {
            store,
            clock,
            bank,
            centers,
            guessing,
            door,
            outages,
            work,
        };
        Self {
            services,
            rooms: ActorRegistry::default(),
        }
    }

    /// The room of a session, started from its journal if it is not live.
    ///
    /// # Errors
    /// When there is no such session, or its journal cannot be folded.
    pub(crate) async fn open(&self, session: SessionId) -> Result<RoomHandle, RoomError> {
        if let Some(room) = self.rooms.get(session) {
            return Ok(room.handle);
        }
        let turn = load_turn(&self.services, session).await?;
        // Of a whole class that comes back at once the first one loads; those who waited for
        // their turn meanwhile find the room there.
        if let Some(room) = self.rooms.get(session) {
            return Ok(room.handle);
        }
        let init = load_room(&self.services, session, turn).await?;
        // Two may have loaded at the same time: the first to get here starts the actor, the
        // other one uses it.
        let start = || {
            let (handle, mailbox) = LiveHandle::channel(MAILBOX_CAPACITY);
            let center = init.center;
            let holders = SeatHolders::default();
            let room = RoomActor::new(self.services.clone(), init, holders.clone());
            let span = tracing::info_span!(parent: None, "room", %session);
            (
                LiveRoom {
                    handle,
                    center,
                    holders,
                },
                room.run(mailbox).instrument(span),
            )
        };
        let panicked = move || {
            tracing::error!(%session, "room panicked; the next message starts it from its journal");
            telemetry::room_panicked();
        };
        Ok(self.rooms.get_or_start(session, start, panicked).handle)
    }

    /// Does this device hold its seat? No device does of a session that is not live.
    pub(crate) fn holds_seat(&self, session: SessionId, seat: Seat, device: DeviceId) -> bool {
        let room = self.rooms.get(session);
        room.is_some_and(|room| room.holders.holds(seat, device))
    }

    /// The devices on which tests of a session are running; the session is started from its
    /// journal if it is not live.
    ///
    /// # Errors
    /// When there is no such session, or its journal cannot be folded.
    pub(crate) async fn testing_devices(
        &self,
        session: SessionId,
    ) -> Result<Vec<DeviceId>, RoomError> {
        self.open(session).await?;
        let room = self.rooms.get(session);
        Ok(room.map_or_else(Vec::new, |room| room.holders.testing()))
    }

    /// Opens every room whose timers must run although nobody may connect.
    /// Returns how many there are.
    ///
    /// # Errors
    /// When the list of sessions cannot be read. A room that cannot be opened is
    /// logged and left out: it must not stop the others.
    #[tracing::instrument(skip_all)]
    pub async fn open_all(&self) -> Result<usize, sqlx::Error> {
        let since = self.services.clock.now().plus(-OPEN_AT_START);
        let sessions = self.services.store.unfinalized_since(since).await?;
        for session in &sessions {
            if let Err(error) = self.open(*session).await {
                tracing::error!(%session, %error, "room not opened");
            }
        }
        Ok(sessions.len())
    }

    /// What is guessed at in this session, or who stands at its door, has changed. A room that is
    /// live looks with its next batch; one whose mailbox is full is about to do so.
    pub(crate) fn note_guessing(&self, session: SessionId) {
        if let Some(room) = self.rooms.get(session) {
            let _ = room.handle.try_send(RoomMessage::Wake);
        }
    }

    /// Has every live room look at what it does not hear of by messages.
    pub(crate) fn wake_all(&self) {
        for room in self.rooms.all() {
            // One whose mailbox is full is about to look.
            let _ = room.handle.try_send(RoomMessage::Wake);
        }
    }

    /// Asks the live rooms of a center, or all of them, to compare themselves with the table
    /// of suspensions, and waits until it is durable, but for [`SYNCED_WITHIN`] at most: a room
    /// that is slow follows when it can, and keeps nobody else from going on.
    pub(crate) async fn sync_suspensions(&self, center: Option<CenterId>) {
        let concerned = self.rooms.all().into_iter();
        let concerned = concerned.filter(|room| center.is_none_or(|center| room.center == center));
        let synced: Vec<_> = concerned
            .map(|room| {
                let (done, durable) = oneshot::channel();
                // A task of its own: it goes on when the time is up.
                tokio::spawn(async move {
                    let message = RoomMessage::SuspensionsChanged { done };
                    if room.handle.send(message).await.is_ok() {
                        let _ = durable.await;
                    }
                })
            })
            .collect();
        let _ = tokio::time::timeout(SYNCED_WITHIN, join_all(synced)).await;
    }
}
