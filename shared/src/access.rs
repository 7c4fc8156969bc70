//! Who may do what, to what: one table.
//!
//! The server derives every route and every command of the sockets from it; the pages use it to
//! hide what would be refused. A row says how far a role reaches with an action:
//!
//! | scope | what is in it |
//! |---|---|
//! | own seat | the test of one candidate |
//! | own session | one room |
//! | own center | all its sessions and what it decides for them |
//! | platform | everything |
//!
//! Each scope contains those before it. A subject has the narrowest scope that contains it, as
//! seen by the person: a session of another center is in no scope but the platform.

use serde::{Deserialize, Serialize};

/// The kinds of people, and the server itself. One person may have two: a bank editor is the
/// referent of a center as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes the test.
    Candidate,
    /// Watches the room.
    Invigilator,
    /// Answers for the sessions of a center.
    Referent,
    /// Decides on the questions of the bank for all centers.
    BankEditor,
    /// Timers and sockets.
    Server,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Candidate,
        Self::Invigilator,
        Self::Referent,
        Self::BankEditor,
        Self::Server,
    ];
}

/// How much a role reaches, or where a subject lies. In order: each contains those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccessScope {
    /// The actor's own seat.
    OwnSeat,
    /// The session the actor logged in to.
    OwnSession,
    /// The actor's own center.
    OwnCenter,
    /// Everything: also what belongs to other centers.
    Platform,
}

impl AccessScope {
    /// Every scope, from the narrowest.
    pub const ALL: [Self; 4] = [
        Self::OwnSeat,
        Self::OwnSession,
        Self::OwnCenter,
        Self::Platform,
    ];
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

actions! {
    /// Give credentials at a portal.
    LogIn,
    /// End one's login.
    LogOut,
    /// Read what is for everybody: pages, the state of the server, a certificate by its code.
    ReadPublic,
    /// Take the test: rules, start, answers, reports.
    TakeTest,
    /// See one's own test.
    WatchOwnTest,
    /// See one's own published result.
    ReadOwnResult,
    /// Prove more about who one is, on a login that is there.
    ProveIdentity,
    /// Take away one's own certificate.
    DownloadOwnCertificate,
    /// See the board of a session.
    WatchBoard,
    /// Confirm presence, authorise to resume.
    AdmitCandidate,
    /// Let somebody in by hand who was refused at the door: correct the identity they are
    /// enrolled with, or enroll them.
    AdmitByHand,
    /// Accept, dismiss or clear alerts.
    HandleAlert,
    /// Decide that a loss of focus does not count.
    ExcuseFocusLoss,
    /// End a test before its time.
    EndTest,
    /// Record an incident, delete one's own while it is open.
    RecordIncident,
    /// Resolve an incident, or open it again.
    ResolveIncident,
    /// Decide for a session whether the companion must be seen.
    SetCompanionPolicy,
    /// Correct who a candidate is, and change what is agreed for them.
    EditCandidate,
    /// Enroll a candidate after the creation of the session.
    EnrollCandidate,
    /// Take a candidate who has not entered off the roster, or move them to another session.
    RemoveCandidate,
    /// Change where and when a session is held, and by whom it is watched.
    EditSession,
    /// Call a session off that nobody has started, or delete one that nobody entered.
    CancelSession,
    /// Give the reason of an unfinished test.
    SetAbortReason,
    /// Finalize a session.
    Finalize,
    /// Make the results of a finalized session known, or hold one back.
    Publish,
    /// Take back a finalization before the publication.
    ReopenSession,
    /// Decide a published outcome again, or confirm that another referent does.
    ReviseOutcome,
    /// See what finalization needs, and the outcomes.
    WatchDesk,
    /// See all sessions of a center at once.
    WatchCenter,
    /// See one's own account.
    ReadAccount,
    /// Change one's own password, logins and second factor.
    ManageAccount,
    /// See what one's center says of itself.
    ReadCenter,
    /// Change what one's center says of itself.
    ManageCenter,
    /// Have a link sent with which a forgotten password is replaced, and use such a link.
    RecoverAccount,
    /// Make the first center and its first account, while there is no account.
    SetUp,
    /// Invite people to one's center, see who works there, and remove them.
    ManagePeople,
    /// List sessions, check a roster.
    PlanSession,
    /// Create a session.
    CreateSession,
    /// Read the codes and the roster of a session.
    ReadCodes,
    /// Replace codes of a session.
    RenewCodes,
    /// Read who the invigilators of a session are, and who supervised when.
    ReadInvigilators,
    /// Name the invigilators of a session, give them codes, and take them off again.
    ManageInvigilators,
    /// Read the personal code of one candidate who has lost it.
    ReadPersonalCode,
    /// Read what happened to the candidates of a session, one by one.
    ReadTimeline,
    /// Take away a document or a table of a session.
    DownloadDocument,
    /// Take away the whole record of a session.
    DownloadRecord,
    /// Suspend an item.
    SuspendItem,
    /// Lift the suspension of an item.
    ReinstateItem,
    /// Read the list of blocked sites, and see what a change would do.
    ReadBlockList,
    /// Change the list of blocked sites.
    EditBlockList,
    /// Read the audit trail.
    ReadAudit,
    /// Take away the audit trail.
    DownloadAudit,
    /// Fire timers, note connections.
    KeepTime,
}

impl Action {
    /// Does it need no login?
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::LogIn | Self::LogOut | Self::ReadPublic | Self::RecoverAccount | Self::SetUp
        )
    }
}

