//! What referents see of a session: the board, and what finalization needs and gives.

use super::{Board, BoardChange, LossReview};
use crate::{
    certificate::CertificateCode,
    companion::ForbiddenExtension,
    ids::Seat,
    maybe_known::only_known,
    rules::{AbortReason, Outcome, OutcomeRule},
    session::{
        AbortSuggestion, AssessmentEngine, CompanionPolicy, DecisionVersion, FinalizationBlocker,
        Incident, OutcomeChange, OutcomeDecision, PublicationHold, RevisionProposal, RunningTests,
        SeatState, Session, SessionReopening,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// One seat as referents review it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeatReview {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// Abort reason, once given.
    pub abort: Option<AbortReason>,
    /// Does an abort reason have to be given before finalization?
    pub needs_abort: bool,
    /// The outcome: as decided, or as it would be now. Without its score while the reason of an
    /// unfinished test is to be given.
    pub decision: OutcomeDecision,
    /// What an unfinished test would come to for either reason; none once it is decided,
    /// and where there is nothing to explain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previews: Option<OutcomePreviews>,
    /// The reason that the record suggests, with its evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<AbortSuggestion>,
    /// The losses of focus that counted, with what each of them changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<LossReview>,
    /// The certificate, once issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<CertificateCode>,
    /// Every decision, the latest last; none while there is but the first one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<DecisionVersion>,
    /// What can be changed about a published outcome, with the outcome it would lead to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<OutcomeProspect>,
    /// A change that waits for a second referent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<RevisionProposal>,
    /// Why the result is not published with the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<PublicationHold>,
}

/// What a change would make of a published outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeProspect {
    /// The change.
    pub change: OutcomeChange,
    /// The outcome it leads to.
    pub leads_to: OutcomePreview,
    /// A second referent must confirm it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second_person: bool,
}

/// What an unfinished test would come to, for either abort reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomePreviews {
    /// Lack of time or early departure.
    pub candidate: OutcomePreview,
    /// A technical problem.
    pub technical: OutcomePreview,
}

/// An outcome that could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomePreview {
    /// The outcome: one value, never two at once.
    pub outcome: Outcome,
    /// The rule that would decide.
    pub rule: OutcomeRule,
    /// Score in pix, 0..=895, if the outcome has one and may be seen: who chooses a reason does
    /// not see what it costs.
    pub pix: Option<u16>,
}

/// The part of a referent's view that is not the board. Sent whole when it changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FinalizationView {
    /// One entry for each seat on the roster, in order.
    pub seats: Vec<SeatReview>,
    /// All incidents.
    #[serde(deserialize_with = "only_known")]
    pub incidents: Vec<Incident>,
    /// What finalization must wait for, if running tests are not to be ended.
    pub blockers: Vec<FinalizationBlocker>,
    /// The same, if they are.
    pub blockers_if_ended: Vec<FinalizationBlocker>,
    /// When the outcomes were decided, if they were.
    pub finalized: Option<Timestamp>,
    /// When the results were published, if they were.
    pub published: Option<Timestamp>,
    /// When and why it was opened again after a finalization.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopenings: Vec<SessionReopening>,
    /// General remark for the report; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// May outcomes be decided again here? Not by a program of other versions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub versions_unknown: bool,
    /// Must the companion be seen, as decided last?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub companion: Option<CompanionPolicy>,
    /// Until when tests may start on another day, as a referent allowed last; it may have passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_day_until: Option<Timestamp>,
    /// Extensions that are forbidden beside it, as decided last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_extensions: Vec<ForbiddenExtension>,
}

/// Snapshot for a referent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferentView {
    /// The board, as the invigilators see it.
    pub board: Board,
    /// The part that only referents see.
    pub finalization: FinalizationView,
}

/// One change for a referent. Board changes carry the sequence numbers of the
/// board; the finalization view is a whole value and needs none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ReferentChange {
    /// The board changed.
    Board(BoardChange),
    /// The finalization view is now so.
    Finalization {
        /// The part that only referents see.
        finalization: Box<FinalizationView>,
    },
}

impl FinalizationView {
    /// The finalization view of `session` at `now`.
    pub fn from_session(session: &Session, engine: &dyn AssessmentEngine, now: Timestamp) -> Self {
        let blockers_if_ended = session.finalization_blockers(RunningTests::End);
        let seat = |seat_state: &SeatState| {
            let seat = seat_state.config.seat;
            let needs_abort =
                blockers_if_ended.contains(&FinalizationBlocker::AbortReason { seat });
            SeatReview::from_seat(session, seat_state, engine, now, needs_abort)
        };
        Self {
            seats: session.enrolled_seats().map(seat).collect(),
            incidents: session.incidents().to_vec(),
            blockers: session.finalization_blockers(RunningTests::Wait),
            blockers_if_ended: blockers_if_ended.clone(),
            finalized: session.finalized(),
            published: session.published(),
            reopenings: session.reopenings().to_vec(),
            remark: session.remark().to_owned(),
            versions_unknown: !engine.knows(session.versions()),
            companion: Some(session.companion_policy()),
            other_day_until: session.other_day_until(),
            forbidden_extensions: session.forbidden_extensions().to_vec(),
        }
    }
}

impl SeatReview {
    fn from_seat(
        session: &Session,
        seat_state: &SeatState,
        engine: &dyn AssessmentEngine,
        now: Timestamp,
        needs_abort: bool,
    ) -> Self {
        let open = seat_state.decision.is_none();
        let suggestion = session.suggest_abort(seat_state, now);
        let prospect =
            |reason| OutcomePreview::without_score(&session.preview_if(seat_state, reason, engine));
        let mut decision = match &seat_state.decision {
            Some(decision) => decision.clone(),
            None => session.preview(seat_state, engine),
        };
        if open && needs_abort {
            decision.score = None;
        }
        let history = &seat_state.history;
        Self {
            seat: seat_state.config.seat,
            abort: seat_state.abort,
            needs_abort,
            decision,
            previews: (open && suggestion.is_some()).then(|| OutcomePreviews {
                candidate: prospect(AbortReason::Candidate),
                technical: prospect(AbortReason::Technical),
            }),
            suggestion,
            losses: LossReview::list(seat_state, engine),
            certificate: seat_state.certificate.clone(),
            history: match &history.versions[..] {
                [] | [_] => Vec::new(),
                versions => versions.to_vec(),
            },
            changes: OutcomeProspect::list(session, seat_state, engine),
            proposal: history.proposal.clone(),
            held: history.held.clone(),
        }
    }
}

impl OutcomeProspect {
    fn list(session: &Session, seat_state: &SeatState, engine: &dyn AssessmentEngine) -> Vec<Self> {
        if !engine.knows(session.versions()) {
            return Vec::new();
        }
        let prospect = |change: OutcomeChange| Self {
            change,
            leads_to: OutcomePreview::from_decision(
                &session.outcome_after(seat_state, change, engine),
            ),
            second_person: change.needs_second_person(),
        };
        let possible = session.possible_changes(seat_state);
        possible.into_iter().map(prospect).collect()
    }
}

impl OutcomePreview {
    fn without_score(decision: &OutcomeDecision) -> Self {
        Self {
            pix: None,
            ..Self::from_decision(decision)
        }
    }

    fn from_decision(decision: &OutcomeDecision) -> Self {
        Self {
            outcome: decision.outcome,
            rule: decision.rule,
            pix: decision.score.as_ref().map(|score| score.pix),
        }
    }
}
