//! The table of items that are suspended for everybody.

use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::time::Timestamp;

/// One suspended item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionRow {
    pub item: String,
    pub reason: String,
    pub by: String,
    pub at: Timestamp,
}

pub(super) async fn all(pool: &AnyPool) -> Result<Vec<SuspensionRow>, sqlx::Error> {
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

/// Suspends an item. If it is suspended already, the first reason stays.
pub(super) async fn insert(
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

/// Reinstates an item, if it is suspended.
pub(super) async fn delete(connection: &mut AnyConnection, item: &str) -> Result<(), sqlx::Error> {
    sqlx::query("delete from suspension where item_id = $1")
        .bind(item)
        .execute(connection)
        .await?;
    Ok(())
}
