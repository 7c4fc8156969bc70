//! What of the tables a whole center is about: its open sessions, and the items that
//! are asked nobody any more.

use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::{
    ids::{CenterId, SessionId},
    time::Timestamp,
};

/// What is written on the door of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    pub center: CenterId,
    pub number: i64,
    pub site: String,
    pub room: String,
    pub held_on: String,
    pub held_at: String,
    pub created_at: Timestamp,
}

/// One item taken out for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionRow {
    pub item: String,
    pub reason: String,
    pub by: String,
    pub at: Timestamp,
}

pub(super) async fn sheet(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Option<SheetRow>, sqlx::Error> {
    let row = sqlx::query(
        "select center_id, number, site, room, held_on, held_at, created_at from session \
         where id = $1",
    )
    .bind(session.to_string())
    .fetch_optional(pool)
    .await?;
    let read = |row: AnyRow| {
        Ok(SheetRow {
            center: id(&row)?,
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
    rows.iter().map(id).collect()
}

pub(super) async fn suspensions(pool: &AnyPool) -> Result<Vec<SuspensionRow>, sqlx::Error> {
    let rows = sqlx::query("select item_id, reason, by_name, at from suspension")
        .fetch_all(pool)
        .await?;
    let read = |row: &AnyRow| {
        Ok(SuspensionRow {
            item: row.try_get(0)?,
            reason: row.try_get(1)?,
            by: row.try_get(2)?,
            at: Timestamp(row.try_get(3)?),
        })
    };
    rows.iter().map(read).collect()
}

/// Suspends an item. Who was first is the one on record.
pub(super) async fn suspend(
    connection: &mut AnyConnection,
    row: &SuspensionRow,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into suspension (item_id, reason, by_name, at) values ($1, $2, $3, $4) \
         on conflict do nothing",
    )
    .bind(row.item.as_str())
    .bind(row.reason.as_str())
    .bind(row.by.as_str())
    .bind(row.at.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Allows an item again, if it is suspended.
pub(super) async fn reinstate(
    connection: &mut AnyConnection,
    item: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from suspension where item_id = $1")
        .bind(item)
        .execute(connection)
        .await?;
    Ok(())
}

/// The first column, as an id.
pub(super) fn id<T: std::str::FromStr<Err = uuid::Error>>(row: &AnyRow) -> Result<T, sqlx::Error> {
    let text: String = row.try_get(0)?;
    text.parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
