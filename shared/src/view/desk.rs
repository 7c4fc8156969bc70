//! The referents' desk: the board, and what finalization needs and gives.

use super::{Board, BoardChange};
use crate::{
    certificate::CertificateCode,
    ids::Seat,
    rules::{AbortReason, Outcome, Rule},
    session::{AbortProposal, Decision, Examiner, Incident, Missing, Place, Session},
    time::Timestamp,
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
    /// What an unfinished test would come to for either reason; none once it is decided,
    /// and where there is nothing to explain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIf>,
    /// The reason that the record suggests, with its evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<AbortProposal>,
    /// The certificate, once issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<CertificateCode>,
}

/// What an unfinished test would come to, for either abort reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Lack of time or early departure.
    pub candidate: Prospect,
    /// A technical problem.
    pub technical: Prospect,
}

/// An outcome that could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// Outcome.
    pub outcome: Outcome,
    /// The rule that would decide.
    pub rule: Rule,
    /// Score in pix, 0..=895, if the outcome has one.
    pub pix: Option<u16>,
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
    /// When the outcomes were decided, if they were.
    pub finalized: Option<Timestamp>,
    /// When the results were published, if they were.
    pub published: Option<Timestamp>,
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
    /// The desk of `session` at `now`.
    pub fn of(session: &Session, examiner: &dyn Examiner, now: Timestamp) -> Self {
        let missing_if_ended = session.missing(true);
        let seat = |place: &Place| {
            let seat = place.terms.seat;
            let needs_abort = missing_if_ended.contains(&Missing::AbortReason { seat });
            SeatDesk::of(session, place, examiner, now, needs_abort)
        };
        Self {
            seats: session.places().iter().map(seat).collect(),
            incidents: session.incidents().to_vec(),
            missing: session.missing(false),
            missing_if_ended: missing_if_ended.clone(),
            finalized: session.finalized(),
            published: session.published(),
        }
    }
}

impl SeatDesk {
    fn of(
        session: &Session,
        place: &Place,
        examiner: &dyn Examiner,
        now: Timestamp,
        needs_abort: bool,
    ) -> Self {
        let open = place.decision.is_none();
        let proposal = session.propose_abort(place, now);
        let prospect = |reason| Prospect::of(&session.preview_if(place, reason, examiner));
        Self {
            seat: place.terms.seat,
            abort: place.abort,
            needs_abort,
            decision: match &place.decision {
                Some(decision) => decision.clone(),
                None => session.preview(place, examiner),
            },
            what_if: (open && proposal.is_some()).then(|| WhatIf {
                candidate: prospect(AbortReason::Candidate),
                technical: prospect(AbortReason::Technical),
            }),
            proposal,
            certificate: place.certificate.clone(),
        }
    }
}

impl Prospect {
    fn of(decision: &Decision) -> Self {
        Self {
            outcome: decision.outcome,
            rule: decision.rule,
            pix: decision.score.as_ref().map(|score| score.pix),
        }
    }
}
