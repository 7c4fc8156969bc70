//! One session, with its codes: for a referent of its center only, and with the codes only
//! when the password was given lately.

use crate::{
    app::{App, SharedApp},
    auth::Referent,
    error::ApiError,
    http::{
        roster,
        session_info::{parse_status, status_sql},
    },
    login_registry::is_confirmed,
    store::CandidateRow,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use sqlx::{Row, any::AnyRow};
use std::sync::Arc;
use vigie_shared::{
    api::{PersonalCode, RosterCandidate, SessionDetails},
    ids::{Seat, SessionId},
    time::Timestamp,
};

/// Show a session.
#[utoipa::path(get, path = "/api/sessions/{id}", tag = "referent",
    operation_id = "show_session", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")),
    responses((status = OK, body = SessionDetails)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn show(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Json<SessionDetails>, ApiError> {
    let Path(id) = id?;
    Ok(Json(details(&app, id, &referent).await?))
}

/// A session of the referent's center, as it is now.
pub(super) async fn details(
    app: &App,
    id: SessionId,
    referent: &Referent,
) -> Result<SessionDetails, ApiError> {
    const SQL: &str = concat!(
        "select number, site, room, held_on, held_at, invigilators, observations, access_code, \
         invigilator_password, created_at, finalized_at, ",
        status_sql!(),
        " from session where id = $1 and center_id = $2"
    );
    let confirmed = is_confirmed(referent.confirmed_at, app.clock.now());
    let code = |row: &AnyRow, index: usize| match confirmed {
        true => row.try_get::<String, _>(index).map(Some),
        false => Ok(None),
    };
    let row = sqlx::query(SQL)
        .bind(id.to_string())
        .bind(referent.center.to_string())
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotFound)?;
    let rows = app.store.candidates(id).await?;
    Ok(SessionDetails {
        id,
        number: u32::try_from(row.try_get::<i64, _>(0)?)?,
        site: row.try_get(1)?,
        room: row.try_get(2)?,
        held_on: row.try_get(3)?,
        held_at: row.try_get(4)?,
        invigilators: serde_json::from_str(row.try_get(5)?)?,
        observations: row.try_get(6)?,
        access_code: code(&row, 7)?,
        invigilator_password: code(&row, 8)?,
        created_at: Timestamp(row.try_get(9)?),
        finalized_at: row.try_get::<Option<i64>, _>(10)?.map(Timestamp),
        status: parse_status(row.try_get(11)?),
        personal_codes: match confirmed {
            true => personal_codes(&rows)?,
            false => Vec::new(),
        },
        candidates: candidates(rows)?,
    })
}

fn personal_codes(rows: &[CandidateRow]) -> Result<Vec<PersonalCode>, ApiError> {
    let code = |row: &CandidateRow| {
        let code = row.personal_code.clone()?;
        let seat = u16::try_from(row.seat).map(Seat).map_err(ApiError::from);
        Some(seat.map(|seat| PersonalCode { seat, code }))
    };
    rows.iter().filter_map(code).collect()
}

fn candidates(rows: Vec<CandidateRow>) -> Result<Arc<[RosterCandidate]>, ApiError> {
    rows.into_iter().map(roster::from_row).collect()
}
