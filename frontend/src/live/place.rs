//! Where the page is in the server's stream of changes.

use vigie_shared::ids::Epoch;
use vigie_shared::protocol::ClientMessage;

/// A place in the stream: sequence numbers count within one life of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Which life.
    pub epoch: Epoch,
    /// The last change that was delivered.
    pub seq: u64,
}

/// What a change is to somebody at a given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The next one.
    Next,
    /// The number of the last one again: a whole value (the referent's desk), or a
    /// duplicate that the fold knows to ignore.
    Repeat,
    /// Overtaken: drop it.
    Old,
    /// Something is missing before it: ask again.
    Gap,
}

impl Place {
    /// What the change `seq` is here.
    pub fn order(self, seq: u64) -> Order {
        if seq == self.seq.saturating_add(1) {
            Order::Next
        } else if seq == self.seq {
            Order::Repeat
        } else if seq < self.seq {
            Order::Old
        } else {
            Order::Gap
        }
    }
}

/// The first message of a connection: where to go on, or nothing to get everything.
pub(super) fn hello(place: Option<Place>) -> ClientMessage {
    ClientMessage::Hello {
        epoch: place.map(|place| place.epoch),
        last_seq: place.map_or(0, |place| place.seq),
    }
}
