//! The audit trail: who logged in, failed to, read or took away personal data, or changed
//! accounts and suspensions. What happens inside a session is in its journal instead.

use crate::{
    clock::Clock,
    portal::Portal,
    store::{AuditRow, Store},
};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    sync::{Arc, Mutex},
};
use uuid::Uuid;
use vigie_shared::{
    access::Action,
    ids::{AccountId, CenterId, LoginId, SessionId},
    time::{MINUTE, Timestamp},
};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuditAction {
    /// Credentials were given at a portal.
    LogIn,
    /// The password was given again, for what cannot be taken back.
    ConfirmLogin,
    /// A candidate gave their identifier on a login that was there.
    IdentifyCandidate,
    /// A login was ended by its owner.
    LogOut,
    /// A login was ended by another, or by a change of the account.
    RevokeLogin,
    /// A password was changed or reset.
    ChangePassword,
    /// A second factor was added, used or removed.
    ChangeSecondFactor,
    /// An account or a center was opened, changed or closed.
    ChangeAccount,
    /// A session was created.
    CreateSession,
    /// Where or when a session is held was changed, or it was called off or deleted.
    ChangeSession,
    /// The codes of a session were read or changed.
    ReadCodes,
    /// An invigilator was named, renamed, given a code or taken off the list.
    ManageInvigilators,
    /// Results or identities were read.
    ReadPersonalData,
    /// A document, a table or a record was downloaded.
    Download,
    /// An item was suspended.
    SuspendItem,
    /// A suspension was lifted.
    ReinstateItem,
    /// The list of blocked sites was changed.
    ChangeBlockList,
    /// What a center says of itself was changed.
    ChangeCenter,
    /// This trail was read or taken away.
    ReadAudit,
}

impl AuditAction {
    /// Every action.
    pub const ALL: [Self; 19] = [
        Self::LogIn,
        Self::LogOut,
        Self::ConfirmLogin,
        Self::IdentifyCandidate,
        Self::RevokeLogin,
        Self::ChangePassword,
        Self::ChangeSecondFactor,
        Self::ChangeAccount,
        Self::CreateSession,
        Self::ChangeSession,
        Self::ReadCodes,
        Self::ManageInvigilators,
        Self::ReadPersonalData,
        Self::Download,
        Self::SuspendItem,
        Self::ReinstateItem,
        Self::ChangeBlockList,
        Self::ChangeCenter,
        Self::ReadAudit,
    ];

    /// What the trail says of a row of the access table; none when it is silent about it:
    /// what is for everybody, and what stands in the journal of a session.
    pub fn for_action(action: Action) -> Option<Self> {
        Some(match action {
            Action::LogIn => Self::LogIn,
            Action::LogOut => Self::LogOut,
            Action::ReadOwnResult
            | Action::WatchDesk
            | Action::WatchCenter
            | Action::ReadTimeline => Self::ReadPersonalData,
            Action::DownloadOwnCertificate | Action::DownloadDocument | Action::DownloadRecord => {
                Self::Download
            }
            Action::CreateSession => Self::CreateSession,
            Action::EditSession | Action::CancelSession => Self::ChangeSession,
            Action::ReadCodes | Action::RenewCodes | Action::ReadPersonalCode => Self::ReadCodes,
            Action::ManageInvigilators => Self::ManageInvigilators,
            Action::SuspendItem => Self::SuspendItem,
            Action::ReinstateItem => Self::ReinstateItem,
            Action::EditBlockList => Self::ChangeBlockList,
            Action::ManageCenter => Self::ChangeCenter,
            Action::ReadAudit | Action::DownloadAudit => Self::ReadAudit,
            Action::ReadPublic
            | Action::TakeTest
            | Action::WatchOwnTest
            | Action::WatchBoard
            | Action::AdmitCandidate
            | Action::AdmitByHand
            | Action::EditCandidate
            | Action::EnrollCandidate
            | Action::RemoveCandidate
            | Action::HandleAlert
            | Action::ExcuseFocusLoss
            | Action::EndTest
            | Action::RecordIncident
            | Action::ResolveIncident
            | Action::SetCompanionPolicy
            | Action::SetAbortReason
            | Action::ReadBlockList
            | Action::Finalize
            | Action::Publish
            | Action::ReopenSession
            | Action::ReviseOutcome
            | Action::ReadAccount
            | Action::ReadCenter
            | Action::ManageAccount
            | Action::RecoverAccount
            | Action::SetUp
            // Their handlers write the lines: what was tried matters as well.
            | Action::ManagePeople
            | Action::ProveIdentity
            | Action::ReadInvigilators
            | Action::PlanSession
            | Action::KeepTime => return None,
        })
    }

    /// As in the column `action`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LogIn => "log_in",
            Self::ConfirmLogin => "confirm_login",
            Self::IdentifyCandidate => "identify_candidate",
            Self::LogOut => "log_out",
            Self::RevokeLogin => "revoke_login",
            Self::ChangePassword => "change_password",
            Self::ChangeSecondFactor => "change_second_factor",
            Self::ChangeAccount => "change_account",
            Self::CreateSession => "create_session",
            Self::ChangeSession => "change_session",
            Self::ReadCodes => "read_codes",
            Self::ManageInvigilators => "manage_invigilators",
            Self::ReadPersonalData => "read_personal_data",
            Self::Download => "download",
            Self::SuspendItem => "suspend_item",
            Self::ReinstateItem => "reinstate_item",
            Self::ChangeBlockList => "change_block_list",
            Self::ChangeCenter => "change_center",
            Self::ReadAudit => "read_audit",
        }
    }
}

