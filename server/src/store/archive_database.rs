//! A database opened for reading only, also while a server uses it.

use super::{
    CandidateIdentity, IdentityVersion, JournalRow, candidates, column, identities,
    journal::journal_row,
};
use futures_util::TryStreamExt;
use sqlx::{AnyPool, Row, any::AnyPoolOptions, any::AnyRow};
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    ids::{Seat, SessionId},
    time::Timestamp,
};

/// The migration that brought versions of identities, and sessions that are called off.
const CORRECTIONS: i64 = 13;

/// The migration that brought the list of rows that results are read from.
const DECISIONS: i64 = 14;

/// A database, open for reading only.
#[derive(Debug, Clone)]
pub struct ArchiveDatabase(AnyPool);

/// Why a database gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is not there, or not a database of Vigie.
    #[error("the database cannot be read")]
    Database(#[from] sqlx::Error),
}

/// What the other tables say about a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexEntry {
    /// When it was finalized.
    pub finalized_at: Option<Timestamp>,
    /// When its results were published.
    pub published_at: Option<Timestamp>,
    /// When it was called off.
    pub cancelled_at: Option<Timestamp>,
    /// Versions of identities that are kept, by seat and version.
    pub identities: Vec<IdentityVersion>,
    /// What is printed of the candidates who are on the roster.
    pub printed: BTreeMap<Seat, CandidateIdentity>,
    /// The certificates that the public page of verification finds, good or not.
    pub certificates: Vec<(Seat, String)>,
    /// Versions of the rows that results are read from; none in a database of an earlier
    /// version, which has no list of them.
    pub deciding_rows: Option<BTreeSet<i64>>,
}

impl ArchiveDatabase {
    /// Opens a database for reading only: nothing is migrated, no writer is started.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn open(url: &str) -> Result<Self, ArchiveError> {
        sqlx::any::install_default_drivers();
        let sqlite = url.starts_with("sqlite:");
        let address = if sqlite {
            let file = url.split_once('?').map_or(url, |(file, _)| file);
            format!("{file}?mode=ro")
        } else {
            url.to_owned()
        };
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    let only_read = match sqlite {
                        true => ["pragma query_only = on", "pragma busy_timeout = 5000"].as_slice(),
                        false => ["set default_transaction_read_only = on"].as_slice(),
                    };
                    for setting in only_read {
                        sqlx::query(*setting).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
            .connect(&address)
            .await?;
        Ok(Self(pool))
    }

    /// Every name that rows or the list of sessions have for a session, in order, with
    /// its first row. A name that is no id was not written by Vigie. (SQLite also keeps what
    /// is no number in a column of numbers; the cast makes one of it.)
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn names(&self) -> Result<Vec<(String, i64)>, ArchiveError> {
        let rows = sqlx::query(
            "select session_id, cast(min(version) as bigint) from journal group by session_id \
             union all select id, 1 from session \
             where id not in (select session_id from journal) order by 1",
        )
        .fetch_all(&self.0)
        .await?;
        let names = rows
            .iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
        Ok(names.collect::<Result<_, sqlx::Error>>()?)
    }

    /// The first row that stands under a name the list of sessions does not have.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unlisted_row(&self) -> Result<Option<(String, i64)>, ArchiveError> {
        let row = sqlx::query(
            "select session_id, cast(version as bigint) from journal \
             where session_id not in (select id from session) order by 1, 2 limit 1",
        )
        .fetch_optional(&self.0)
        .await?;
        let unlisted = row.map(|row| Ok::<_, sqlx::Error>((row.try_get(0)?, row.try_get(1)?)));
        Ok(unlisted.transpose()?)
    }

    /// The rows of a session's journal up to the first that cannot be read, and the version of
    /// that one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn readable_rows(
        &self,
        session: SessionId,
    ) -> Result<(Vec<JournalRow>, Option<i64>), ArchiveError> {
        let mut found = sqlx::query(
            "select version, at, command_ids, events, digest from journal \
             where session_id = $1 order by version",
        )
        .bind(session.to_string())
        .fetch(&self.0);
        let mut rows: Vec<JournalRow> = Vec::new();
        loop {
            let next = rows.last().map_or(1, |row| row.version + 1);
            match found.try_next().await {
                Ok(None) => return Ok((rows, None)),
                Ok(Some(row)) => match journal_row(session, &row) {
                    Ok(row) => rows.push(row),
                    Err(_) => return Ok((rows, Some(next))),
                },
                // A value that is not of its column's type, or is no text.
                Err(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) => {
                    return Ok((rows, Some(next)));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// What the other tables say about a session; none when it is not in the list.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn index_entry(
        &self,
        session: SessionId,
    ) -> Result<Option<IndexEntry>, ArchiveError> {
        let migrations = self.migrations().await?;
        let id = session.to_string();
        let query = match migrations.contains(&CORRECTIONS) {
            true => "select finalized_at, published_at, cancelled_at from session where id = $1",
            false => "select finalized_at, published_at, null from session where id = $1",
        };
        let row = sqlx::query(query)
            .bind(id.as_str())
            .fetch_optional(&self.0)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (identities, printed) = match migrations.contains(&CORRECTIONS) {
            true => (
                identities::of_session(&self.0, session).await?,
                candidates::of_session(&self.0, session).await?,
            ),
            false => (Vec::new(), Vec::new()),
        };
        let certificates = sqlx::query("select seat, code from certificate where session_id = $1")
            .bind(id.as_str())
            .fetch_all(&self.0)
            .await?;
        let deciding = match migrations.contains(&DECISIONS) {
            true => Some(self.deciding_rows(&id).await?),
            false => None,
        };
        let certificate = |row: &AnyRow| {
            let seat = column::seat("certificate.seat", row.try_get(0)?)?;
            Ok((seat, row.try_get(1)?))
        };
        let certificates = certificates.iter().map(certificate);
        Ok(Some(IndexEntry {
            finalized_at: row.try_get::<Option<i64>, _>(0)?.map(Timestamp),
            published_at: row.try_get::<Option<i64>, _>(1)?.map(Timestamp),
            cancelled_at: row.try_get::<Option<i64>, _>(2)?.map(Timestamp),
            printed: printed
                .iter()
                .map(|row| {
                    let seat = column::seat("candidate.seat", row.seat)?;
                    Ok((seat, row.person.clone()))
                })
                .collect::<Result<_, sqlx::Error>>()?,
            identities,
            certificates: certificates.collect::<Result<_, sqlx::Error>>()?,
            deciding_rows: deciding,
        }))
    }

    /// Numbers of the migrations that the database has had: one of an earlier version is not
    /// migrated here.
    async fn migrations(&self) -> Result<BTreeSet<i64>, sqlx::Error> {
        let rows = sqlx::query("select version from _sqlx_migrations")
            .fetch_all(&self.0)
            .await?;
        rows.iter().map(|row| row.try_get(0)).collect()
    }

    async fn deciding_rows(&self, id: &str) -> Result<BTreeSet<i64>, sqlx::Error> {
        let rows = sqlx::query("select version from deciding_row where session_id = $1")
            .bind(id)
            .fetch_all(&self.0)
            .await?;
        rows.iter().map(|row| row.try_get(0)).collect()
    }
}