/// How far `role` reaches with `action`; none when it may not do it at all.
pub fn reach(role: Role, action: Action) -> Option<AccessScope> {
    use Action::*;
    if action.is_open() {
        return Some(AccessScope::Platform);
    }
    match role {
        Role::Candidate => matches!(
            action,
            TakeTest | WatchOwnTest | ReadOwnResult | ProveIdentity | DownloadOwnCertificate
        )
        .then_some(AccessScope::OwnSeat),
        Role::Invigilator => matches!(
            action,
            WatchBoard
                | AdmitCandidate
                | AdmitByHand
                | HandleAlert
                | ExcuseFocusLoss
                | EndTest
                | RecordIncident
                | ReadPersonalCode
        )
        .then_some(AccessScope::OwnSession),
        Role::Referent => matches!(
            action,
            WatchBoard
                | EndTest
                | RecordIncident
                | ResolveIncident
                | SetCompanionPolicy
                | AdmitByHand
                | EditCandidate
                | EnrollCandidate
                | RemoveCandidate
                | EditSession
                | CancelSession
                | SetAbortReason
                | Finalize
                | Publish
                | ReopenSession
                | ReviseOutcome
                | WatchDesk
                | WatchCenter
                | ReadAccount
                | ManageAccount
                | ReadCenter
                | ManageCenter
                | ManagePeople
                | PlanSession
                | CreateSession
                | ReadCodes
                | RenewCodes
                | ReadInvigilators
                | ManageInvigilators
                | ReadTimeline
                | DownloadDocument
                | DownloadRecord
                | SuspendItem
                | ReinstateItem
                | ReadBlockList
                | EditBlockList
                | ReadAudit
                | DownloadAudit
        )
        .then_some(AccessScope::OwnCenter),
        Role::BankEditor => matches!(
            action,
            SuspendItem | ReinstateItem | ReadBlockList | EditBlockList
        )
        .then_some(AccessScope::Platform),
        Role::Server => matches!(action, KeepTime | SuspendItem | ReinstateItem)
            .then_some(AccessScope::Platform),
    }
}

/// May `role` do `action` to something that lies in this scope?
pub fn can(role: Role, action: Action, subject: AccessScope) -> bool {
    reach(role, action).is_some_and(|reach| subject <= reach)
}
