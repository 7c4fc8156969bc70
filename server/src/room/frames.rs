//! The frames of a room.

use crate::live::encode;
use serde_json::value::RawValue;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use vigie_shared::{
    protocol::{CandidateMessage, Never, ServerMessage},
    view::{Board, BoardChange, CandidateView, FinalizationView, ReferentChange, ReferentView},
};

/// A candidate's page.
pub(super) fn candidate_page(seq: u64, state: CandidateView<&RawValue>) -> Utf8Bytes {
    encode(&CandidateMessage::Snapshot { seq, state })
}

/// The board, for an invigilator.
pub(super) fn board(board: &Board) -> Utf8Bytes {
    encode(&ServerMessage::<&Board, Never>::Snapshot {
        seq: board.seq,
        state: board,
    })
}

/// Board and finalization, for a referent.
pub(super) fn referent_view(board: &Board, finalization: FinalizationView) -> Utf8Bytes {
    let state = ReferentView {
        board: board.clone(),
        finalization,
    };
    encode(&ServerMessage::<ReferentView, Never>::Snapshot {
        seq: board.seq,
        state,
    })
}

/// The finalization alone.
pub(super) fn finalization(seq: u64, finalization: FinalizationView) -> Utf8Bytes {
    let change = ReferentChange::Finalization {
        finalization: Box::new(finalization),
    };
    encode(&ServerMessage::<Never, ReferentChange>::Change { seq, change })
}

/// One change of the board, for all the staff.
pub(super) fn board_change(seq: u64, change: BoardChange) -> Utf8Bytes {
    encode(&ServerMessage::<Never, BoardChange>::Change { seq, change })
}
