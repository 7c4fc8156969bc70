//! The statements of the writer, in one transaction a batch.

use super::{StoreError, Write};
use crate::store::{JournalRow, LoginRow, NewSession};
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Row};
use std::collections::HashSet;
use vigie_shared::ids::SessionId;

type Results = Vec<Result<(), StoreError>>;

pub(super) async fn commit(pool: &AnyPool, writes: &[&Write]) -> Result<Results, sqlx::Error> {
    let mut transaction = pool.begin().await?;
    let rows: Vec<&JournalRow> = writes
        .iter()
        .filter_map(|write| match write {
            Write::Append(row) => Some(row),
            _ => None,
        })
        .collect();
    let inserted = append(&mut transaction, &rows).await?;
    let mut results = Vec::with_capacity(writes.len());
    for write in writes {
        match write {
            Write::Append(row) if inserted.contains(&(row.session, row.version)) => {
                if row.finalizes {
                    finalize(&mut transaction, row).await?;
                }
            }
            Write::Append(_) => {
                results.push(Err(StoreError::Conflict));
                continue;
            }
            Write::LogIn(row) => log_in(&mut transaction, row).await?,
            Write::LogOut(token_hash) => {
                sqlx::query("delete from login where token_hash = $1")
                    .bind(token_hash.as_str())
                    .execute(&mut *transaction)
                    .await?;
            }
            Write::CreateSession(session) => create_session(&mut transaction, session).await?,
        }
        results.push(Ok(()));
    }
    transaction.commit().await?;
    Ok(results)
}

/// Inserts the rows that are new and says which they were. Chunks are powers of
/// two so that a handful of statements, prepared once, serve every batch.
async fn append(
    connection: &mut AnyConnection,
    rows: &[&JournalRow],
) -> Result<HashSet<(SessionId, i64)>, sqlx::Error> {
    let mut inserted = HashSet::with_capacity(rows.len());
    let mut left = rows;
    while !left.is_empty() {
        let size = (1 << left.len().ilog2()).min(64);
        let (chunk, rest) = left.split_at(size);
        left = rest;
        let mut query = sqlx::query(AssertSqlSafe(append_sql(size)));
        for row in chunk {
            query = query
                .bind(row.session.to_string())
                .bind(row.version)
                .bind(row.at.0)
                .bind(row.command_ids.as_str())
                .bind(row.events.as_str())
                .bind(row.digest.as_str());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let session: String = row.try_get(0)?;
            let session = session
                .parse()
                .map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            inserted.insert((session, row.try_get(1)?));
        }
    }
    Ok(inserted)
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
         on conflict do nothing returning session_id, version",
        values.join(", ")
    )
}

async fn finalize(connection: &mut AnyConnection, row: &JournalRow) -> Result<(), sqlx::Error> {
    sqlx::query("update session set finalized_at = $1 where id = $2")
        .bind(row.at.0)
        .bind(row.session.to_string())
        .execute(connection)
        .await?;
    Ok(())
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
