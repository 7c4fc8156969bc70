//! A row of the journal together with what it means for other tables: all of it, or
//! nothing.

use super::{append_sql, is_ours, row_values};
use crate::store::{JournalRow, StoreError};
use sqlx::{AnyConnection, AssertSqlSafe};

/// Appends the row and carries out its effects. When the row was there already, by an
/// earlier attempt that could not say so, its effects came with it.
pub(super) async fn append(
    connection: &mut AnyConnection,
    row: &JournalRow,
) -> Result<Result<(), StoreError>, sqlx::Error> {
    let query = row_values(sqlx::query(AssertSqlSafe(append_sql(1))), row);
    if query.execute(&mut *connection).await?.rows_affected() == 0 {
        return Ok(match is_ours(connection, row).await? {
            true => Ok(()),
            false => Err(StoreError::Conflict),
        });
    }
    let session = row.session.to_string();
    if row.effects.finalizes {
        sqlx::query("update session set finalized_at = $1 where id = $2")
            .bind(row.at.0)
            .bind(session.as_str())
            .execute(&mut *connection)
            .await?;
    }
    if row.effects.publishes {
        sqlx::query("update session set published_at = $1 where id = $2")
            .bind(row.at.0)
            .bind(session.as_str())
            .execute(&mut *connection)
            .await?;
    }
    // A code that is taken, once in a million sessions, refuses the whole row as a
    // conflict: the room decides again, with new codes.
    for (seat, code) in &row.effects.certificates {
        sqlx::query(
            "insert into certificate (code, session_id, seat, issued_at) values ($1, $2, $3, $4)",
        )
        .bind(code.as_str())
        .bind(session.as_str())
        .bind(i64::from(seat.0))
        .bind(row.at.0)
        .execute(&mut *connection)
        .await?;
    }
    Ok(Ok(()))
}
