//! The decisions on items that are not to be presented. Rows are only added.

use super::{AnyQuery, column};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use std::{fmt, str::FromStr, sync::Arc};
use vigie_shared::{ids::CenterId, item::ItemId, session::StaffMember, time::Timestamp};

/// In the column `owner` of decisions for all centers.
pub(super) const PLATFORM: &str = "platform";

/// Whose decision it is, and so for whose sessions it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SuspensionOwner {
    /// Of the bank editors, for all centers.
    Platform,
    /// Of a center, for its own sessions.
    Center(CenterId),
}

impl SuspensionOwner {
    /// The center whose sessions are concerned; none for all.
    pub fn center(self) -> Option<CenterId> {
        match self {
            Self::Platform => None,
            Self::Center(center) => Some(center),
        }
    }
}

impl FromStr for SuspensionOwner {
    type Err = uuid::Error;

    /// As a column `owner` has it.
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        match text {
            PLATFORM => Ok(Self::Platform),
            center => center.parse().map(Self::Center),
        }
    }
}

impl fmt::Display for SuspensionOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Platform => f.write_str(PLATFORM),
            Self::Center(center) => center.fmt(f),
        }
    }
}

/// One decision on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionRow {
    pub owner: SuspensionOwner,
    pub item: ItemId,
    /// Decisions of this owner on this item, from 1.
    pub number: i64,
    /// False when it lifts the suspension.
    pub suspends: bool,
    pub reason: String,
    pub by: StaffMember,
    pub at: Timestamp,
}

/// The latest decisions that count for the sessions of a center: its own and those of the
/// platform, oldest first. Without a center, those of the platform.
pub(super) async fn latest(
    pool: &AnyPool,
    center: Option<CenterId>,
) -> Result<Vec<SuspensionRow>, sqlx::Error> {
    let own = center.map_or_else(|| PLATFORM.to_owned(), |center| center.to_string());
    let rows = sqlx::query(
        "select owner, item_id, number, suspends, reason, by_name, by_login, by_account, at \
         from item_suspension as latest where owner in ($1, $2) and not exists ( \
             select 1 from item_suspension as later where later.owner = latest.owner \
             and later.item_id = latest.item_id and later.number > latest.number) \
         order by at, owner, item_id",
    )
    .bind(PLATFORM)
    .bind(own)
    .fetch_all(pool)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<SuspensionRow, sqlx::Error> {
    let item: String = row.try_get(1)?;
    Ok(SuspensionRow {
        owner: column::id(row, 0)?,
        item: ItemId(Arc::from(item)),
        number: row.try_get(2)?,
        suspends: row.try_get::<i64, _>(3)? != 0,
        reason: row.try_get(4)?,
        by: StaffMember {
            name: row.try_get(5)?,
            login: column::optional_id(row, 6)?,
            account: column::optional_id(row, 7)?,
        },
        at: Timestamp(row.try_get(8)?),
    })
}

/// Adds a decision; false when another one has its number.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    row: &SuspensionRow,
) -> Result<bool, sqlx::Error> {
    let insert = sqlx::query(
        "insert into item_suspension (owner, item_id, number, suspends, reason, by_name, \
         by_login, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         on conflict do nothing",
    )
    .bind(row.owner.to_string())
    .bind(row.item.to_string())
    .bind(row.number)
    .bind(i64::from(row.suspends))
    .bind(row.reason.as_str());
    let same = sqlx::query(
        "select 1 from item_suspension where owner = $1 and item_id = $2 and number = $3 \
         and suspends = $4 and at = $5 and by_name = $6",
    )
    .bind(row.owner.to_string())
    .bind(row.item.to_string())
    .bind(row.number)
    .bind(i64::from(row.suspends))
    .bind(row.at.0)
    .bind(row.by.name.as_str());
    add_once(connection, bind_author(insert, &row.by, row.at), same).await
}

/// Binds the last values of a decision: by whom and when.
pub(super) fn bind_author<'q>(
    query: AnyQuery<'q>,
    by: &StaffMember,
    at: Timestamp,
) -> AnyQuery<'q> {
    query
        .bind(by.name.as_str())
        .bind(by.login.map(|login| login.to_string()))
        .bind(by.account.map(|account| account.to_string()))
        .bind(at.0)
}

/// Adds a row where there is none with its key; false when there is one that `same` does not
/// find: an earlier attempt may have written it without its acknowledgement coming through.
pub(super) async fn add_once(
    connection: &mut AnyConnection,
    insert: AnyQuery<'_>,
    same: AnyQuery<'_>,
) -> Result<bool, sqlx::Error> {
    let inserted = insert.execute(&mut *connection).await?;
    if inserted.rows_affected() > 0 {
        return Ok(true);
    }
    Ok(same.fetch_optional(connection).await?.is_some())
}
