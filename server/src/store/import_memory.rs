//! What centers answered about their files.

use sqlx::{AnyConnection, AnyPool, Row};
use std::collections::BTreeMap;
use vigie_roster_import::ImportMemory;
use vigie_shared::{api::RosterColumn, ids::CenterId, time::Timestamp};

/// Answers of one center that are kept: files of a dozen programs.
const MAX_ANSWERS_KEPT: i64 = 400;

const HEADING: &str = "heading";
const SCHOOL: &str = "school";

/// The answers of a center.
pub(super) async fn of_center(
    pool: &AnyPool,
    center: CenterId,
) -> Result<ImportMemory, sqlx::Error> {
    let rows = sqlx::query("select kind, key, value from import_memory where center_id = $1")
        .bind(center.to_string())
        .fetch_all(pool)
        .await?;
    let mut memory = ImportMemory {
        headings: BTreeMap::new(),
        schools: Vec::new(),
    };
    for row in rows {
        let (kind, key): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let value: String = row.try_get(2)?;
        if kind == SCHOOL {
            memory.schools.push(key);
        } else if let Some(column) = column_of(&value) {
            memory.headings.insert(key, column);
        }
    }
    Ok(memory)
}

/// A column of a later version is as if it had not been answered.
fn column_of(value: &str) -> Option<RosterColumn> {
    let mut columns = RosterColumn::ALL.iter().copied();
    columns.find(|column| column.as_str() == value)
}

/// Keeps answers; the last one about a heading counts.
pub(super) async fn learn(
    connection: &mut AnyConnection,
    center: CenterId,
    learned: &ImportMemory,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let headings = learned.headings.iter();
    let headings = headings.map(|(key, column)| (HEADING, key.as_str(), column.as_str()));
    let schools = learned
        .schools
        .iter()
        .map(|school| (SCHOOL, school.as_str(), ""));
    for (kind, key, value) in headings.chain(schools) {
        sqlx::query(
            "insert into import_memory (center_id, kind, key, value, at) \
             values ($1, $2, $3, $4, $5) \
             on conflict (center_id, kind, key) do update set value = excluded.value, \
             at = excluded.at",
        )
        .bind(center.to_string())
        .bind(kind)
        .bind(key)
        .bind(value)
        .bind(now.0)
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query(
        "delete from import_memory where center_id = $1 and (kind, key) not in \
         (select kind, key from import_memory where center_id = $1 \
         order by at desc, kind, key limit $2)",
    )
    .bind(center.to_string())
    .bind(MAX_ANSWERS_KEPT)
    .execute(&mut *connection)
    .await?;
    Ok(())
}
