//! The database: opened and migrated once, read by anybody, written by one task.
//!
//! Every write goes through [`writer`], which commits what is waiting together:
//! a commit costs a flush to the disk (about 4 ms), whether it holds one row or
//! five hundred.

mod center;
mod rows;
mod writer;

pub use center::{SheetRow, SuspensionRow};
pub(crate) use rows::journal_row;
pub use rows::{CandidateRow, Effects, JournalRow, LoginRow, NewSession};
pub use writer::StoreError;

use crate::store::writer::{Write, Writer};
use sqlx::{AnyPool, any::AnyPoolOptions, migrate::Migrator};
use vigie_shared::{
    ids::{CenterId, SessionId},
    item::ItemId,
    time::Timestamp,
};

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
    /// When the database cannot be opened, written or migrated.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let sqlite = url.starts_with("sqlite:");
        let pool = AnyPoolOptions::new()
            .max_connections(if sqlite { 5 } else { 16 })
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if sqlite {
                        // FULL: a commit is on the disk when it returns, also after
                        // a power cut. The invariant of the journal rests on it.
                        for pragma in [
                            "pragma journal_mode = wal",
                            "pragma synchronous = full",
                            "pragma foreign_keys = on",
                            "pragma busy_timeout = 5000",
                        ] {
                            sqlx::query(pragma).execute(&mut *connection).await?;
                        }
                    }
                    Ok(())
                })
            })
            .connect(url)
            .await?;
        MIGRATIONS.run(&pool).await?;
        let writer = Writer::start(pool.clone());
        Ok(Self { pool, writer })
    }

    /// For reading.
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Appends a row to the journal; durable when it returns.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another row has this version already.
    pub async fn append(&self, row: JournalRow) -> Result<(), StoreError> {
        self.writer.write(Write::Append(row)).await
    }

    /// Keeps a log-in.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn log_in(&self, row: LoginRow) -> Result<(), StoreError> {
        self.writer.write(Write::LogIn(row)).await
    }

    /// Forgets a log-in.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn log_out(&self, token_hash: String) -> Result<(), StoreError> {
        self.writer.write(Write::LogOut(token_hash)).await
    }

    /// Creates a session with its candidates and the first row of its journal,
    /// or nothing of it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when its number is taken.
    pub async fn create_session(&self, session: NewSession) -> Result<(), StoreError> {
        self.writer
            .write(Write::CreateSession(Box::new(session)))
            .await
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
        rows::journal(&self.pool, session, after).await
    }

    /// The candidates of a session, by seat.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn candidates(&self, session: SessionId) -> Result<Vec<CandidateRow>, sqlx::Error> {
        rows::candidates(&self.pool, session).await
    }

    /// Sessions created or held since `since` and not finalized: the ones whose timers
    /// must run even if nobody connects.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn open_sessions(&self, since: Timestamp) -> Result<Vec<SessionId>, sqlx::Error> {
        rows::open_sessions(&self.pool, since).await
    }

    /// What is written on the door of a session, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sheet(&self, session: SessionId) -> Result<Option<SheetRow>, sqlx::Error> {
        center::sheet(&self.pool, session).await
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
        center::is_of_center(&self.pool, session, center).await
    }

    /// The sessions of a center that are not finalized, however old.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unfinalized(&self, center: CenterId) -> Result<Vec<SessionId>, sqlx::Error> {
        center::unfinalized(&self.pool, center).await
    }

    /// The items that are asked nobody any more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn suspensions(&self) -> Result<Vec<SuspensionRow>, sqlx::Error> {
        center::suspensions(&self.pool).await
    }

    /// Suspends an item. One that is suspended stays so for its first reason.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn suspend(&self, row: SuspensionRow) -> Result<(), StoreError> {
        self.writer.write(Write::Suspend(row)).await
    }

    /// Allows an item again; one that is not suspended stays allowed.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn reinstate(&self, item: ItemId) -> Result<(), StoreError> {
        self.writer.write(Write::Reinstate(item)).await
    }

    /// Forgets the log-ins that were over at `now`. They open nothing any more; this
    /// only keeps the table small.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn forget_log_ins(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        sqlx::query("delete from login where expires_at <= $1")
            .bind(now.0)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Waits until everything written so far is committed, and ends the writer.
    pub async fn close(&self) {
        self.writer.close().await;
        self.pool.close().await;
    }
}
