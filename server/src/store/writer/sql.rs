//! The statements of the writer, in one transaction a batch.

mod effects;

use super::{StoreError, Write};
use crate::store::{JournalRow, LoginRow, NewSession, center};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use std::collections::HashSet;
use vigie_shared::ids::SessionId;

/// Rows in one statement. Each number of rows is a statement of its own, prepared
/// once and kept: sqlx keeps 100.
const ROWS: usize = 48;

type Results = Vec<Result<(), StoreError>>;

/// Commits the writes together and says of each whether it was new.
pub(super) async fn commit(
    connection: &mut AnyConnection,
    writes: &[&Write],
) -> Result<Results, sqlx::Error> {
    let rows: Vec<&JournalRow> = writes
        .iter()
        .filter_map(|write| match write {
            Write::Append(row) => Some(row),
            _ => None,
        })
        .collect();
    // Rows alone, the usual case, are one statement and its own transaction: each
    // statement more is a trip to the database's thread and back.
    let plain = |row: &&JournalRow| row.effects.is_empty();
    if rows.len() == writes.len() && rows.len() <= ROWS && rows.iter().all(plain) {
        let taken = append(connection, &rows).await?;
        return Ok(rows.iter().map(|row| verdict(row, &taken)).collect());
    }
    let mut transaction = connection.begin().await?;
    let rows: Vec<&JournalRow> = rows.into_iter().filter(plain).collect();
    let taken = append(&mut transaction, &rows).await?;
    let mut results = Vec::with_capacity(writes.len());
    for write in writes {
        let result = match write {
            Write::Append(row) if row.effects.is_empty() => verdict(row, &taken),
            _ => carry_out(&mut transaction, write).await?,
        };
        results.push(result);
    }
    transaction.commit().await?;
    Ok(results)
}

/// A write that is more than a row of the journal.
async fn carry_out(
    connection: &mut AnyConnection,
    write: &Write,
) -> Result<Result<(), StoreError>, sqlx::Error> {
    match write {
        Write::Append(row) => return effects::append(connection, row).await,
        Write::LogIn(row) => log_in(connection, row).await?,
        Write::LogOut(token_hash) => {
            sqlx::query("delete from login where token_hash = $1")
                .bind(token_hash.as_str())
                .execute(connection)
                .await?;
        }
        Write::CreateSession(session) => create_session(connection, session).await?,
        Write::Suspend(row) => center::suspend(connection, row).await?,
        Write::Reinstate(item) => center::reinstate(connection, &item.0).await?,
    }
    Ok(Ok(()))
}

fn verdict(row: &JournalRow, taken: &HashSet<(SessionId, i64)>) -> Result<(), StoreError> {
    if taken.contains(&(row.session, row.version)) {
        Err(StoreError::Conflict)
    } else {
        Ok(())
    }
}

/// Inserts the rows whose keys are free, and gives the keys that were not.
async fn append(
    connection: &mut AnyConnection,
    rows: &[&JournalRow],
) -> Result<HashSet<(SessionId, i64)>, sqlx::Error> {
    let mut taken = HashSet::new();
    for chunk in rows.chunks(ROWS) {
        let mut query = sqlx::query(AssertSqlSafe(append_sql(chunk.len())));
        for row in chunk {
            query = row_values(query, row);
        }
        let inserted = query.execute(&mut *connection).await?.rows_affected();
        if inserted < chunk.len() as u64 {
            for row in chunk {
                if !is_ours(connection, row).await? {
                    taken.insert((row.session, row.version));
                }
            }
        }
    }
    Ok(taken)
}

type Query<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

/// The values of one row, in the order of [`append_sql`].
fn row_values<'q>(query: Query<'q>, row: &'q JournalRow) -> Query<'q> {
    query
        .bind(row.session.to_string())
        .bind(row.version)
        .bind(row.at.0)
        .bind(row.command_ids.as_str())
        .bind(row.events.as_str())
        .bind(row.digest.as_str())
}

/// Is the row with this key the one we wrote? The digest covers all of it.
async fn is_ours(connection: &mut AnyConnection, row: &JournalRow) -> Result<bool, sqlx::Error> {
    let found = sqlx::query("select digest from journal where session_id = $1 and version = $2")
        .bind(row.session.to_string())
        .bind(row.version)
        .fetch_one(connection)
        .await?;
    Ok(found.try_get::<String, _>(0)? == row.digest)
}

fn append_sql(rows: usize) -> String {
    let values: Vec<String> = (0..rows)
        .map(|row| {
            let marks: Vec<String> = (1..=6).map(|i| format!("${}", row * 6 + i)).collect();
            format!("({})", marks.join(", "))
        })
        .collect();
    format!(
        "insert into journal (session_id, version, at, command_ids, events, digest) values {} \
         on conflict do nothing",
        values.join(", ")
    )
}

async fn log_in(connection: &mut AnyConnection, row: &LoginRow) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into login (token_hash, id, role, session_id, seat, referent_id, name, created_at, \
         expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.token_hash.as_str())
    .bind(row.id.hyphenated().to_string())
    .bind(row.role)
    .bind(row.session.map(|session| session.to_string()))
    .bind(row.seat)
    .bind(row.referent.clone())
    .bind(row.name.clone())
    .bind(row.created_at.0)
    .bind(row.expires_at.0)
    .execute(connection)
    .await?;
    Ok(())
}

async fn create_session(
    connection: &mut AnyConnection,
    session: &NewSession,
) -> Result<(), sqlx::Error> {
    let id = session.id.to_string();
    let invigilators = serde_json::to_string(&session.invigilators)
        .map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    sqlx::query(
        "insert into session (id, center_id, number, site, room, held_on, held_at, invigilators, \
         observations, access_code, invigilator_password, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id.as_str())
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
    .execute(&mut *connection)
    .await?;
    for candidate in &session.candidates {
        sqlx::query(
            "insert into candidate (session_id, seat, first_name, last_name, birthdate, sex, \
             birth_place, external_id, division, extra_time, accessible, eligible, identity) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(id.as_str())
        .bind(candidate.seat)
        .bind(candidate.first_name.as_str())
        .bind(candidate.last_name.as_str())
        .bind(candidate.birthdate.as_str())
        .bind(candidate.sex.as_str())
        .bind(candidate.birth_place.as_str())
        .bind(candidate.external_id.as_str())
        .bind(candidate.division.as_str())
        .bind(candidate.extra_time)
        .bind(i64::from(candidate.accessible))
        .bind(i64::from(candidate.eligible))
        .bind(candidate.identity.as_str())
        .execute(&mut *connection)
        .await?;
    }
    append(connection, &[&session.first_row]).await?;
    Ok(())
}
