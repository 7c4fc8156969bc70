//! What candidates see: their own test, and nothing of the measurement.

use super::OwnSignal;
use crate::{
    ids::{AlertId, DeviceId, PresentationId, Seat},
    item::ItemMode,
    rules::{EndCause, FocusRule},
    session::{AlertKind, CompanionPolicy, PairingSign, SeatState, Session, TimedConfirmation},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The page of a candidate at one moment. `C` is the content of a question: on
/// the server a ready-made text, in the browser [`crate::item::ItemContent`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateView<C> {
    /// First name, to greet and to check.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Must the companion be seen? `observed` as well for who may take the test without it.
    pub companion: CompanionPolicy,
    /// Extra time included: length of the test, microseconds.
    pub duration_micros: i64,
    /// The sign of this device, to show to the invigilator. None once the test is over, on a
    /// device that had no part in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<PairingSign>,
    /// Signs of the other devices at this seat. If they are not the candidate's, the
    /// invigilator should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_devices: Vec<PairingSign>,
    /// The session runs under the rule set before 2026-12: any loss of focus counts, however
    /// short.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub any_loss_counts: bool,
    /// Where the candidate is in the course of the test.
    pub phase: CandidatePhase<C>,
}

/// Where the candidate stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum CandidatePhase<C> {
    /// Has to read the instructions and accept the rules.
    Instructions,
    /// Waits for the invigilator, or may start until `confirmed_until`.
    Waiting {
        /// Confirmed until then, if so.
        confirmed_until: Option<Timestamp>,
    },
    /// The test goes on elsewhere until the invigilator authorises this device.
    AwaitingResume {
        /// Authorised until then, if so.
        authorized_until: Option<Timestamp>,
    },
    /// A question.
    Testing {
        /// Treated questions, 0..=31.
        treated: u8,
        /// When the time is up; none while blocked.
        deadline: Option<Timestamp>,
        /// Time left, microseconds, while blocked.
        frozen_left_micros: Option<i64>,
        /// Time given back so far, microseconds.
        credited_micros: i64,
        /// Blocked time that was not given back, microseconds, if there is any: for an
        /// invigilator to decide.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        withheld_micros: Option<i64>,
        /// The part of `credited_micros` in which the server could not record anything, if there
        /// is any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outage_micros: Option<i64>,
        /// Open alerts: answer and pass are blocked while there are any.
        alerts: Vec<OpenAlert>,
        /// The question to answer.
        question: QuestionView<C>,
    },
    /// It is over.
    Ended {
        /// What ended the test.
        cause: EndCause,
        /// When the test ended.
        at: Timestamp,
        /// Treated questions, 0..=32.
        treated: u8,
        /// May the result be seen?
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        published: bool,
        /// What the page noticed during the test, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        signals: Vec<OwnSignal>,
    },
}

/// An open alert, as its candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAlert {
    /// Number within the seat, from 1.
    pub id: AlertId,
    /// What the alert is about.
    #[serde(flatten)]
    pub kind: AlertKind,
    /// When the alert was raised: waiting times count from here.
    pub raised_at: Timestamp,
}

/// The question before the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView<C> {
    /// Which; every command about it says so.
    pub presentation: PresentationId,
    /// Number, 1..=32.
    pub number: u8,
    /// It replaces a withdrawn question of the same number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replacement: bool,
    /// Free or focus.
    pub mode: ItemMode,
    /// The item's own time for this candidate, seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// When that time is over, once the question is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timer_ends_at: Option<Timestamp>,
    /// The page was left during this focus question, and the answer does not count as correct.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub focus_lost: bool,
    /// What the page noticed during this question, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<OwnSignal>,
    /// The page was left since an alert blocks this focus question.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left_while_blocked: bool,
    /// Propositions are shuffled with this, the same after a reload.
    pub shuffle: u32,
    /// What is asked; none until the warning has been passed, and none while the companion
    /// is missed.
    pub content: Option<C>,
}

