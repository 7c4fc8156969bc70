//! What a room is sent.

use super::companion::CompanionEvent;
use crate::live::{ActorHandle, LiveHandle, LiveMessage};
use tokio::sync::oneshot;
use vigie_shared::{
    ids::{DeviceId, Seat},
    item::ItemId,
};

/// A message to a room: of a connection, or of the server.
pub(crate) enum RoomMessage {
    Live(LiveMessage),
    /// The suspended items may have changed: the room compares itself with the table. `done`
    /// is answered once that is durable, and dropped when it could not be written.
    SuspensionsChanged {
        done: oneshot::Sender<()>,
    },
    /// What is guessed at may have changed. Every batch looks: this one only wakes the room.
    GuessingChanged,
    /// The extension on a device of a candidate.
    Companion {
        seat: Seat,
        device: DeviceId,
        event: CompanionEvent,
    },
    /// Asks for the item that a device of a candidate shows.
    CurrentItem {
        seat: Seat,
        device: DeviceId,
        reply: oneshot::Sender<Option<ItemId>>,
    },
}

impl From<LiveMessage> for RoomMessage {
    fn from(message: LiveMessage) -> Self {
        Self::Live(message)
    }
}

pub(crate) type RoomHandle = LiveHandle<RoomMessage>;

impl ActorHandle for RoomHandle {
    fn is_closed(&self) -> bool {
        LiveHandle::is_closed(self)
    }
}

impl RoomHandle {
    /// The item that a device of a candidate shows; none while it shows no question.
    pub(crate) async fn current_item(&self, seat: Seat, device: DeviceId) -> Option<ItemId> {
        let (reply, answer) = oneshot::channel();
        let message = RoomMessage::CurrentItem {
            seat,
            device,
            reply,
        };
        self.send(message).await.ok()?;
        answer.await.ok().flatten()
    }
}
