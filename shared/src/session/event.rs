//! What happened: the journal's vocabulary.
//!
//! Events carry every choice that was made (the item proposed, whether the answer
//! was right, the time credited), so that folding them needs neither the bank nor
//! the engine. They name staff, never candidates.

mod seat;
mod zero;

use crate::{
    certificate::CertificateCode,
    ids::{AlertId, DeviceId, IncidentId, PresentationId, Seat, SessionId, SignalId},
    item::{ItemId, ItemResponse},
    rules::{AbortReason, EndCause},
    session::{
        ActorName, AlertKind, AlertReason, CompanionNote, CompanionPolicy, DroppedRevision,
        ForbiddenExtensionList, IdentityDigest, IncidentCategory, IncidentResolution, ItemTraits,
        OutcomeChange, OutcomeDecision, SeatNote, SeatSnapshot, SeatTerms, SessionConfig,
        SignalEnd, SignalKind,
    },
    time::{Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// One thing that happened, as a row of the journal keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant says what its fields mean")]
pub enum Event {
    /// The session was created with these seats and versions. Always the first event of a
    /// journal, and never anywhere else.
    SessionCreated {
        #[serde(alias = "terms")]
        config: SessionConfig,
    },
    /// A candidate logged in on a device, and it holds the seat: no other did. A reconnect of
    /// the same device is a [`Event::ConnectionRestored`]. Earlier versions wrote it for
    /// every device: the latest took the seat, or waited when the test ran on another.
    #[serde(alias = "entered")]
    LoggedIn { seat: Seat, device: DeviceId },
    /// A device logged in while another one holds the seat: an invigilator decides, or it is gone.
    DeviceWaiting { seat: Seat, device: DeviceId },
    /// Nothing was received any more from a device that waited: it is gone.
    DeviceLeft { seat: Seat, device: DeviceId },
    /// An invigilator turned a device away.
    DeviceRefused {
        seat: Seat,
        device: DeviceId,
        by: ActorName,
    },
    /// The candidate ticked the box under the rules. Once for each device, before the start;
    /// without a `device`, on the one that holds the seat.
    RulesAccepted {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    },
    /// An invigilator saw the candidate at this device: it holds the seat, and the test may
    /// be started on it until `until`. Earlier versions named no device.
    PresenceConfirmed {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
        until: Timestamp,
        by: ActorName,
    },
    /// The confirmation was taken back: by an invigilator, or because a second device entered
    /// that they had not seen.
    PresenceWithdrawn { seat: Seat, by: ActorName },
    /// The clock of the test started. `seed` seeds the selection of items. Followed by the
    /// first [`Event::ItemPresented`] in the same row.
    TestStarted { seat: Seat, seed: u64 },
    /// An item was put before the candidate under `number` (1..=32): at the start, after an
    /// answer or a pass, and under the same number after an alert was accepted.
    #[serde(alias = "proposed")]
    ItemPresented {
        seat: Seat,
        #[serde(alias = "ask")]
        presentation: PresentationId,
        number: u8,
        item: ItemId,
        #[serde(alias = "facts")]
        traits: ItemTraits,
    },
    /// The candidate passed the warning before a focus or timed item and saw its content.
    /// Never for other items: those are shown at once.
    #[serde(alias = "revealed")]
    ItemRevealed {
        seat: Seat,
        #[serde(alias = "ask")]
        presentation: PresentationId,
    },
    /// The candidate answered. `correct` is what counts for the score: it is false for a
    /// correct response that came `late` or after a focus loss.
    Answered {
        seat: Seat,
        #[serde(alias = "ask")]
        presentation: PresentationId,
        response: ItemResponse,
        #[serde(alias = "right")]
        correct: bool,
        late: bool,
    },
    /// The candidate passed: the question counts as treated and not as correct.
    Passed {
        seat: Seat,
        #[serde(alias = "ask")]
        presentation: PresentationId,
    },
    /// The page was left during a focus item so that it counts: its answer is not correct. Not
    /// while an alert blocks the candidate. `signal` is the loss as it was measured; without
    /// one, an earlier version or an old page knew only that there was one.
    FocusLost {
        seat: Seat,
        #[serde(alias = "ask")]
        presentation: PresentationId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signal: Option<SignalId>,
    },
    /// An invigilator decided that a loss does not count. `correct`: the answer counts as
    /// correct from now on, and did not only because of it.
    FocusLossExcused {
        seat: Seat,
        signal: SignalId,
        reason: String,
        by: ActorName,
        correct: bool,
    },
    /// The page of the candidate noticed something that lasts. Changes no score by itself.
    SignalStarted {
        seat: Seat,
        signal: SignalId,
        presentation: PresentationId,
        kind: SignalKind,
    },
    /// It is over after `micros` microseconds. `kind` if it turned out to be another one.
    SignalEnded {
        seat: Seat,
        signal: SignalId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<SignalKind>,
        micros: i64,
        how: SignalEnd,
    },
    /// The page of the candidate noticed something that was over at once, or had been: after
    /// `micros` microseconds.
    SignalNoted {
        seat: Seat,
        signal: SignalId,
        presentation: PresentationId,
        kind: SignalKind,
        #[serde(default, skip_serializing_if = "zero::is_zero")]
        micros: i64,
    },
    /// The page was left during a focus item while an alert blocked the candidate. Changes
    /// no answer: it is shown to who handles the alert. Once from blocked to unblocked.
    LeftWhileBlocked {
        seat: Seat,
        presentation: PresentationId,
    },
    /// The companion of the device that holds the seat, or of `device`, came or went. Earlier versions
    /// took the word of the page for it; today only a link does: [`CompanionNote::Linked`].
    CompanionReported {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
        present: bool,
    },
    /// Something about the companion of the device that holds the seat, or of `device`, which waits.
    CompanionNoted {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
        note: CompanionNote,
    },
    /// A referent decided whether the companion must be seen from now on, with a reason.
    CompanionPolicyChanged {
        policy: CompanionPolicy,
        reason: String,
        by: ActorName,
    },
    /// A referent decided which extensions are forbidden from now on: these and no others.
    ForbiddenExtensionsChanged(ForbiddenExtensionList),
    /// An alert blocks the candidate; the clock stops.
    AlertRaised {
        seat: Seat,
        alert: AlertId,
        kind: AlertKind,
    },
    /// An invigilator found the problem real; the item is withdrawn. An incident, the credit
    /// and the replacement follow in the same row.
    AlertAccepted {
        seat: Seat,
        alert: AlertId,
        reason: AlertReason,
        by: ActorName,
    },
    /// An invigilator found no problem; the candidate continues with the same item.
    AlertDismissed {
        seat: Seat,
        alert: AlertId,
        by: ActorName,
    },
    /// A companion alert ended: by an invigilator, or by the policy when the companion was
    /// seen again.
    AlertCleared {
        seat: Seat,
        alert: AlertId,
        by: ActorName,
    },
    /// Blocked time was given back, microseconds: when the last open alert was handled.
    TimeCredited {
        seat: Seat,
        micros: i64,
        /// The part of `micros` that no person decided: no more than
        /// [`RULE_CREDIT`](crate::time::RULE_CREDIT), and
        /// [`RULE_CREDIT_PER_TEST`](crate::time::RULE_CREDIT_PER_TEST) in a test. Journals
        /// from before this limit do not have it, and nothing of them is limited.
        #[serde(default, skip_serializing_if = "zero::is_zero")]
        by_rule: i64,
        /// Blocked time beyond that, microseconds, which an invigilator may give back.
        #[serde(default, skip_serializing_if = "zero::is_zero")]
        withheld: i64,
    },
    /// An invigilator gave back the time that was withheld: these intervals.
    WithheldTimeCredited {
        seat: Seat,
        intervals: Vec<Interval>,
        by: ActorName,
    },
    /// An invigilator allowed this device, which waits, to take over the test until `until`.
    /// Earlier versions named no device and meant the one that logged in last.
    #[serde(alias = "resume_authorised")]
    ResumeAuthorized {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
        until: Timestamp,
        by: ActorName,
    },
    /// The candidate continued on another device; the authorization is used up, and no other
    /// device waits any more.
    Resumed { seat: Seat, device: DeviceId },
    /// The test is over. Once for each seat; nothing is answered after it.
    TestEnded {
        seat: Seat,
        cause: EndCause,
        by: ActorName,
    },
    /// An incident was put on record: by staff, by the acceptance of an alert (`alert`), or
    /// for an alert that was still open when its test ended.
    IncidentRecorded {
        incident: IncidentId,
        category: IncidentCategory,
        seats: Vec<Seat>,
        number: Option<u8>,
        alert: Option<AlertId>,
        description: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Interval>,
        #[serde(default, skip_serializing_if = "Vec::is_empty", alias = "moments")]
        snapshots: Vec<SeatSnapshot>,
        by: ActorName,
    },
    /// The author of an open incident took it back. It stays on record and counts for
    /// nothing.
    IncidentDeleted { incident: IncidentId, by: ActorName },
    /// Time lost in a room-wide incident was given back: these intervals, without what had
    /// been given back before.
    LostTimeCredited {
        seat: Seat,
        incident: IncidentId,
        #[serde(alias = "parts")]
        intervals: Vec<Interval>,
    },
    /// Time in which the server could not record anything was given back: these intervals,
    /// without what had been given back before.
    ServerOutageCredited(super::ServerOutageCredit),
    /// An incident was resolved: by a referent, or with the alert it came from.
    IncidentResolved {
        incident: IncidentId,
        how: IncidentResolution,
        reason: String,
        by: ActorName,
    },
    /// A referent took a resolution back. Never for one that came with an alert.
    IncidentReopened {
        incident: IncidentId,
        reason: String,
        by: ActorName,
    },
    /// A referent left these open incidents, none of which blocks, for after the finalization.
    IncidentsCarriedOver {
        incidents: Vec<IncidentId>,
        by: ActorName,
    },
    /// A referent wrote the general remark of the report. The last one counts.
    RemarkSet { remark: String, by: ActorName },
    /// The item is no longer selected for any candidate. Candidates who have it before them
    /// keep it.
    ItemSuspended { item: ItemId, by: ActorName },
    /// A suspended item may be selected again.
    ItemReinstated { item: ItemId, by: ActorName },
    /// A referent said why an unfinished test was not finished. The last one counts.
    AbortReasonSet {
        seat: Seat,
        reason: AbortReason,
        by: ActorName,
    },
    /// Nothing was received from the candidate's device for longer than
    /// [`CONNECTION_LOST_AFTER`](crate::protocol::CONNECTION_LOST_AFTER): the one that holds
    /// the seat.
    ConnectionLost { seat: Seat },
    /// That device answered again.
    ConnectionRestored { seat: Seat },
    /// Finalization decided the outcome of a seat. Once for each seat in a finalization.
    OutcomeDecided {
        seat: Seat,
        decision: OutcomeDecision,
    },
    /// The outcome of the seat comes with a certificate, which takes the place of an earlier one.
    /// Only with a score.
    CertificateIssued { seat: Seat, code: CertificateCode },
    /// A referent corrected who sits at the seat. `digest` is of the new version of the identity,
    /// `before` of the one it replaces; `version` counts them from 1, the one enrolled. Also
    /// after the finalization; after the publication with a new certificate where there is one.
    CandidateCorrected {
        seat: Seat,
        version: u32,
        before: IdentityDigest,
        digest: IdentityDigest,
        reason: String,
        by: ActorName,
    },
    /// A referent changed what is agreed for a candidate, before or during the test: deadlines count
    /// as if it had always been so, items are selected so from the next one.
    TermsChanged {
        seat: Seat,
        before: SeatTerms,
        after: SeatTerms,
        reason: String,
        by: ActorName,
    },
    /// A candidate was enrolled after the creation of the session, at the next seat.
    CandidateEnrolled {
        seat: Seat,
        terms: SeatTerms,
        digest: IdentityDigest,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moved_from: Option<SessionId>,
        reason: String,
        by: ActorName,
    },
    /// A candidate who had never entered was taken off the roster: nobody else gets the seat.
    CandidateRemoved {
        seat: Seat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moved_to: Option<SessionId>,
        reason: String,
        by: ActorName,
    },
    /// A referent allowed tests to start on whatever day.
    OtherDayAllowed(super::OtherDayPermit),
    /// The session was called off before anybody started. Always the last event.
    SessionCancelled { reason: String, by: ActorName },
    /// A referent decided the published outcome of a seat again. `version` counts its decisions.
    /// Where two people were needed, `reason` has the words of both, a line each. Followed by
    /// [`Event::CertificateIssued`] when the certificate says something else.
    OutcomeRevised {
        seat: Seat,
        version: u16,
        change: OutcomeChange,
        before: Box<OutcomeDecision>,
        decision: Box<OutcomeDecision>,
        reason: String,
        by: ActorName,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<ActorName>,
    },
    /// A referent proposed a change that needs a second person.
    RevisionProposed {
        seat: Seat,
        proposal: u16,
        change: OutcomeChange,
        reason: String,
        by: ActorName,
    },
    /// The proposal was taken back or declined.
    RevisionDropped(DroppedRevision),
    /// The result of this seat is not published with the others.
    PublicationHeld(SeatNote),
    /// It is published with the others, or now if they are.
    PublicationReleased(SeatNote),
    /// A finalized session was opened again: what it decided counts for nothing.
    SessionReopened { reason: String, by: ActorName },
    /// The session was finalized. It is published or opened again, and outcomes are revised.
    SessionFinalized { by: ActorName },
    /// The results were published, but for those held back. Only decisions about outcomes follow.
    SessionPublished { by: ActorName },
}
