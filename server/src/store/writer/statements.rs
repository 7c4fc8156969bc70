//! The statements of the writer, in one transaction a batch.

mod projection;

use super::{WriteOperation, WriteOutcome};
use crate::store::{
    AnyQuery, JournalRow, NewSession, NewSessions, audit, block_lists, candidates, codes,
    import_memory, invigilators, liveness, logins, new_login, session_deletions, session_edits,
    sessions, suspensions,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use std::collections::HashSet;
use vigie_shared::ids::SessionId;

/// Each number of rows is a statement of its own, prepared once and kept: sqlx keeps 100.
const MAX_ROWS_PER_INSERT: usize = 48;

type RowKey = (SessionId, i64);

/// Commits the writes together; one outcome each, in their order.
pub(super) async fn commit(
    connection: &mut AnyConnection,
    writes: &[&WriteOperation],
) -> Result<Vec<WriteOutcome>, sqlx::Error> {
    let rows: Vec<&JournalRow> = writes
        .iter()
        .filter_map(|write| match write {
            WriteOperation::Append(row) => Some(row),
            _ => None,
        })
        .collect();
    // Rows alone, the usual case, are one statement and its own transaction: each
    // statement more is a trip to the database's thread and back.
    let plain = |row: &&JournalRow| row.projection.is_empty();
    if rows.len() == writes.len() && rows.len() <= MAX_ROWS_PER_INSERT && rows.iter().all(plain) {
        let conflicts = append(connection, &rows).await?;
        return Ok(rows
            .iter()
            .map(|row| write_result(row, &conflicts))
            .collect());
    }
    let mut transaction = connection.begin().await?;
    let rows: Vec<&JournalRow> = rows.into_iter().filter(plain).collect();
    let conflicts = append(&mut transaction, &rows).await?;
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        let outcome = match write {
            WriteOperation::Append(row) if row.projection.is_empty() => {
                write_result(row, &conflicts)
            }
            _ => execute(&mut transaction, write).await?,
        };
        outcomes.push(outcome);
    }
    transaction.commit().await?;
    Ok(outcomes)
}

/// A write that is more than a row of the journal.
async fn execute(
    connection: &mut AnyConnection,
    write: &WriteOperation,
) -> Result<WriteOutcome, sqlx::Error> {
    match write {
        WriteOperation::Append(row) => return projection::append(connection, row).await,
        WriteOperation::LogIn(login) => {
            return Ok(match new_login::insert(connection, login).await? {
                None => WriteOutcome::Written,
                Some(refusal) => WriteOutcome::LoginRefused(refusal),
            });
        }
        WriteOperation::EndLogins(selection, now) => {
            logins::end(connection, selection, *now).await?;
        }
        WriteOperation::ChangeLogin(login, change) => {
            logins::change(connection, *login, *change).await?;
        }
        WriteOperation::NoteAlive(at) => liveness::write(connection, *at).await?,
        WriteOperation::Audit(row) => audit::insert(connection, row).await?,
        WriteOperation::CreateSessions(sessions) => create_sessions(connection, sessions).await?,
        WriteOperation::RenewCodes(session, renewal) => {
            codes::renew(connection, *session, renewal).await?;
        }
        WriteOperation::UpdateInvigilators(session, update, now) => {
            invigilators::update(connection, *session, update, *now).await?;
        }
        WriteOperation::EditSession(edit) => {
            return Ok(match session_edits::edit(connection, edit).await? {
                true => WriteOutcome::Written,
                false => WriteOutcome::Conflict,
            });
        }
        WriteOperation::DeleteSession(deletion) => {
            return Ok(
                match session_deletions::delete(connection, deletion).await? {
                    true => WriteOutcome::Written,
                    false => WriteOutcome::Conflict,
                },
            );
        }
        WriteOperation::DecideSuspension(row) => {
            return Ok(match suspensions::insert(connection, row).await? {
                true => WriteOutcome::Written,
                false => WriteOutcome::Conflict,
            });
        }
        WriteOperation::ChangeBlockList(row) => {
            return Ok(match block_lists::insert(connection, row).await? {
                true => WriteOutcome::Written,
                false => WriteOutcome::Conflict,
            });
        }
    }
    Ok(WriteOutcome::Written)
}

fn write_result(row: &JournalRow, conflicts: &HashSet<RowKey>) -> WriteOutcome {
    if conflicts.contains(&(row.session, row.version)) {
        WriteOutcome::Conflict
    } else {
        WriteOutcome::Written
    }
}

/// Inserts the rows whose keys are free, and gives the keys under which another row stands.
#[tracing::instrument(skip_all, level = "debug", name = "append", fields(rows = rows.len()))]
async fn append(
    connection: &mut AnyConnection,
    rows: &[&JournalRow],
) -> Result<HashSet<RowKey>, sqlx::Error> {
    let mut conflicts = HashSet::new();
    for chunk in rows.chunks(MAX_ROWS_PER_INSERT) {
        let mut query = sqlx::query(AssertSqlSafe(append_sql(chunk.len())));
        for row in chunk {
            query = bind_row(query, row);
        }
        let inserted = query.execute(&mut *connection).await?.rows_affected();
        if inserted < chunk.len() as u64 {
            for row in chunk {
                if !is_already_written(connection, row).await? {
                    conflicts.insert((row.session, row.version));
                }
            }
        }
    }
    Ok(conflicts)
}

/// Binds the values of one row, in the order of [`append_sql`].
fn bind_row<'q>(query: AnyQuery<'q>, row: &JournalRow) -> AnyQuery<'q> {
    query
        .bind(row.session.to_string())
        .bind(row.version)
        .bind(row.at.0)
        .bind(row.command_ids.as_str())
        .bind(row.events.as_str())
        .bind(row.digest.as_str())
}

/// Is the row with this key the one to be written? The digest covers all of it.
async fn is_already_written(
    connection: &mut AnyConnection,
    row: &JournalRow,
) -> Result<bool, sqlx::Error> {
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

/// All of them in the transaction of the batch: one that is refused takes the others with it.
async fn create_sessions(
    connection: &mut AnyConnection,
    new: &NewSessions,
) -> Result<(), sqlx::Error> {
    for session in &new.sessions {
        create_session(connection, session).await?;
    }
    if let Some(session) = new.sessions.first() {
        let (center, now) = (session.center, session.created_at);
        import_memory::learn(connection, center, &new.learned, now).await?;
    }
    Ok(())
}

#[tracing::instrument(skip_all, name = "create_session",
    fields(session = %session.id, candidates = session.candidates.len()))]
async fn create_session(
    connection: &mut AnyConnection,
    session: &NewSession,
) -> Result<(), sqlx::Error> {
    sessions::insert(connection, session).await?;
    for candidate in &session.candidates {
        candidates::insert(connection, session.id, candidate).await?;
    }
    let (people, now) = (&session.invigilators, session.created_at);
    invigilators::insert(connection, session.id, people, now).await?;
    append(connection, &[&session.first_row]).await?;
    Ok(())
}
