//! Who may do what: one table.
//!
//! The server enforces it, the pages use it to hide what would be refused.

use serde::{Deserialize, Serialize};

/// The kinds of people, and the server itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes the test.
    Candidate,
    /// Watches the room.
    Invigilator,
    /// Answers for the sessions of a center.
    Referent,
    /// Timers and sockets.
    Server,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [
        Self::Candidate,
        Self::Invigilator,
        Self::Referent,
        Self::Server,
    ];
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Take the test: rules, start, answers, reports.
    TakeTest,
    /// See one's own test.
    WatchOwnTest,
    /// See the board of a session.
    WatchBoard,
    /// Confirm presence, authorise to resume.
    AdmitCandidate,
    /// Accept, dismiss or clear alerts.
    HandleAlert,
    /// End a test before its time.
    EndTest,
    /// Record an incident, delete one's own while it is open.
    RecordIncident,
    /// Resolve an incident, or open it again.
    ResolveIncident,
    /// Give the reason of an unfinished test.
    SetAbortReason,
    /// Finalize a session.
    Finalize,
    /// Make the results of a finalized session known.
    Publish,
    /// Suspend an item for everybody, or allow it again.
    SuspendItem,
    /// See what finalization needs, and the outcomes.
    WatchDesk,
    /// Create sessions, read their codes.
    ManageSessions,
    /// Fire timers, note connections.
    KeepTime,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 15] = [
        Self::TakeTest,
        Self::WatchOwnTest,
        Self::WatchBoard,
        Self::AdmitCandidate,
        Self::HandleAlert,
        Self::EndTest,
        Self::RecordIncident,
        Self::ResolveIncident,
        Self::SetAbortReason,
        Self::Finalize,
        Self::Publish,
        Self::SuspendItem,
        Self::WatchDesk,
        Self::ManageSessions,
        Self::KeepTime,
    ];
}

/// To whom what is acted on belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccessScope {
    /// The actor's own seat.
    OwnSeat,
    /// The session the actor logged in to, or a session of the actor's center.
    OwnSession,
    /// Anything else.
    Foreign,
}

impl AccessScope {
    /// Every kind of subject.
    pub const ALL: [Self; 3] = [Self::OwnSeat, Self::OwnSession, Self::Foreign];
}

/// May `role` do `action` on `subject`?
pub fn can(role: Role, action: Action, subject: AccessScope) -> bool {
    use Action::*;
    match (role, subject) {
        (_, AccessScope::Foreign) => false,
        (Role::Candidate, AccessScope::OwnSeat) => matches!(action, TakeTest | WatchOwnTest),
        (Role::Candidate, AccessScope::OwnSession) => false,
        (Role::Invigilator, AccessScope::OwnSession) => matches!(
            action,
            WatchBoard | AdmitCandidate | HandleAlert | EndTest | RecordIncident
        ),
        (Role::Referent, AccessScope::OwnSession) => matches!(
            action,
            WatchBoard
                | WatchDesk
                | RecordIncident
                | ResolveIncident
                | SetAbortReason
                | Finalize
                | Publish
                | SuspendItem
                | ManageSessions
        ),
        (Role::Server, AccessScope::OwnSession) => matches!(action, KeepTime | SuspendItem),
        // Only a candidate has a seat.
        (Role::Invigilator | Role::Referent | Role::Server, AccessScope::OwnSeat) => false,
    }
}
