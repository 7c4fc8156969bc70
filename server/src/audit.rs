//! The audit trail: who logged in, failed to, read or took away personal data, or changed
//! accounts and suspensions. What happens inside a session is in its journal instead.

use crate::{
    auth::{Candidate, Invigilator, Portal, Referent},
    clock::Clock,
    store::{AuditRow, Store},
};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use uuid::Uuid;
use vigie_shared::ids::{AccountId, CenterId, LoginId, SessionId};

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
    /// The codes of a session were read or changed.
    ReadCodes,
    /// Results or identities were read.
    ReadPersonalData,
    /// A document, a table or a record was downloaded.
    Download,
    /// An item was suspended.
    SuspendItem,
    /// A suspension was lifted.
    ReinstateItem,
}

impl AuditAction {
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
            Self::ReadCodes => "read_codes",
            Self::ReadPersonalData => "read_personal_data",
            Self::Download => "download",
            Self::SuspendItem => "suspend_item",
            Self::ReinstateItem => "reinstate_item",
        }
    }
}

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

    /// Something done by a candidate.
    pub fn by_candidate(action: AuditAction, candidate: &Candidate) -> Self {
        let mut entry = Self::new(action, Some(Portal::Candidate.name()));
        entry.login = Some(LoginId(candidate.device.0));
        entry.session = Some(candidate.session);
        entry
    }

    /// Something done by an invigilator.
    pub fn by_invigilator(action: AuditAction, invigilator: &Invigilator) -> Self {
        let mut entry = Self::new(action, Some(Portal::Invigilator.name()));
        entry.login = Some(invigilator.login);
        entry.session = Some(invigilator.session);
        entry
    }

    /// Something done by a referent.
    pub fn by_referent(action: AuditAction, referent: &Referent) -> Self {
        let mut entry = Self::new(action, Some(Portal::Referent.name()));
        entry.login = Some(referent.login);
        entry.account = Some(referent.id);
        entry.center = Some(referent.center);
        entry
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

    /// What it was done to, by id or number. Never a secret, a code, a name or an answer.
    #[must_use]
    pub fn subject(mut self, subject: impl ToString) -> Self {
        self.subject = subject.to_string();
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

/// Writes the trail.
#[derive(Debug, Clone)]
pub struct AuditLog {
    store: Store,
    clock: Clock,
}

impl AuditLog {
    /// Writes to this store.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Writes one line. When the database does not take it, that is logged, and what was
    /// done stays done.
    pub async fn record(&self, entry: AuditEntry) {
        let action = entry.action.name();
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
