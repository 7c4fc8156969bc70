//! What a room is sent.

use super::companion::CompanionEvent;
use crate::{
    live::{ActorHandle, LiveHandle, LiveMessage},
    store::CandidateWrite,
};
use tokio::sync::oneshot;
use vigie_shared::{
    ids::{DeviceId, Seat},
    item::ItemId,
    session::{Actor, Command, Refusal},
};

/// A message to a room: of a connection, or of the server.
pub(crate) enum RoomMessage {
    Live(LiveMessage),
    /// The suspended items may have changed: the room compares itself with the table. `done`
    /// is answered once that is durable, and dropped when it could not be written.
    SuspensionsChanged {
        done: oneshot::Sender<()>,
    },
    /// Something that every batch looks at may have changed: this only wakes the room.
    Wake,
    /// The extension on a device of a candidate.
    Companion {
        seat: Seat,
        device: DeviceId,
        event: CompanionEvent,
    },
    /// A command of the staff that did not come over their socket.
    Staff(Box<StaffCommand>),
    /// Asks for the seat that the next person enrolled gets.
    NextSeat {
        reply: oneshot::Sender<Seat>,
    },
    /// Asks for the item that a device of a candidate shows.
    CurrentItem {
        seat: Seat,
        device: DeviceId,
        reply: oneshot::Sender<Option<ItemId>>,
    },
}

/// A command of the staff that came with a request, and what it brings that no journal holds.
pub(crate) struct StaffCommand {
    pub(crate) actor: Actor,
    pub(crate) command: Command,
    /// The identity it is about: written with the row if the command changes anything.
    pub(crate) write: Option<CandidateWrite>,
    /// Answered when it is durable; dropped when the room ends before.
    pub(crate) reply: oneshot::Sender<Result<(), Refusal>>,
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
    /// Has the room decide a command of the staff, with the identity it is about.
    ///
    /// # Errors
    /// The refusal; [`Refusal::StorageUnavailable`] as well when the room ends before it answers.
    pub(crate) async fn decide(
        &self,
        actor: Actor,
        command: Command,
        write: Option<CandidateWrite>,
    ) -> Result<(), Refusal> {
        let (reply, answer) = oneshot::channel();
        let message = RoomMessage::Staff(Box::new(StaffCommand {
            actor,
            command,
            write,
            reply,
        }));
        let sent = self.send(message).await;
        sent.map_err(|_| Refusal::StorageUnavailable)?;
        answer.await.unwrap_or(Err(Refusal::StorageUnavailable))
    }

    /// The seat that the next person enrolled gets; none when the room ends before it answers.
    pub(crate) async fn next_seat(&self) -> Option<Seat> {
        let (reply, answer) = oneshot::channel();
        self.send(RoomMessage::NextSeat { reply }).await.ok()?;
        answer.await.ok()
    }

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
