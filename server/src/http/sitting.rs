//! Where and when a session is held, as everybody in the room may know it.

use crate::{app::App, http::ApiError};
use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;
use vigie_shared::{ids::SessionId, view::SessionStatus};

pub(super) use crate::store::session_status_sql as status_sql;

/// A session on a candidate's or an invigilator's page.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Sitting {
    /// What people type to enter.
    number: i64,
    site: String,
    room: String,
    /// ISO date.
    held_on: String,
    /// Local time, `14:30`.
    held_at: String,
    /// `created`, `in_progress`, `finalized` or `published`.
    #[schema(value_type = String)]
    status: SessionStatus,
}

impl Sitting {
    /// The session with this id.
    pub(super) async fn load(app: &App, session: SessionId) -> Result<Self, ApiError> {
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
        Ok(Self {
            number: row.try_get(0)?,
            site: row.try_get(1)?,
            room: row.try_get(2)?,
            held_on: row.try_get(3)?,
            held_at: row.try_get(4)?,
            status: status(row.try_get(5)?),
        })
    }
}

/// The status as [`status_sql`] says it.
pub(super) fn status(name: &str) -> SessionStatus {
    match name {
        "published" => SessionStatus::Published,
        "finalized" => SessionStatus::Finalized,
        "in_progress" => SessionStatus::InProgress,
        _ => SessionStatus::Created,
    }
}
