//! The database: opened and migrated once, read by every part of the server.
//!
//! Everything that happens during an exam is written by one task, [`writer`], which commits
//! what is waiting together: a commit costs a flush to the disk (about 4 ms), whether it
//! holds one row or five hundred. Only accounts, mails and the clean-up of old logins write past.

pub(crate) mod account_links;
pub(crate) mod accounts;
mod append_only;
mod archive_database;
mod audit;
mod block_lists;
mod candidates;
mod centers;
mod codes;
mod column;
mod current_logins;
mod entries;
mod identities;
mod import_memory;
mod invigilators;
mod journal;
mod liveness;
mod login_selection;
mod logins;
mod new_login;
mod open;
mod revocations;
mod second_factors;
mod session_deletions;
mod session_edits;
mod session_views;
mod sessions;
mod supervision;
mod suspensions;
#[cfg(test)]
mod tests;
mod writer;

pub use accounts::{AccountRow, ReferentProfile};
pub use archive_database::{ArchiveDatabase, ArchiveError, IndexEntry};
pub use audit::{AuditFilter, AuditRow, DELETED};
pub use block_lists::BlockListRow;
pub use candidates::CandidateRow;
pub use centers::{CenterSettingsRow, PlannedRoom, UnfinalizedPerson};
pub use codes::CodeRenewal;
pub use current_logins::{
    CandidateLoginRow, CurrentLoginRow, InvigilatorLoginRow, ReferentLoginRow,
};
pub use entries::{CandidateEntryRow, FoundCertificate, InvigilatorEntryRow, SessionDoorRow};
pub use identities::{CandidateIdentity, CandidateWrite, IdentityVersion};
pub use invigilators::{
    InvigilatorCodeHash, InvigilatorCredentials, InvigilatorSettings, InvigilatorUpdate,
};
pub use journal::{JournalRow, ProjectionUpdates, decides};
pub use login_selection::LoginSelection;
pub(crate) use logins::end as end_logins;
pub use logins::{LoginChange, LoginLimits, LoginOverview, LoginRow};
pub use new_login::{LoginPrecedence, LoginRefusal, NewLogin, VerifiedCredential};
pub use open::OpenError;
pub use revocations::{LoginRevocation, LoginRevocations};
pub(crate) use second_factors::remove_factor;
pub use second_factors::{FactorRow, FactorText};
pub use session_deletions::SessionDeletion;
pub use session_edits::SessionEdit;
pub use session_views::{SessionCursor, SessionDetailsRow, SessionHeader};
pub use sessions::{NewSession, NewSessions, SessionRow};
pub use suspensions::{SuspensionOwner, SuspensionRow};
pub use writer::StoreError;

use crate::store::writer::{WriteOperation, Writer};
use sqlx::{Any, AnyPool, any::AnyArguments, migrate::Migrator, query::Query};
use uuid::Uuid;
use vigie_roster_import::ImportMemory;
use vigie_shared::{
    api::AuditLine,
    ids::{AccountId, CenterId, LoginId, SessionId},
    time::Timestamp,
};
use zeroize::Zeroizing;

/// A statement with its values.
type AnyQuery<'q> = Query<'q, Any, AnyArguments>;

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// The database of a server.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    writer: Writer,
}

