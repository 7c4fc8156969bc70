//! The table of sessions.

use super::{CandidateRow, JournalRow, column};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_roster_import::ImportMemory;
use vigie_shared::{
    ids::{AccountId, CenterId, SessionId},
    time::{MINUTE, Timestamp},
};

/// Where and when a session is held; the columns are described in the migrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub center: CenterId,
    pub number: i64,
    pub site: String,
    pub room: String,
    pub held_on: String,
    pub held_at: String,
    pub created_at: Timestamp,
}

/// A session to be created.
#[derive(Clone)]
pub struct NewSession {
    pub id: SessionId,
    pub center: CenterId,
    pub number: i64,
    pub site: String,
    pub room: String,
    pub held_on: String,
    pub held_at: String,
    /// By the id that the record will have, with the name that is printed.
    pub invigilators: Vec<(AccountId, String)>,
    pub named_invigilators_only: bool,
    pub observations: String,
    pub access_code: String,
    pub invigilator_password: String,
    pub created_at: Timestamp,
    pub candidates: Vec<CandidateRow>,
    pub first_row: JournalRow,
}

impl std::fmt::Debug for NewSession {
    /// Without codes and people: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewSession")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Sessions to be created, all of them or none.
#[derive(Debug, Clone)]
pub struct NewSessions {
    /// Of one center.
    pub sessions: Vec<NewSession>,
    /// What the center answered about the file they are from.
    pub learned: ImportMemory,
}

pub(super) async fn by_id(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Option<SessionRow>, sqlx::Error> {
    let row = sqlx::query(
        "select center_id, number, site, room, held_on, held_at, created_at from session \
         where id = $1",
    )
    .bind(session.to_string())
    .fetch_optional(pool)
    .await?;
    let read = |row: AnyRow| {
        Ok(SessionRow {
            center: column::first_as_id(&row)?,
            number: row.try_get(1)?,
            site: row.try_get(2)?,
            room: row.try_get(3)?,
            held_on: row.try_get(4)?,
            held_at: row.try_get(5)?,
            created_at: Timestamp(row.try_get(6)?),
        })
    };
    row.map(read).transpose()
}

pub(super) async fn is_of_center(
    pool: &AnyPool,
    session: SessionId,
    center: CenterId,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select id from session where id = $1 and center_id = $2")
        .bind(session.to_string())
        .bind(center.to_string())
        .fetch_optional(pool)
        .await?;
    Ok(row.is_some())
}

pub(super) async fn unfinalized(
    pool: &AnyPool,
    center: CenterId,
) -> Result<Vec<SessionId>, sqlx::Error> {
    let rows = sqlx::query("select id from session where center_id = $1 and finalized_at is null")
        .bind(center.to_string())
        .fetch_all(pool)
        .await?;
    rows.iter().map(column::first_as_id).collect()
}

pub(super) async fn unfinalized_since(
    pool: &AnyPool,
    since: Timestamp,
) -> Result<Vec<SessionId>, sqlx::Error> {
    // Created since then, or created long ago for a day since then. ISO dates sort as text. In the
    // westernmost center that day has begun later than in UTC: one more is looked at.
    let day = jiff::Timestamp::from_microsecond(since.plus(-24 * 60 * MINUTE).0)
        .map_err(|error| sqlx::Error::Encode(Box::new(error)))?
        .strftime("%Y-%m-%d")
        .to_string();
    let rows = sqlx::query(
        "select id from session \
         where finalized_at is null and (created_at >= $1 or held_on >= $2)",
    )
    .bind(since.0)
    .bind(day)
    .fetch_all(pool)
    .await?;
    rows.iter().map(column::first_as_id).collect()
}

/// Inserts the row of the session alone.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    session: &NewSession,
) -> Result<(), sqlx::Error> {
    let names = session.invigilators.iter().map(|(_, name)| name);
    let invigilators = serde_json::to_string(&names.collect::<Vec<_>>())
        .map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    sqlx::query(
        "insert into session (id, center_id, number, site, room, held_on, held_at, invigilators, \
         observations, access_code, invigilator_password, created_at, named_invigilators_only) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(session.id.to_string())
    .bind(session.center.to_string())
    .bind(session.number)
    .bind(session.site.as_str())
    .bind(session.room.as_str())
    .bind(session.held_on.as_str())
    .bind(session.held_at.as_str())
    .bind(invigilators)
    .bind(session.observations.as_str())
    .bind(session.access_code.as_str())
    .bind(session.invigilator_password.as_str())
    .bind(session.created_at.0)
    .bind(i64::from(session.named_invigilators_only))
    .execute(connection)
    .await?;
    Ok(())
}
