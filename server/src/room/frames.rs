//! Frames, encoded once for all who get them.

use axum::extract::ws::Utf8Bytes;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::VecDeque;
use vigie_shared::{
    ids::{CommandId, Epoch},
    protocol::{CandidateMessage, CommonMessage, Never, ServerMessage},
    session::Refusal,
    time::Timestamp,
    view::{Board, BoardChange, CandidateView, FinalizationView, ReferentChange, ReferentView},
};

/// Changes kept for staff who come back after a short absence: some twenty seconds of
/// a busy room. After a longer one the whole board is hardly more than what was missed.
const TAIL: usize = 64;

/// Encodes one message.
pub(crate) fn encode<T: Serialize>(message: &T) -> Utf8Bytes {
    // Protocol messages are plain data with string keys: they always encode.
    serde_json::to_string(message).unwrap_or_default().into()
}

/// Answer to `Hello`.
pub(crate) fn welcome(now: Timestamp, epoch: Epoch) -> Utf8Bytes {
    encode(&CommonMessage::Welcome { now, epoch })
}

/// Answer to a command.
pub(crate) fn reply(id: CommandId, result: Result<(), Refusal>) -> Utf8Bytes {
    encode(&match result {
        Ok(()) => CommonMessage::Done { id, created: None },
        Err(refusal) => CommonMessage::Refused { id, refusal },
    })
}

/// A candidate's page.
pub(super) fn page(seq: u64, state: CandidateView<&RawValue>) -> Utf8Bytes {
    encode(&CandidateMessage::Snapshot { seq, state })
}

/// The board, for an invigilator.
pub(super) fn board(board: &Board) -> Utf8Bytes {
    encode(&ServerMessage::<&Board, Never>::Snapshot {
        seq: board.seq,
        state: board,
    })
}

/// Board and desk, for a referent.
pub(super) fn desk_view(board: &Board, desk: FinalizationView) -> Utf8Bytes {
    let state = ReferentView {
        board: board.clone(),
        finalization: desk,
    };
    encode(&ServerMessage::<ReferentView, Never>::Snapshot {
        seq: board.seq,
        state,
    })
}

/// The desk alone.
pub(super) fn desk(seq: u64, desk: FinalizationView) -> Utf8Bytes {
    let change = ReferentChange::Finalization {
        finalization: Box::new(desk),
    };
    encode(&ServerMessage::<Never, ReferentChange>::Change { seq, change })
}

/// One change of the board, for all the staff.
pub(super) fn change(seq: u64, change: BoardChange) -> Utf8Bytes {
    encode(&ServerMessage::<Never, BoardChange>::Change { seq, change })
}

/// The last changes of the board, without gaps.
#[derive(Default)]
pub(super) struct Tail(VecDeque<(u64, Utf8Bytes)>);

impl Tail {
    pub(super) fn push(&mut self, seq: u64, frame: Utf8Bytes) {
        if self.0.len() == TAIL {
            self.0.pop_front();
        }
        self.0.push_back((seq, frame));
    }

    /// Forgets everything: changes are happening that nobody sees.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// What came after `last`, if all of it is still here. `now` is the number of
    /// the last change.
    pub(super) fn after(&self, last: u64, now: u64) -> Option<Vec<Utf8Bytes>> {
        if last == now {
            return Some(Vec::new());
        }
        let first = self.0.front()?.0;
        let reaches = first <= last.saturating_add(1) && last < now;
        reaches.then(|| {
            let missed = self.0.iter().filter(|(seq, _)| *seq > last);
            missed.map(|(_, frame)| frame.clone()).collect()
        })
    }
}
