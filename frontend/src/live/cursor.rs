//! How far the page has followed the server's stream of changes.

use vigie_shared::ids::{Epoch, LoginId};
use vigie_shared::protocol::ClientMessage;

/// The last change that was delivered. Sequence numbers count within one epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    pub epoch: Epoch,
    pub seq: u64,
}

/// What the number of a change means at a given cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SequenceCheck {
    /// The next change.
    Next,
    /// The number of the last one again: a whole value (the referent's view of the
    /// finalization), or a duplicate that the reducer knows to ignore.
    Repeat,
    /// Overtaken by a snapshot: drop it.
    Old,
    /// Something is missing before it: ask again.
    Gap,
}

impl Cursor {
    /// Checks the number of a change against the last one delivered.
    pub fn check(self, seq: u64) -> SequenceCheck {
        if seq == self.seq.saturating_add(1) {
            SequenceCheck::Next
        } else if seq == self.seq {
            SequenceCheck::Repeat
        } else if seq < self.seq {
            SequenceCheck::Old
        } else {
            SequenceCheck::Gap
        }
    }
}

/// The first message of a connection of `login`: from where to go on, or nothing for everything.
pub(super) fn hello(cursor: Option<Cursor>, login: Option<LoginId>) -> ClientMessage {
    ClientMessage::Hello {
        epoch: cursor.map(|cursor| cursor.epoch),
        last_seq: cursor.map_or(0, |cursor| cursor.seq),
        login,
    }
}
