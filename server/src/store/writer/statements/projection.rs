//! A row of the journal together with what follows from it in other tables: all of it, or
//! nothing.

use super::{WriteOutcome, append_sql, bind_row, is_already_written};
use crate::store::{JournalRow, candidates, identities, revocations};
use sqlx::{AnyConnection, AssertSqlSafe};

/// Appends the row and updates the other tables. When the row was there already, by an
/// earlier attempt whose acknowledgement was lost, so are the updates.
#[tracing::instrument(skip_all, level = "debug", name = "project",
    fields(session = %row.session, version = row.version))]
pub(super) async fn append(
    connection: &mut AnyConnection,
    row: &JournalRow,
) -> Result<WriteOutcome, sqlx::Error> {
    let query = bind_row(sqlx::query(AssertSqlSafe(append_sql(1))), row);
    if query.execute(&mut *connection).await?.rows_affected() == 0 {
        return Ok(match is_already_written(connection, row).await? {
            true => WriteOutcome::Written,
            false => WriteOutcome::Conflict,
        });
    }
    let updates = &row.projection;
    let instants = [
        (
            updates.starts,
            "update session set started_at = $1 where id = $2",
        ),
        (
            updates.finalizes,
            "update session set finalized_at = $1 where id = $2",
        ),
        (
            updates.publishes,
            "update session set published_at = $1 where id = $2",
        ),
        (
            updates.cancels,
            "update session set cancelled_at = $1 where id = $2",
        ),
    ];
    for (_, statement) in instants.into_iter().filter(|(happens, _)| *happens) {
        sqlx::query(statement)
            .bind(row.at.0)
            .bind(row.session.to_string())
            .execute(&mut *connection)
            .await?;
    }
    if let Some(until) = updates.open_until {
        sqlx::query("update session set open_until = $1 where id = $2")
            .bind(until.0)
            .bind(row.session.to_string())
            .execute(&mut *connection)
            .await?;
    }
    if updates.reopens {
        sqlx::query("update session set finalized_at = null where id = $1")
            .bind(row.session.to_string())
            .execute(&mut *connection)
            .await?;
    }
    // A code that is taken, once in a million sessions, refuses the whole row as a
    // conflict: the room decides again, with new codes.
    for (seat, code) in &updates.certificates {
        sqlx::query(
            "insert into certificate (code, session_id, seat, issued_at) values ($1, $2, $3, $4)",
        )
        .bind(code.as_str())
        .bind(row.session.to_string())
        .bind(i64::from(seat.0))
        .bind(row.at.0)
        .execute(&mut *connection)
        .await?;
    }
    if updates.decides {
        sqlx::query("insert into deciding_row (session_id, version) values ($1, $2)")
            .bind(row.session.to_string())
            .bind(row.version)
            .execute(&mut *connection)
            .await?;
    }
    for write in &updates.candidates {
        identities::write(connection, row.session, write).await?;
    }
    for terms in &updates.terms {
        candidates::set_terms(connection, row.session, *terms).await?;
    }
    for seat in &updates.removed {
        candidates::remove(connection, row.session, *seat).await?;
    }
    for (seat, device) in &updates.ended {
        revocations::test_ended(connection, row.session, *seat, device.0, row.at).await?;
    }
    if updates.cancels {
        revocations::session_cancelled(connection, row.session, row.at).await?;
    }
    if updates.finalizes {
        revocations::session_finalized(connection, row.session, row.at).await?;
    }
    Ok(WriteOutcome::Written)
}
