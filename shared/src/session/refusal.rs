//! Why a command was refused. Each reason has a code that the pages translate.

use crate::session::{ActorName, AlertResolution, FinalizationBlocker, PairingSign};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a command changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// This role may not do this.
    NotAllowed,
    /// The password must be given again on this login: `POST /api/referent/confirm`, then the
    /// same command with the same id.
    ConfirmationNeeded,
    /// No such seat in this session.
    UnknownSeat,
    /// The session is finalized.
    SessionFinalized,
    /// The rules have not been accepted yet.
    RulesNotAccepted,
    /// No valid confirmation of presence.
    PresenceNotConfirmed,
    /// The companion must be seen first.
    CompanionMissing,
    /// The test has not started.
    TestNotStarted,
    /// The test has already started.
    TestAlreadyStarted,
    /// The test has ended.
    TestEnded,
    /// The time is up.
    TimeIsUp,
    /// The seat or the test is held by another device; this one must log in, and be
    /// authorised if the test runs.
    ResumeNotAuthorized,
    /// The device that the command names is not at the seat, or not any more.
    DeviceChanged {
        /// Signs of the devices that are there, the one that holds the seat first.
        signs: Vec<PairingSign>,
    },
    /// The test runs on this device: another one may be authorized, or the test ended.
    DeviceTakesTest,
    /// An invigilator turned this device away.
    DeviceRefused,
    /// Too many devices wait at this seat already.
    TooManyDevices,
    /// Devices have entered this seat too often lately.
    TooManyEntries,
    /// There is nothing to resume on this device.
    NothingToResume,
    /// Not the current question any more.
    QuestionMoved,
    /// The warning before this question has not been passed.
    NotRevealed,
    /// An alert is open: the invigilator must handle it first.
    Blocked,
    /// The response does not fit the question.
    ResponseDoesNotFit,
    /// No such alert.
    UnknownAlert,
    /// The alert was handled before this command came.
    AlertAlreadyHandled {
        /// Who did it, as the journal names them.
        by: ActorName,
        /// How the alert was handled.
        handled: AlertResolution,
    },
    /// No blocked time is withheld from this test, or it was given back before.
    NothingWithheld,
    /// There is no such loss of focus, or it does not count.
    NothingToExcuse,
    /// This cannot be the reason for such a question, or such an alert.
    ReasonDoesNotFit,
    /// No item is left for this candidate.
    BankExhausted,
    /// No such incident.
    UnknownIncident,
    /// This person has put too many incidents on record, or too many people without an account
    /// have.
    TooManyIncidents,
    /// The incident was resolved before this command came.
    IncidentAlreadyResolved {
        /// Who did it, as the journal names them.
        by: ActorName,
        /// How it was resolved.
        how: crate::session::IncidentResolution,
    },
    /// It is not resolved, or was resolved by handling its alert: there is nothing to undo.
    IncidentNotResolved,
    /// Only who recorded an incident may delete it.
    NotTheAuthor,
    /// The time it happened is missing, ends before it begins, or lies in the future.
    IntervalOutOfBounds,
    /// A text is missing, too long, or has control characters in it.
    TextOutOfBounds,
    /// The category needs a question number that the candidates were shown, or at least one seat.
    IncidentIncomplete,
    /// The test is finished; there is no reason to give.
    NothingToExplain,
    /// Nobody has started a test: there is nothing to finalize. The session can be cancelled.
    NobodyStarted,
    /// The day of the session has not begun.
    DayNotBegun {
        /// When it begins.
        begins_at: Timestamp,
    },
    /// The session is held on another day, and no referent has allowed a start today.
    OtherDay {
        /// When its day begins.
        begins_at: Timestamp,
        /// When its day ends.
        ends_at: Timestamp,
    },
    /// Finalization must wait for this.
    FinalizationIncomplete {
        /// Every blocker, seats first.
        blockers: Vec<FinalizationBlocker>,
    },
    /// Somebody else has changed this candidate meanwhile: look again.
    CandidateChanged,
    /// With so little extra time the test would be over at once.
    ReductionEndsTest,
    /// The candidate has entered: they stay on the roster.
    CandidateEntered,
    /// The roster has as many seats as a room may have.
    RosterFull,
    /// The incident is not about what is to be corrected, or not about this candidate.
    CorrectionDoesNotFit,
    /// A test has started: the session takes place.
    SessionStarted,
    /// Somebody has entered the session, or something was recorded in it: it can be called off,
    /// not deleted.
    SessionOnRecord,
    /// An incident about identity or extra time is upheld with the right value, or by saying that
    /// what is enrolled is right.
    CorrectionNeeded,
    /// The session was called off.
    SessionCancelled,
    /// The session is not finalized yet.
    NotFinalized,
    /// The results are published: nothing of it can be taken back but one outcome at a time.
    SessionPublished,
    /// The results are not published yet: the session can be opened again.
    NotPublished,
    /// The outcome is so already, or there is none to revise.
    NothingToRevise,
    /// The outcome was decided again before this command came.
    OutcomeChanged {
        /// Number of the decision in force.
        version: u16,
    },
    /// A change of this outcome waits for a second referent.
    RevisionWaits {
        /// Who proposed it.
        by: ActorName,
    },
    /// No such proposal waits.
    UnknownProposal,
    /// Who proposed a change cannot confirm it: another account must.
    SecondPersonNeeded,
    /// This program does not have the bank, the scale or the rules of the session.
    VersionsUnknown,
    /// The outcome was decided, or the session opened again, too often.
    TooManyRevisions,
    /// It blocks the finalization: it has to be resolved, with a reason.
    IncidentBlocks,
    /// The server could not write to its journal; nothing was changed.
    StorageUnavailable,
    /// Too many commands in a short time.
    TooFast,
}