impl<C> CandidateView<C> {
    /// The page of a seat as the login `device` may see it. `content` finds what
    /// is shown of an item.
    pub fn for_device(
        session: &Session,
        seat_state: &SeatState,
        person: &crate::person::EnrolledCandidate,
        device: DeviceId,
        content: impl FnOnce(&crate::item::ItemId) -> Option<C>,
    ) -> Self {
        let others = seat_state.devices().filter(|entered| entered.id != device);
        Self {
            sign: seat_state.entered(device).map(|entered| entered.sign),
            other_devices: others.map(|entered| entered.sign).collect(),
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            companion: match seat_state.companion_waiver {
                Some(_) => CompanionPolicy::Observed,
                None => session.companion_policy(),
            },
            any_loss_counts: session.focus_rule() == FocusRule::AnyLoss,
            duration_micros: seat_state
                .config
                .extra_time
                .lengthen(crate::time::TEST_DURATION),
            phase: CandidatePhase::for_device(
                seat_state,
                device,
                session.published().is_some(),
                content,
            ),
        }
    }
}

impl<C> CandidatePhase<C> {
    fn for_device(
        seat_state: &SeatState,
        device: DeviceId,
        published: bool,
        content: impl FnOnce(&crate::item::ItemId) -> Option<C>,
    ) -> Self {
        let granted = |to: Option<&TimedConfirmation>| {
            let to_this = to.filter(|one| one.device == device);
            to_this.map(|one| one.until)
        };
        let Some(test) = &seat_state.test else {
            let entered = seat_state.entered(device);
            if !entered.is_some_and(|entered| entered.rules_accepted) {
                return Self::Instructions;
            }
            let confirmed_until = granted(seat_state.presence.as_ref());
            return Self::Waiting { confirmed_until };
        };
        let treated = test.treated();
        if let Some(end) = &test.end {
            return Self::Ended {
                cause: end.cause,
                at: end.at,
                treated,
                published,
                signals: OwnSignal::list(seat_state, test, |_| true),
            };
        }
        let current = test.current().filter(|_| test.device == device);
        let Some((presentation, presented)) = current else {
            let authorized_until = granted(seat_state.resume.as_deref());
            return Self::AwaitingResume { authorized_until };
        };
        let shown = test.visible_on(device).is_some();
        let open = |alert: &crate::session::Alert| OpenAlert {
            id: alert.id,
            kind: alert.kind,
            raised_at: alert.raised_at,
        };
        Self::Testing {
            treated,
            deadline: test.deadline(&seat_state.config),
            frozen_left_micros: test
                .blocked_since
                .map(|since| test.time_left(&seat_state.config, since)),
            credited_micros: test.credited_micros,
            withheld_micros: Some(test.withheld_micros()).filter(|micros| *micros > 0),
            outage_micros: Some(test.credited_for_outages_micros).filter(|micros| *micros > 0),
            alerts: test.open_alerts().map(open).collect(),
            question: QuestionView {
                presentation,
                number: presented.number,
                replacement: test
                    .presentations
                    .iter()
                    .filter(|a| a.number == presented.number)
                    .count()
                    > 1,
                mode: presented.traits.mode,
                seconds: presented.traits.seconds.map(|seconds| {
                    let micros = i64::from(seconds) * crate::time::SECOND;
                    (seat_state.config.extra_time.lengthen(micros) / crate::time::SECOND) as u32
                }),
                timer_ends_at: presented.timer_ends_at(&seat_state.config),
                focus_lost: presented.focus_lost_at.is_some(),
                signals: OwnSignal::list(seat_state, test, |signal| {
                    signal.presentation == presentation
                }),
                left_while_blocked: test.was_left_while_blocked(),
                shuffle: shuffle(seat_state.config.seat, test.started_at, presentation),
                content: content(&presented.item).filter(|_| shown),
            },
        }
    }
}

/// Mixes what is known to the candidate anyway (splitmix64, Steele, Lea and Flood
/// 2014). Not the seed of the test: from that the next items could be foreseen.
fn shuffle(seat: Seat, started_at: Timestamp, presentation: PresentationId) -> u32 {
    let start = started_at.0.unsigned_abs();
    let mut mixed = start ^ (u64::from(seat.0) << 48) ^ (u64::from(presentation.0) << 32);
    mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((mixed ^ (mixed >> 31)) >> 32) as u32
}