impl Store {
    /// Opens `url` (`sqlite://file?mode=rwc` or `postgres://..`), brings its
    /// tables up to date and starts the writer.
    ///
    /// # Errors
    /// When the database cannot be opened, written or migrated; at once if SQLite refuses.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let pool = open::open(url).await?;
        let writer = Writer::start(pool.clone());
        Ok(Self { pool, writer })
    }

    /// For reading.
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), sqlx::Error> {
        sqlx::query("select 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Appends a row to the journal; durable when it returns.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another row has this version already.
    pub async fn append(&self, row: JournalRow) -> Result<(), StoreError> {
        self.writer.write(WriteOperation::Append(row)).await
    }

    /// Keeps a login.
    ///
    /// # Errors
    /// [`StoreError::LoginRefused`] when it was verified against something that has changed
    /// meanwhile, or another login has to end and it was not said which.
    pub async fn log_in(&self, login: NewLogin) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::LogIn(Box::new(login)))
            .await
    }

    /// Ends logins, with their revocations.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn end_logins(
        &self,
        selection: LoginSelection,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::EndLogins(selection, now))
            .await
    }

    /// Changes one login; nothing when it has ended.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn change_login(
        &self,
        login: LoginId,
        change: LoginChange,
    ) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::ChangeLogin(login, change))
            .await
    }

    /// How long a login is good for; none when it has ended.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn login_limits(&self, login: LoginId) -> Result<Option<LoginLimits>, sqlx::Error> {
        logins::limits(&self.pool, login).await
    }

    /// When the password was last given on a login; none when it has ended.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn login_confirmed_at(
        &self,
        login: LoginId,
    ) -> Result<Option<Timestamp>, sqlx::Error> {
        logins::confirmed_at(&self.pool, login).await
    }

    /// The logins of an account that are good at `now`, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn logins_of(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<LoginOverview>, sqlx::Error> {
        logins::of_account(&self.pool, account, now).await
    }

    /// The number of the last revocation.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn last_revocation(&self) -> Result<i64, sqlx::Error> {
        revocations::last_revocation(&self.pool).await
    }

    /// The revocations after number `seen`, by whomever they were written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn revocations_after(&self, seen: i64) -> Result<LoginRevocations, sqlx::Error> {
        revocations::revocations_after(&self.pool, seen).await
    }

    /// Adds a line to the audit trail.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn append_audit(&self, row: AuditRow) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::Audit(Box::new(row)))
            .await
    }

    /// The newest lines of the audit trail of a center that pass the filter, at most `limit`,
    /// each with its id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit_lines(
        &self,
        center: CenterId,
        filter: &AuditFilter,
        limit: usize,
    ) -> Result<Vec<(Uuid, AuditLine)>, sqlx::Error> {
        audit::of_center(&self.pool, center, filter, limit).await
    }

    /// Creates sessions with their candidates and the first rows of their journals, and keeps
    /// what was answered about their file; or nothing of it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a number is taken.
    pub async fn create_sessions(&self, sessions: NewSessions) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::CreateSessions(Box::new(sessions)))
            .await
    }

    /// What a center answered about its files.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn import_memory(&self, center: CenterId) -> Result<ImportMemory, sqlx::Error> {
        import_memory::of_center(&self.pool, center).await
    }

    /// Gives a session new codes; one that is finalized keeps those it has.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn renew_codes(
        &self,
        session: SessionId,
        renewal: CodeRenewal,
    ) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::RenewCodes(session, Box::new(renewal)))
            .await
    }

    /// Changes where and when a session is held.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it is not as it was seen, or is over.
    pub async fn edit_session(&self, edit: SessionEdit) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::EditSession(Box::new(edit)))
            .await
    }

    /// The key of this name, 32 random bytes: made when first asked for, the same ever after.
    ///
    /// # Errors
    /// When there is no randomness, or the database does not take it.
    pub async fn server_key(&self, name: &str) -> anyhow::Result<Zeroizing<[u8; 32]>> {
        let mut fresh = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *fresh)?;
        let fresh = Zeroizing::new(hex::encode(*fresh));
        let kept = Zeroizing::new(codes::key(&self.pool, name, &fresh).await?);
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(&*kept, &mut *key)?;
        Ok(key)
    }

    /// The rows of a session's journal after `version`, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn journal(
        &self,
        session: SessionId,
        after: i64,
    ) -> Result<Vec<JournalRow>, sqlx::Error> {
        journal::rows_after(&self.pool, session, after).await
    }

    /// Sessions created or held since `since` and not finalized: the ones whose timers
    /// must run even if nobody connects.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unfinalized_since(&self, since: Timestamp) -> Result<Vec<SessionId>, sqlx::Error> {
        sessions::unfinalized_since(&self.pool, since).await
    }

    /// Where and when a session is held, if there is one with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session(&self, session: SessionId) -> Result<Option<SessionRow>, sqlx::Error> {
        sessions::by_id(&self.pool, session).await
    }

    /// Is there such a session, and does it belong to this center?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_of_center(
        &self,
        session: SessionId,
        center: CenterId,
    ) -> Result<bool, sqlx::Error> {
        sessions::is_of_center(&self.pool, session, center).await
    }

    /// The sessions of a center that are not finalized, however old.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unfinalized(&self, center: CenterId) -> Result<Vec<SessionId>, sqlx::Error> {
        sessions::unfinalized(&self.pool, center).await
    }

    /// The latest decisions on items that count for the sessions of a center: its own and
    /// those of the platform, oldest first. Without a center, those of the platform.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn suspension_decisions(
        &self,
        center: Option<CenterId>,
    ) -> Result<Vec<SuspensionRow>, sqlx::Error> {
        suspensions::latest(&self.pool, center).await
    }

    /// Adds a decision on an item.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another decision has its number.
    pub async fn decide_suspension(&self, row: SuspensionRow) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::DecideSuspension(Box::new(row)))
            .await
    }

    /// Deletes the logins that have expired at `now`, and old revocations. None of them is
    /// accepted any more; this only keeps the tables small.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn delete_expired_logins(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        logins::delete_expired(&self.pool, now).await?;
        revocations::delete_old(&self.pool, now).await
    }

    /// Waits until everything written so far is committed, and ends the writer.
    pub async fn close(&self) {
        self.writer.close().await;
        self.pool.close().await;
    }
}
