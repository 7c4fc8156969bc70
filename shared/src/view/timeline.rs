//! What happened to one candidate, in order, for the referent who judges it: when, what,
//! by whom. Nothing of the measurement: no item, no answer, no correctness, no score.

mod builder;
mod companion;

use crate::{
    companion::ForbiddenExtension,
    ids::{AlertId, IncidentId, Seat},
    maybe_known::only_known,
    rules::{AbortReason, EndCause, Outcome, OutcomeRule},
    session::{
        ActorName, AlertReason, CompanionNote, CompanionPolicy, Event, IncidentCategory,
        IncidentResolution, OutcomeChange, SeatTerms, SignalEnd, SignalKind,
    },
    time::Timestamp,
};
use builder::TimelineBuilder;
use serde::{Deserialize, Serialize};

/// One thing that happened to a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Which event of the session's journal, from 1: what an outcome refers to.
    pub ordinal: u64,
    /// When it was decided.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub event: TimelineEvent,
    /// By whom; none where it can only have been the candidate or their device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorName>,
}

/// A timeline as a page reads it, without what a later version has added.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct KnownTimeline(#[serde(deserialize_with = "only_known")] pub Vec<TimelineEntry>);

/// What happened, without content. `number` is the number of a question as the
/// candidate saw it, 1..=32.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields are those of the events they come from"
)]
pub enum TimelineEvent {
    /// Logged in on a device.
    LoggedIn,
    /// Logged in on another device, which waits for a decision.
    DeviceWaiting,
    /// A device that waited is gone.
    DeviceLeft,
    /// An invigilator turned a device away.
    DeviceRefused,
    /// Accepted the rules.
    RulesAccepted,
    /// Was seen by an invigilator, and may start until then.
    PresenceConfirmed { until: Timestamp },
    /// The confirmation was taken back.
    PresenceWithdrawn,
    /// The test began.
    Started,
    /// A question was presented.
    QuestionShown {
        number: u8,
        /// It replaces a withdrawn question of the same number.
        replacement: bool,
        /// The page may not be left.
        focus: bool,
        /// It has a time of its own.
        timed: bool,
    },
    /// The candidate passed the warning and saw the question.
    QuestionRevealed { number: u8 },
    /// The candidate answered.
    Answered { number: u8 },
    /// The candidate passed.
    Passed { number: u8 },
    /// The page was left during a focus question.
    FocusLost { number: u8 },
    /// The page was left while an alert blocked a focus question.
    LeftWhileBlocked { number: u8 },
    /// The page noticed something that lasts.
    SignalStarted { number: u8, kind: SignalKind },
    /// It was over after so many microseconds.
    SignalEnded {
        number: u8,
        kind: SignalKind,
        micros: i64,
        ending: SignalEnd,
    },
    /// The page noticed something that was over, after so many microseconds.
    SignalNoted {
        number: u8,
        kind: SignalKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        micros: Option<i64>,
    },
    /// An invigilator decided that a loss of focus does not count.
    FocusLossExcused { number: u8, words: String },
    /// Nothing was received from the device.
    ConnectionLost,
    /// The device answered again.
    ConnectionRestored,
    /// The companion was seen.
    CompanionPresent,
    /// The companion was not seen.
    CompanionAbsent,
    /// Something else about the companion.
    CompanionNoted { note: CompanionNote },
    /// Whether the companion must be seen was decided again, for the whole session.
    CompanionPolicyChanged {
        policy: CompanionPolicy,
        reason: String,
    },
    /// Which extensions are forbidden was decided, for the whole session.
    ForbiddenExtensionsChanged { extensions: Vec<ForbiddenExtension> },
    /// An alert blocked the candidate: about this question, or about the companion.
    AlertRaised { alert: AlertId, number: Option<u8> },
    /// The problem was real; the question was withdrawn.
    AlertAccepted { alert: AlertId, reason: AlertReason },
    /// There was no problem.
    AlertDismissed { alert: AlertId },
    /// The companion alert ended.
    AlertCleared { alert: AlertId },
    /// Time was given back, microseconds: that of an alert, or of this room-wide incident.
    TimeCredited {
        micros: i64,
        incident: Option<IncidentId>,
        /// Blocked time that the rule did not give back, microseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        withheld: Option<i64>,
    },
    /// An invigilator gave back what the rule had withheld, microseconds.
    WithheldTimeCredited { micros: i64 },
    /// The server could not record anything for this long, microseconds, and gave it back.
    ServerOutageCredited { micros: i64 },
    /// The candidate may continue on another device, until then.
    ResumeAuthorized { until: Timestamp },
    /// The candidate continued on another device.
    Resumed,
    /// The test was over.
    Ended { cause: EndCause },
    /// An incident about the candidate was put on record.
    IncidentRecorded {
        id: IncidentId,
        category: IncidentCategory,
    },
    /// It was resolved.
    IncidentResolved {
        id: IncidentId,
        category: IncidentCategory,
        how: IncidentResolution,
    },
    /// The decision on it was taken back.
    IncidentReopened {
        id: IncidentId,
        category: IncidentCategory,
    },
    /// Its author took it back.
    IncidentDeleted {
        id: IncidentId,
        category: IncidentCategory,
    },
    /// Why the test was not finished.
    AbortReason { reason: AbortReason },
    /// The outcome.
    Outcome {
        outcome: Outcome,
        rule: OutcomeRule,
        /// The events that led to it, as [`TimelineEntry::ordinal`] counts them, in order.
        because: Vec<u64>,
    },
    /// A certificate was issued.
    CertificateIssued,
    /// The identity was corrected: this is the version in force from then on, from 1.
    Corrected { version: u32, words: String },
    /// What is agreed was changed.
    TermsChanged {
        before: SeatTerms,
        after: SeatTerms,
        words: String,
    },
    /// Enrolled after the creation of the session.
    Enrolled { moved: bool, words: String },
    /// Taken off the roster.
    Removed { moved: bool, words: String },
    /// The session was called off.
    Cancelled { words: String },
    /// Tests might start until then, on whatever day.
    OtherDayAllowed { until: Timestamp, words: String },
    /// The outcome was decided again.
    OutcomeRevised {
        change: OutcomeChange,
        outcome: Outcome,
        rule: OutcomeRule,
        reason: String,
    },
    /// A change that needs a second person was proposed.
    RevisionProposed {
        change: OutcomeChange,
        reason: String,
    },
    /// It was taken back or declined.
    RevisionDropped { reason: String },
    /// The result is not published with the others.
    PublicationHeld { reason: String },
    /// It is, after all.
    PublicationReleased { reason: String },
    /// The finalization was taken back.
    Reopened { reason: String },
    /// The session was closed.
    Finalized,
    /// The results became known.
    Published,
}

/// What happened to the candidate of `seat`. `rows` are all rows of the session's
/// journal from the first, each with its instant: events are counted over all seats.
pub fn timeline<'a>(
    seat: Seat,
    rows: impl IntoIterator<Item = (Timestamp, &'a [Event])>,
) -> Vec<TimelineEntry> {
    let mut builder = TimelineBuilder::for_seat(seat);
    let events = rows
        .into_iter()
        .flat_map(|(at, events)| events.iter().map(move |event| (at, event)));
    for (ordinal, (at, event)) in (1..).zip(events) {
        builder.record(ordinal, at, event);
    }
    builder.entries
}
