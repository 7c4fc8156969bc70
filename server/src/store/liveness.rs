//! The last instant at which the database took a write.

use super::{Store, StoreError, writer::WriteOperation};
use sqlx::{AnyConnection, Row};
use vigie_shared::time::Timestamp;

impl Store {
    /// The last instant at which the database is known to have taken a write; none in a new one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn last_alive(&self) -> Result<Option<Timestamp>, sqlx::Error> {
        let row = sqlx::query("select alive_at from server_liveness where id = 1")
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| row.try_get(0).map(Timestamp)).transpose()
    }

    /// Notes that the database takes writes at `at`, by a write.
    ///
    /// # Errors
    /// When it does not.
    pub async fn note_alive(&self, at: Timestamp) -> Result<(), StoreError> {
        self.writer.write(WriteOperation::NoteAlive(at)).await
    }
}

/// Writes the row; an earlier instant than the one that stands there changes nothing.
pub(super) async fn write(
    connection: &mut AnyConnection,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into server_liveness (id, alive_at) values (1, $1) \
         on conflict (id) do update set alive_at = excluded.alive_at \
         where excluded.alive_at > server_liveness.alive_at",
    )
    .bind(at.0)
    .execute(connection)
    .await
    .map(drop)
}
