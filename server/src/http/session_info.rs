//! Where and when a session is held, as everybody in its room may know it.

use crate::{app::App, error::ApiError};
use sqlx::Row;
use vigie_shared::{api::SessionInfo, ids::SessionId, view::SessionStatus};

pub(super) use crate::store::session_status_sql as status_sql;

/// The session with this id.
///
/// # Errors
/// `not_found` when there is none.
pub(super) async fn load(app: &App, session: SessionId) -> Result<SessionInfo, ApiError> {
    const SQL: &str = concat!(
        "select number, site, room, held_on, held_at, ",
        status_sql!(),
        " from session where id = $1"
    );
    let row = sqlx::query(SQL)
        .bind(session.to_string())
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotFound)?;
    Ok(SessionInfo {
        number: u32::try_from(row.try_get::<i64, _>(0)?)?,
        site: row.try_get(1)?,
        room: row.try_get(2)?,
        held_on: row.try_get(3)?,
        held_at: row.try_get(4)?,
        status: parse_status(row.try_get(5)?),
    })
}

/// The status as [`status_sql`] names it.
pub(super) fn parse_status(name: &str) -> SessionStatus {
    match name {
        "published" => SessionStatus::Published,
        "finalized" => SessionStatus::Finalized,
        "in_progress" => SessionStatus::InProgress,
        _ => SessionStatus::Created,
    }
}
