//! The changes of the list of blocked sites. Rows are only added.

use super::{
    Store, StoreError, SuspensionOwner, column,
    suspensions::{PLATFORM, add_once, bind_author},
    writer::WriteOperation,
};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::{ids::CenterId, session::StaffMember, time::Timestamp};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockListRow {
    pub owner: SuspensionOwner,
    /// Changes of this owner, from 1.
    pub number: i64,
    /// JSON of what was added and removed.
    pub change: String,
    pub reason: String,
    pub by: StaffMember,
    pub at: Timestamp,
}

impl Store {
    /// How many changes of the block list there are, of all centers and the platform.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn block_list_changes(&self) -> Result<i64, sqlx::Error> {
        count(&self.pool).await
    }

    /// The changes of the block list that count for the sessions of a center, in the order in
    /// which they are made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn block_list_of(&self, center: CenterId) -> Result<Vec<BlockListRow>, sqlx::Error> {
        of_center(&self.pool, center).await
    }

    /// Adds a change of the block list.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another one has its number.
    pub async fn change_block_list(&self, row: BlockListRow) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::ChangeBlockList(Box::new(row)))
            .await
    }
}

/// How many changes there are, of all owners: what the version of every list grows by.
async fn count(pool: &AnyPool) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select count(*) from block_list_change")
        .fetch_one(pool)
        .await?;
    row.try_get(0)
}

/// The changes that count for the sessions of a center, those of the platform first, in order.
async fn of_center(pool: &AnyPool, center: CenterId) -> Result<Vec<BlockListRow>, sqlx::Error> {
    let rows = sqlx::query(
        "select owner, number, change, reason, by_name, at from block_list_change \
         where owner in ($1, $2) order by case when owner = $1 then 0 else 1 end, number",
    )
    .bind(PLATFORM)
    .bind(center.to_string())
    .fetch_all(pool)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<BlockListRow, sqlx::Error> {
    let by: String = row.try_get(4)?;
    Ok(BlockListRow {
        owner: column::id(row, 0)?,
        number: row.try_get(1)?,
        change: row.try_get(2)?,
        reason: row.try_get(3)?,
        by: by.into(),
        at: Timestamp(row.try_get(5)?),
    })
}

/// Adds a change; false when another one has its number.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    row: &BlockListRow,
) -> Result<bool, sqlx::Error> {
    let insert = sqlx::query(
        "insert into block_list_change (owner, number, change, reason, by_name, by_login, \
         by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(row.owner.to_string())
    .bind(row.number)
    .bind(row.change.as_str())
    .bind(row.reason.as_str());
    let same = sqlx::query(
        "select 1 from block_list_change where owner = $1 and number = $2 and change = $3 \
         and at = $4 and by_name = $5",
    )
    .bind(row.owner.to_string())
    .bind(row.number)
    .bind(row.change.as_str())
    .bind(row.at.0)
    .bind(row.by.name.as_str());
    add_once(connection, bind_author(insert, &row.by, row.at), same).await
}
