//! Finding and starting rooms.

use super::{
    RoomHandle,
    actor::RoomActor,
    load::{RoomError, load_room},
    services::RoomServices,
};
use crate::{
    center::CenterRegistry,
    clock::Clock,
    live::{ActorRegistry, LiveHandle},
    store::Store,
};
use std::sync::Arc;
use tracing::Instrument;
use vigie_item_bank::Bank;
use vigie_shared::{ids::SessionId, time::MINUTE};

/// Messages that may wait for a room. A batch takes what is there, so this is
/// only reached when the database stands still.
const MAILBOX_CAPACITY: usize = 1024;

/// Sessions held or created up to this long ago are opened at the start, microseconds.
const OPEN_AT_START: i64 = 48 * 60 * MINUTE;

/// All live rooms of this server.
#[derive(Clone)]
pub struct RoomRegistry {
    services: RoomServices,
    rooms: ActorRegistry<SessionId, RoomHandle>,
}

impl RoomRegistry {
    /// A registry without rooms.
    pub fn new(store: Store, clock: Clock, bank: Arc<Bank>, centers: CenterRegistry) -> Self {
        let services = RoomServices {
            store,
            clock,
            bank,
            centers,
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
        if let Some(handle) = self.rooms.get(session) {
            return Ok(handle);
        }
        let init = load_room(&self.services, session).await?;
        // Two may have loaded at the same time: the first to get here starts the actor, the
        // other one uses it.
        let start = || {
            let (handle, mailbox) = LiveHandle::channel(MAILBOX_CAPACITY);
            let room = RoomActor::new(self.services.clone(), init);
            let span = tracing::info_span!(parent: None, "room", %session);
            (handle, room.run(mailbox).instrument(span))
        };
        let panicked = move || {
            tracing::error!(%session, "room panicked; the next message starts it from its journal");
            metrics::counter!("vigie_rooms_panicked_total").increment(1);
        };
        Ok(self.rooms.get_or_start(session, start, panicked))
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

    /// All rooms that are live now.
    pub(crate) fn live(&self) -> Vec<RoomHandle> {
        self.rooms.all()
    }
}
