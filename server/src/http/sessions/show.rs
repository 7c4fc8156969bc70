//! One session, with its codes: for a referent of its center only.

use crate::{
    app::{App, SharedApp},
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        roster::Row as Enrolled,
        sitting::{status, status_sql},
    },
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;
use vigie_shared::{ids::SessionId, view::SessionStatus};

/// A session as its center sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Details {
    id: String,
    number: i64,
    site: String,
    room: String,
    /// ISO date.
    held_on: String,
    /// Local time, `14:30`.
    held_at: String,
    invigilators: Vec<String>,
    observations: String,
    /// Read out to the candidates.
    access_code: String,
    /// For the invigilators only.
    invigilator_password: String,
    /// Microseconds since 1970 UTC.
    created_at: i64,
    /// Microseconds since 1970 UTC, once finalized.
    finalized_at: Option<i64>,
    /// `created`, `in_progress`, `finalized` or `published`.
    #[schema(value_type = String)]
    status: SessionStatus,
    /// By seat.
    candidates: Vec<Enrolled>,
}

/// Show a session.
#[utoipa::path(get, path = "/api/sessions/{id}", tag = "referent",
    params(("id" = String, Path)),
    responses(
        (status = OK, body = Details),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(in crate::http) async fn show(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Json<Details>, ApiError> {
    const SQL: &str = concat!(
        "select number, site, room, held_on, held_at, invigilators, observations, access_code, \
         invigilator_password, created_at, finalized_at, ",
        status_sql!(),
        " from session where id = $1 and center_id = $2"
    );
    let Path(id) = id?;
    let row = sqlx::query(SQL)
        .bind(id.to_string())
        .bind(referent.center.to_string())
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotFound)?;
    Ok(Json(Details {
        id: id.to_string(),
        number: row.try_get(0)?,
        site: row.try_get(1)?,
        room: row.try_get(2)?,
        held_on: row.try_get(3)?,
        held_at: row.try_get(4)?,
        invigilators: serde_json::from_str(row.try_get(5)?)?,
        observations: row.try_get(6)?,
        access_code: row.try_get(7)?,
        invigilator_password: row.try_get(8)?,
        created_at: row.try_get(9)?,
        finalized_at: row.try_get(10)?,
        status: status(row.try_get(11)?),
        candidates: candidates(&app, id).await?,
    }))
}

async fn candidates(app: &App, session: SessionId) -> Result<Vec<Enrolled>, ApiError> {
    let rows = app.store.candidates(session).await?;
    rows.into_iter().map(Enrolled::try_from).collect()
}
