//! The referents' desk: the board, and what finalization needs and gives.

use super::{Board, BoardChange};
use crate::{
    ids::Seat,
    rules::AbortReason,
    session::{Decision, Examiner, Incident, Missing, Session},
};
use serde::{Deserialize, Serialize};

/// One seat on the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeatDesk {
    /// Who.
    pub seat: Seat,
    /// Abort reason, once given.
    pub abort: Option<AbortReason>,
    /// Does an abort reason have to be given before finalization?
    pub needs_abort: bool,
    /// The outcome: as decided, or as it would be now.
    pub decision: Decision,
}

/// The part of the desk that is not the board. Sent whole when it changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// One entry a seat, in order.
    pub seats: Vec<SeatDesk>,
    /// All incidents.
    pub incidents: Vec<Incident>,
    /// What finalization must wait for, if running tests are not to be ended.
    pub missing: Vec<Missing>,
    /// The same, if they are.
    pub missing_if_ended: Vec<Missing>,
    /// Are the outcomes decided?
    pub finalized: bool,
}

/// Snapshot for a referent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskView {
    /// The board, as the invigilators see it.
    pub board: Board,
    /// The rest.
    pub desk: Desk,
}

/// One change for a referent. Board changes carry the sequence numbers of the
/// board; the desk is a whole value and needs none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DeskChange {
    /// The board changed.
    Board(BoardChange),
    /// The desk is now so.
    Desk {
        /// The whole of it.
        desk: Box<Desk>,
    },
}

impl Desk {
    /// The desk of `session`.
    pub fn of(session: &Session, examiner: &dyn Examiner) -> Self {
        let missing_if_ended = session.missing(true);
        let seat = |place: &crate::session::Place| {
            let seat = place.terms.seat;
            SeatDesk {
                seat,
                abort: place.abort,
                needs_abort: missing_if_ended.contains(&Missing::AbortReason { seat }),
                decision: match &place.decision {
                    Some(decision) => decision.clone(),
                    None => session.preview(place, examiner),
                },
            }
        };
        Self {
            seats: session.places().iter().map(seat).collect(),
            incidents: session.incidents().to_vec(),
            missing: session.missing(false),
            missing_if_ended: missing_if_ended.clone(),
            finalized: session.finalized().is_some(),
        }
    }
}
