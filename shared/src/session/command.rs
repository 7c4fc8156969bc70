//! What may be asked of a session.

mod action;
mod bounded;

use crate::{
    companion::ForbiddenExtension,
    ids::{AlertId, DeviceId, IncidentId, PresentationId, Seat, SessionId, SignalId},
    item::{ItemId, ItemResponse},
    rules::AbortReason,
    session::{
        AlertReason, CandidateEdit, CompanionNotice, CompanionPolicy, IncidentCategory,
        IncidentResolution, IncidentSettlement, LateEnrollment, OutcomeChange, SeatDevice,
        SelfCheck, SignalReport,
    },
    time::Interval,
};
use bounded::{at_most_a_room, at_most_what_a_session_has};
use serde::{Deserialize, Serialize};

pub(crate) use bounded::no_fields;

/// What somebody asks for; it changes nothing until it is decided. Commands of candidates are
/// about their own seat, which the server knows from the login.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Candidate: I have read the rules and will respect them.
    #[serde(deserialize_with = "no_fields")]
    AcceptRules,
    /// Candidate: start my test; my presence has been confirmed.
    #[serde(deserialize_with = "no_fields")]
    StartTest,
    /// Candidate: go on with my test on this device; I was authorised.
    #[serde(deserialize_with = "no_fields")]
    Resume,
    /// Candidate: I have read the warning, show me the question.
    Reveal {
        /// The presentation it is about: only the current one is accepted.
        presentation: PresentationId,
    },
    /// Candidate: my answer.
    Answer {
        /// The presentation it is about: only the current one is accepted.
        presentation: PresentationId,
        /// The response, in the form that the item asks for.
        response: ItemResponse,
    },
    /// Candidate: I pass.
    Pass {
        /// The presentation it is about: only the current one is accepted.
        presentation: PresentationId,
    },
    /// Page of the candidate: the page was left.
    LoseFocus {
        /// The presentation it is about: only the current one is accepted.
        presentation: PresentationId,
    },
    /// Page of the candidate: something happened to it, began or ended.
    ReportSignal(SignalReport),
    /// Candidate: this question has a problem.
    ReportQuestion {
        /// The presentation it is about: only the current one is accepted.
        presentation: PresentationId,
    },
    /// Page of the candidate: does the companion answer it? That it does proves nothing: see
    /// [`Command::NoteCompanion`].
    ReportCompanion {
        /// True when the companion answers.
        present: bool,
    },
    /// Page of the candidate: what this device found when it checked itself.
    ReportSelfCheck {
        /// The result.
        check: SelfCheck,
    },
    /// Invigilator: these people are here, are who they say, and sit at these devices.
    ConfirmPresence {
        /// Who, and at which device; at most the whole room.
        #[serde(deserialize_with = "at_most_a_room")]
        devices: Vec<SeatDevice>,
    },
    /// Invigilator: not so; the test has not started.
    WithdrawPresence {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// Invigilator: this candidate may continue on this device, which waits.
    AuthorizeResume {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The device in front of the invigilator.
        device: DeviceId,
    },
    /// Invigilator: this device has no business at this seat.
    RefuseDevice {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The device to turn away.
        device: DeviceId,
    },
    /// Invigilator: the question has this problem; give another one.
    AcceptAlert {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The alert, numbered within its seat.
        alert: AlertId,
        /// What is wrong with the item.
        reason: AlertReason,
    },
    /// Invigilator: nothing wrong with the question; go on.
    DismissAlert {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The alert, numbered within its seat.
        alert: AlertId,
    },
    /// Invigilator: go on without the companion being seen.
    ClearAlert {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The alert, numbered within its seat.
        alert: AlertId,
    },
    /// Invigilator: this candidate may take the test without the companion. An alert about it
    /// is over.
    WaiveCompanion {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Invigilator: not any more.
    WithdrawCompanionWaiver {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// Referent: from now on the companion must be seen, or need not.
    SetCompanionPolicy {
        /// The policy from now on.
        policy: CompanionPolicy,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: these extensions are forbidden from now on, and no others. A companion that may
    /// see them names those that are active; nobody is blocked for it.
    SetForbiddenExtensions {
        /// At most 30.
        extensions: Vec<ForbiddenExtension>,
    },
    /// Invigilator: give the time back that the rule withheld.
    CreditWithheldTime {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// Invigilator: this loss of focus does not count.
    ExcuseFocusLoss {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The signal of the loss, numbered within its seat.
        signal: SignalId,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Staff: this test is over.
    EndTest {
        /// Seat of the candidate concerned.
        seat: Seat,
    },
    /// Staff: this happened.
    RecordIncident(RecordIncident),
    /// Staff: take back what I recorded; it is still open.
    DeleteIncident {
        /// The incident, numbered within its session.
        incident: IncidentId,
    },
    /// Referent: this is what the incident comes to.
    ResolveIncident {
        /// The incident, numbered within its session.
        incident: IncidentId,
        /// How it was resolved.
        how: IncidentResolution,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: tests of this session may start for the next 24 hours, although it is another day.
    /// Its codes are accepted meanwhile.
    AllowOtherDay {
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: an incident about identity or extra time (C1, C2) is right, and what is enrolled
    /// now is right as well. The other way to uphold one is to correct the candidate.
    UpholdAsEnrolled {
        /// The incident, numbered within its session.
        incident: IncidentId,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: this is what all open incidents come to that the author of this one recorded.
    /// For somebody who recorded a great many; those of alerts are not among them.
    ResolveIncidentsOfAuthor {
        /// One of the incidents, numbered within its session.
        incident: IncidentId,
        /// How they are resolved.
        how: IncidentResolution,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: take the resolution back.
    ReopenIncident {
        /// The incident, numbered within its session.
        incident: IncidentId,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: this is what becomes of open incidents that do not block. Those that are
    /// resolved already stay so.
    SettleIncidents {
        /// The incidents, numbered within their session; at most 2,000.
        #[serde(deserialize_with = "at_most_what_a_session_has")]
        incidents: Vec<IncidentId>,
        /// What becomes of them.
        settlement: IncidentSettlement,
    },
    /// Referent: the general remark for the report is this.
    SetRemark {
        /// 0..=500 characters; empty for none.
        remark: String,
    },
    /// Referent: why this test was not finished.
    SetAbortReason {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// Why the test was not finished.
        reason: AbortReason,
    },
    /// Referent: close the session and decide the outcomes.
    Finalize {
        /// End the tests that still run.
        end_running: bool,
    },
    /// Referent: make the results of the finalized session known.
    #[serde(deserialize_with = "no_fields")]
    Publish,
    /// Referent: the finalization is taken back, before the publication.
    ReopenSession {
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: the result of this seat is not published with the others.
    HoldPublication {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: it is published with the others, or now if they are.
    ReleasePublication {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: the published outcome of this seat is decided again. Where fraud is concerned it
    /// is a proposal, which another referent confirms.
    ReviseOutcome {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// What is changed.
        change: OutcomeChange,
        /// Number of the decision that is changed: refused when there is a later one.
        version: u16,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: what another referent proposed is right.
    ConfirmRevision {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The proposal, numbered within the seat.
        proposal: u16,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Referent: what was proposed is not done.
    DropRevision {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The proposal, numbered within the seat.
        proposal: u16,
        /// Reason, 1..=1000 characters.
        reason: String,
    },
    /// Center: this item is no longer selected, or again. Goes to all its sessions, so
    /// it does not come through the socket of one.
    #[serde(skip)]
    SuspendItem {
        /// Id of the item in the bank.
        item: ItemId,
        /// True to suspend, false to reinstate.
        suspended: bool,
    },
    /// Referent: this is who the candidate is, and what is agreed. Comes with an identity, which
    /// does not go through the socket.
    #[serde(skip)]
    EditCandidate(Box<CandidateEdit>),
    /// Staff: this person takes the test as well. Comes with an identity.
    #[serde(skip)]
    EnrollCandidate(Box<LateEnrollment>),
    /// Referent: this person, who has not entered, does not take the test here.
    #[serde(skip)]
    RemoveCandidate {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The session they take it in instead, if there is one.
        moved_to: Option<SessionId>,
        /// Why, 1..=1000 characters.
        reason: String,
    },
    /// Referent: the session does not take place. Nobody has started.
    #[serde(skip)]
    CancelSession {
        /// Why, 1..=1000 characters.
        reason: String,
    },
    /// Referent: the session was made by mistake and is about to be erased. Nobody has entered it,
    /// and nothing was recorded in it.
    #[serde(skip)]
    DeleteSession {
        /// Why, 1..=1000 characters.
        reason: String,
    },
    /// Server: a candidate's device connected with this login.
    #[serde(skip)]
    NoteLogin,
    /// Server: end what is due.
    #[serde(skip)]
    ExpireTimers,
    /// Server: nothing could be recorded in this interval; give it back.
    #[serde(skip)]
    CreditServerOutage {
        /// From the last instant on record to the first one afterwards.
        outage: Interval,
    },
    /// Server: the connection of a device of a seat was lost or came back.
    #[serde(skip)]
    NoteConnection {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The device.
        device: DeviceId,
        /// True when the device answers again, false when it was lost.
        connected: bool,
    },
    /// Server: what the connection of the companion on a device of a seat shows.
    #[serde(skip)]
    NoteCompanion {
        /// Seat of the candidate concerned.
        seat: Seat,
        /// The device.
        device: DeviceId,
        /// What it shows.
        notice: CompanionNotice,
    },
}

/// An incident to put on record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordIncident {
    /// Kind of incident.
    pub category: IncidentCategory,
    /// The candidates concerned; at least one, at most the whole room.
    #[serde(deserialize_with = "at_most_a_room")]
    pub seats: Vec<Seat>,
    /// Number of the question, 1..=32, where the category needs one.
    pub number: Option<u8>,
    /// Description, 1..=1000 characters.
    pub description: String,
    /// When it happened, not in the future; without it, now. R1 needs an interval that
    /// lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Interval>,
    /// R1 only: give the time back to the tests that lost it. What was given back
    /// already is not given twice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub credit: bool,
}
