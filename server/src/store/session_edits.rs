//! Where and when a session is held, changed after it was created.

use sqlx::AnyConnection;
use vigie_shared::ids::SessionId;

/// A session as it is to be held; the columns are described in the migrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEdit {
    pub session: SessionId,
    /// The revision that was seen.
    pub seen_revision: u32,
    pub site: String,
    pub room: String,
    pub held_on: String,
    pub held_at: String,
    pub observations: String,
}

/// Edits a session that is not over, if it is as it was seen, and keeps day and hour of one that
/// has started. Says whether anything was edited.
pub(super) async fn edit(
    connection: &mut AnyConnection,
    edit: &SessionEdit,
) -> Result<bool, sqlx::Error> {
    let edited = sqlx::query(
        "update session set site = $3, room = $4, held_on = $5, held_at = $6, observations = $7, \
         revision = revision + 1 where id = $1 and revision = $2 and finalized_at is null \
         and cancelled_at is null \
         and (started_at is null or (held_on = $5 and held_at = $6))",
    )
    .bind(edit.session.to_string())
    .bind(i64::from(edit.seen_revision))
    .bind(edit.site.as_str())
    .bind(edit.room.as_str())
    .bind(edit.held_on.as_str())
    .bind(edit.held_at.as_str())
    .bind(edit.observations.as_str())
    .execute(connection)
    .await?;
    Ok(edited.rows_affected() > 0)
}