/// Longest subject of a line, characters: two ids with what they are. Lines cannot be deleted,
/// and a client may have chosen the path behind one.
const MAX_SUBJECT_CHARS: usize = 100;

/// One line of the trail.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    action: AuditAction,
    role: Option<&'static str>,
    login: Option<LoginId>,
    account: Option<AccountId>,
    center: Option<CenterId>,
    session: Option<SessionId>,
    subject: String,
    address: Option<IpAddr>,
    refused: bool,
}

impl AuditEntry {
    /// Something done by a person who is not logged in, at this portal.
    pub fn by_stranger(action: AuditAction, portal: Portal) -> Self {
        Self::new(action, Some(portal.name()))
    }

    /// Something done by an operator on the command line.
    pub fn by_operator(action: AuditAction) -> Self {
        Self::new(action, Some("operator"))
    }

    /// Something done with a login at this portal. Each kind of login has a constructor of its
    /// own, see `auth`.
    pub(crate) fn by_login(action: AuditAction, portal: Portal, login: LoginId) -> Self {
        let mut entry = Self::new(action, Some(portal.name()));
        entry.login = Some(login);
        entry
    }

    /// The account it was done with.
    #[must_use]
    pub fn account(mut self, account: AccountId) -> Self {
        self.account = Some(account);
        self
    }

    fn new(action: AuditAction, role: Option<&'static str>) -> Self {
        Self {
            action,
            role,
            login: None,
            account: None,
            center: None,
            session: None,
            subject: String::new(),
            address: None,
            refused: false,
        }
    }

    /// The session it concerns.
    #[must_use]
    pub fn session(mut self, session: SessionId) -> Self {
        self.session = Some(session);
        self
    }

    /// The center it concerns.
    #[must_use]
    pub fn center(mut self, center: CenterId) -> Self {
        self.center = Some(center);
        self
    }

    /// What it was done to, by id or number. Never a secret, a code, a name or an answer. Cut at
    /// [`MAX_SUBJECT_CHARS`].
    #[must_use]
    pub fn subject(mut self, subject: impl ToString) -> Self {
        let subject = subject.to_string();
        self.subject = subject.chars().take(MAX_SUBJECT_CHARS).collect();
        self
    }

    /// Where it came from; kept without its last part.
    #[must_use]
    pub fn from(mut self, address: IpAddr) -> Self {
        self.address = Some(truncated(address));
        self
    }

    /// It was refused.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.refused = true;
        self
    }
}

/// A page that reconnects within this time reads the same again, microseconds.
const ONCE_WITHIN: i64 = 10 * MINUTE;

/// Most reads that are remembered for [`AuditLog::record_once`].
const MAX_REMEMBERED: usize = 4_096;

/// What a login did to a session, and when it was last written.
type Remembered = HashMap<(LoginId, Option<SessionId>, AuditAction), Timestamp>;

/// Writes the trail.
#[derive(Debug, Clone)]
pub struct AuditLog {
    store: Store,
    clock: Clock,
    remembered: Arc<Mutex<Remembered>>,
}

impl AuditLog {
    /// Writes to this store.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            remembered: Arc::default(),
        }
    }

    /// Writes one line, unless the same login did the same to the same session a moment ago:
    /// for sockets, which come and go with the network.
    pub async fn record_once(&self, entry: AuditEntry) {
        if self.is_new(&entry) {
            self.record(entry).await;
        }
    }

    fn is_new(&self, entry: &AuditEntry) -> bool {
        let Some(login) = entry.login else {
            return true;
        };
        let now = self.clock.now();
        let recent = |at: &Timestamp| now.since(*at) < ONCE_WITHIN;
        let mut remembered = match self.remembered.lock() {
            Ok(remembered) => remembered,
            Err(poisoned) => poisoned.into_inner(),
        };
        let key = (login, entry.session, entry.action);
        if remembered.get(&key).is_some_and(recent) {
            return false;
        }
        if remembered.len() >= MAX_REMEMBERED {
            remembered.retain(|_, at| recent(at));
        }
        if remembered.len() < MAX_REMEMBERED {
            remembered.insert(key, now);
        }
        true
    }

    /// Writes one line. When the database does not take it, that is logged, and what was
    /// done stays done.
    pub async fn record(&self, mut entry: AuditEntry) {
        let action = entry.action.name();
        if let (None, Some(session)) = (entry.center, entry.session) {
            // The referents of its center see the line.
            match self.store.session(session).await {
                Ok(row) => entry.center = row.map(|row| row.center),
                Err(error) => tracing::error!(action, %error, "center of a session not read"),
            }
        }
        if let Err(error) = self.store.append_audit(self.row(entry)).await {
            tracing::error!(action, %error, "audit line not written");
        }
    }

    fn row(&self, entry: AuditEntry) -> AuditRow {
        AuditRow {
            id: Uuid::now_v7(),
            at: self.clock.now(),
            center: entry.center.map(|center| center.to_string()),
            session: entry.session,
            role: entry.role,
            login: entry.login.map(|login| login.to_string()),
            account: entry.account.map(|account| account.to_string()),
            action: entry.action.name(),
            subject: entry.subject,
            address: entry.address.map(|address| address.to_string()),
            outcome: if entry.refused { "refused" } else { "done" },
        }
    }
}

/// The network of an address: enough to tell a school from elsewhere, not one person from
/// another in it. /24 of IPv4, /48 of IPv6.
fn truncated(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & 0xFFFF_FF00)),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 80 << 80)),
    }
}
