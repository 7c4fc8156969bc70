//! Changes that a later version of the server has added.

use super::{Board, BoardChange, ReferentChange, SequenceGap};

impl BoardChange {
    /// The kinds of this version, as a message names them.
    pub const KINDS: [&str; 8] = [
        "card", "status", "incident", "guessing", "watchers", "door", "person", "removed",
    ];
}

impl ReferentChange {
    /// Is this a kind of this version, as a message names it?
    pub fn knows(kind: &str) -> bool {
        kind == "finalization" || BoardChange::KINDS.contains(&kind)
    }
}

impl Board {
    /// Passes over a change of a kind that this version does not know: it is about something
    /// this version does not show. `Ok(false)` if it was passed over before.
    ///
    /// # Errors
    /// When it skips a number.
    pub fn pass_over(&mut self, seq: u64) -> Result<bool, SequenceGap> {
        if seq <= self.seq {
            return Ok(false);
        }
        if seq != self.seq + 1 {
            return Err(SequenceGap {
                have: self.seq,
                got: seq,
            });
        }
        self.seq = seq;
        Ok(true)
    }
}
