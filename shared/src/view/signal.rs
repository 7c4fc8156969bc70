//! What the page of a candidate noticed, as each audience sees it.

use crate::{
    ids::SignalId,
    session::{
        ActorName, AssessmentEngine, PageSignal, PresentationState, SeatState, SignalEnd,
        SignalKind, Test,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What a signal means for the answer of its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalEffect {
    /// It is on record and changes nothing.
    Recorded,
    /// The page is left now.
    Ongoing,
    /// A first loss under two seconds: a warning, nothing more.
    Warned,
    /// The answer does not count as correct.
    Counts,
    /// It would, but the answer is kept: accessible items were agreed for the candidate.
    Kept,
    /// The connection was lost with it: it counts nothing unless people decide otherwise.
    Undecided,
    /// An alert blocked the candidate: no fault.
    WhileBlocked,
    /// An invigilator decided that it does not count.
    Excused,
}

impl SignalEffect {
    /// Every effect.
    pub const ALL: [Self; 8] = [
        Self::Recorded,
        Self::Ongoing,
        Self::Warned,
        Self::Counts,
        Self::Kept,
        Self::Undecided,
        Self::WhileBlocked,
        Self::Excused,
    ];

    fn from_signal(seat_state: &SeatState, test: &Test, signal: &PageSignal) -> Self {
        if !signal.kind.is_leaving() {
            return Self::Recorded;
        }
        if signal.while_blocked {
            return Self::WhileBlocked;
        }
        if signal.excused.is_some() {
            return Self::Excused;
        }
        let withdrawn = test
            .presentation(signal.presentation)
            .is_none_or(|presented| matches!(presented.state, PresentationState::Withdrawn { .. }));
        match signal.ended {
            _ if withdrawn => Self::Recorded,
            _ if signal.counts && seat_state.config.accessible => Self::Kept,
            _ if signal.counts => Self::Counts,
            None => Self::Ongoing,
            Some((_, SignalEnd::Interrupted)) => Self::Undecided,
            Some((_, SignalEnd::Lapsed)) => Self::Recorded,
            Some((_, SignalEnd::Returned | SignalEnd::Treated)) => Self::Warned,
        }
    }
}

/// A decision that a loss does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardExcuse {
    /// Who decided.
    pub by: ActorName,
    /// When it was decided.
    pub at: Timestamp,
    /// In their words.
    pub words: String,
}

/// A signal on the card of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSignal {
    /// Number within the seat, from 1.
    pub id: SignalId,
    /// Number of the question it began on, 1..=32.
    pub number: u8,
    /// What was noticed.
    pub kind: SignalKind,
    /// When it began.
    pub at: Timestamp,
    /// How long it lasted, microseconds; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub micros: Option<i64>,
    /// What it means for the answer.
    pub effect: SignalEffect,
    /// The decision that it does not count, if one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<CardExcuse>,
}

impl CardSignal {
    /// The signals of a test, in order.
    pub(super) fn list(seat_state: &SeatState, test: &Test) -> Vec<Self> {
        let card = |signal: &PageSignal| Self {
            id: signal.id,
            number: number(test, signal),
            kind: signal.kind,
            at: signal.from,
            micros: signal.ended.map(|(micros, _)| micros),
            effect: SignalEffect::from_signal(seat_state, test, signal),
            excused: signal.excused.as_ref().map(|excuse| CardExcuse {
                by: excuse.by.clone(),
                at: excuse.at,
                words: excuse.reason.clone(),
            }),
        };
        test.signals.all().iter().map(card).collect()
    }

    /// May an invigilator decide that it does not count?
    pub fn may_be_excused(&self) -> bool {
        matches!(
            self.effect,
            SignalEffect::Counts | SignalEffect::Kept | SignalEffect::Undecided
        )
    }
}

/// A signal as its candidate sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSignal {
    /// Number of the question it began on, 1..=32.
    pub number: u8,
    /// What was noticed.
    pub kind: SignalKind,
    /// When it began.
    pub at: Timestamp,
    /// How long it lasted, microseconds; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub micros: Option<i64>,
    /// What it means for the answer.
    pub effect: SignalEffect,
}

impl OwnSignal {
    /// The signals of a test of which `which` is true, in order.
    pub(super) fn list(
        seat_state: &SeatState,
        test: &Test,
        which: impl Fn(&PageSignal) -> bool,
    ) -> Vec<Self> {
        let own = |signal: &PageSignal| Self {
            number: number(test, signal),
            kind: signal.kind,
            at: signal.from,
            micros: signal.ended.map(|(micros, _)| micros),
            effect: SignalEffect::from_signal(seat_state, test, signal),
        };
        let signals = test.signals.all().iter();
        signals.filter(|one| which(one)).map(own).collect()
    }
}

/// What a loss of focus changed in the score of a candidate. For referents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossConsequence {
    /// The question is not answered yet.
    Pending,
    /// Nothing: the answer would not be correct without it, or is kept all the same.
    Nothing,
    /// An answer that is right counts as wrong.
    CountsWrong,
    /// A right answer counts again, since the loss was excused.
    Restored,
}

/// One loss of focus that counts, or that was excused, with its consequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossReview {
    /// The signal, as the card of the candidate has it.
    pub signal: SignalId,
    /// What it changed.
    pub consequence: LossConsequence,
}

impl LossReview {
    /// The losses of a seat that a referent should know the consequence of, in order.
    pub(super) fn list(seat_state: &SeatState, engine: &dyn AssessmentEngine) -> Vec<Self> {
        let Some(test) = &seat_state.test else {
            return Vec::new();
        };
        let losses = test.signals.all().iter().filter(|one| one.counts);
        let review = |loss: &PageSignal| Self {
            signal: loss.id,
            consequence: consequence(seat_state, test, loss, engine),
        };
        losses.map(review).collect()
    }
}

fn consequence(
    seat_state: &SeatState,
    test: &Test,
    loss: &PageSignal,
    engine: &dyn AssessmentEngine,
) -> LossConsequence {
    let presented = test.presentation(loss.presentation);
    match presented.map(|presented| &presented.state) {
        Some(PresentationState::Current) if test.end.is_none() => LossConsequence::Pending,
        Some(PresentationState::Answered { correct: true, .. })
            if loss.excused.is_some() && !seat_state.config.accessible =>
        {
            LossConsequence::Restored
        }
        Some(PresentationState::Answered { .. })
            if loss.excused.is_none()
                && test.is_right_but_lost(&seat_state.config, loss.presentation, engine) =>
        {
            LossConsequence::CountsWrong
        }
        _ => LossConsequence::Nothing,
    }
}

/// Number of the question a signal began on, as the candidate sees it.
fn number(test: &Test, signal: &PageSignal) -> u8 {
    test.presentation(signal.presentation)
        .map_or(0, |presented| presented.number)
}
