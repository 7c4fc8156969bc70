//! What happened: the journal's vocabulary.
//!
//! Events carry every choice that was made (the item proposed, whether the answer
//! was right, the time credited), so that folding them needs neither the bank nor
//! the engine. They name staff, never candidates.

use crate::{
    certificate::CertificateCode,
    ids::{AlertId, Ask, DeviceId, IncidentId, Seat},
    item::{ItemId, Mode, Response},
    rules::{AbortReason, EndCause},
    session::{AlertKind, AlertReason, Category, Decision, Moment, Resolution},
    time::{ExtraTime, Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Who caused an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A timer or a rule.
    Server,
    /// The candidate of the seat.
    Candidate,
    /// An invigilator, by the name given at log-in.
    Invigilator(String),
    /// A referent, by name.
    Referent(String),
}

/// Must the browser extension be seen?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionPolicy {
    /// Its status is shown, its absence blocks nobody.
    #[default]
    Observed,
    /// Its absence blocks the test until an invigilator clears the alert.
    Required,
    /// The same, and the alert clears by itself when it is seen again.
    RequiredAutoClear,
}

/// What is agreed for one seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatTerms {
    /// Which.
    pub seat: Seat,
    /// Extra time.
    pub extra_time: ExtraTime,
    /// Accessible items only.
    pub accessible: bool,
}

/// Versions of the data a session runs under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Digest of the question bank.
    pub bank: String,
    /// Version of the score scale.
    pub scale: String,
    /// Version of the outcome rules.
    pub rules: String,
}

/// What a session is created with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Seats 1..=n, in order.
    pub seats: Vec<SeatTerms>,
    /// Companion policy of the session.
    pub companion: CompanionPolicy,
    /// Versions in force.
    pub versions: Versions,
}

/// What the session must know of a proposed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFacts {
    /// Free or focus.
    pub mode: Mode,
    /// The item's own time, seconds, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Shows an image.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub image: bool,
    /// Comes with a file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub attachment: bool,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields are those of the commands and of the state"
)]
pub enum Event {
    /// The session exists. Always and only the first event.
    SessionCreated { terms: Terms },
    /// A candidate logged in on a device.
    Entered { seat: Seat, device: DeviceId },
    /// The box under the rules was ticked.
    RulesAccepted { seat: Seat },
    /// An invigilator saw the candidate.
    PresenceConfirmed {
        seat: Seat,
        until: Timestamp,
        by: By,
    },
    /// The test began.
    TestStarted { seat: Seat, seed: u64 },
    /// An item was put before the candidate.
    Proposed {
        seat: Seat,
        ask: Ask,
        number: u8,
        item: ItemId,
        facts: ItemFacts,
    },
    /// The candidate passed the warning before a focus or timed item.
    Revealed { seat: Seat, ask: Ask },
    /// An answer. `right` is what counts; `late` and a focus loss make it false.
    Answered {
        seat: Seat,
        ask: Ask,
        response: Response,
        right: bool,
        late: bool,
    },
    /// The candidate passed.
    Passed { seat: Seat, ask: Ask },
    /// The page was left during a focus item.
    FocusLost { seat: Seat, ask: Ask },
    /// The companion was seen, or seen no more.
    CompanionReported { seat: Seat, present: bool },
    /// Something blocks the candidate.
    AlertRaised {
        seat: Seat,
        alert: AlertId,
        kind: AlertKind,
    },
    /// The problem is real; the item is withdrawn.
    AlertAccepted {
        seat: Seat,
        alert: AlertId,
        reason: AlertReason,
        by: By,
    },
    /// No problem; same item again.
    AlertDismissed { seat: Seat, alert: AlertId, by: By },
    /// A companion alert is over.
    AlertCleared { seat: Seat, alert: AlertId, by: By },
    /// Blocked time was given back, microseconds.
    TimeCredited { seat: Seat, micros: i64 },
    /// The candidate may go on from another device.
    ResumeAuthorised {
        seat: Seat,
        until: Timestamp,
        by: By,
    },
    /// The candidate went on from another device.
    Resumed { seat: Seat, device: DeviceId },
    /// The test is over.
    TestEnded { seat: Seat, cause: EndCause, by: By },
    /// Something is on record.
    IncidentRecorded {
        incident: IncidentId,
        category: Category,
        seats: Vec<Seat>,
        number: Option<u8>,
        alert: Option<AlertId>,
        description: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Interval>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        moments: Vec<Moment>,
        by: By,
    },
    /// Its author took it back.
    IncidentDeleted { incident: IncidentId, by: By },
    /// Time lost in a room-wide incident was given back: these stretches of it.
    LostTimeCredited {
        seat: Seat,
        incident: IncidentId,
        parts: Vec<Interval>,
    },
    /// The incident is decided.
    IncidentResolved {
        incident: IncidentId,
        how: Resolution,
        reason: String,
        by: By,
    },
    /// The decision on the incident was taken back.
    IncidentReopened {
        incident: IncidentId,
        reason: String,
        by: By,
    },
    /// The item is not asked any more.
    ItemSuspended { item: ItemId, by: By },
    /// The item may be asked again.
    ItemReinstated { item: ItemId, by: By },
    /// Why an unfinished test was not finished.
    AbortReasonSet {
        seat: Seat,
        reason: AbortReason,
        by: By,
    },
    /// Nothing heard from the candidate's device for a while.
    ConnectionLost { seat: Seat },
    /// The candidate's device is back.
    ConnectionRestored { seat: Seat },
    /// The outcome of one seat.
    OutcomeDecided { seat: Seat, decision: Decision },
    /// The outcome of the seat comes with a certificate.
    CertificateIssued { seat: Seat, code: CertificateCode },
    /// The session is closed. Nothing but its publication comes after it.
    SessionFinalized { by: By },
    /// The results may be known.
    SessionPublished { by: By },
}
