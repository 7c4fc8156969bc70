//! One session, with its codes: for a referent of its center only, and with the codes only
//! when the password was given lately.

use crate::{
    app::{App, SharedApp},
    auth::Referent,
    error::ApiError,
    http::roster,
    login_registry::is_confirmed,
    store::CandidateRow,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use std::sync::Arc;
use vigie_shared::{
    api::{PersonalCode, RosterCandidate, SessionDetails},
    ids::{Seat, SessionId},
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
    let confirmed = is_confirmed(referent.confirmed_at, app.clock.now());
    let row = app.store.session_details(id, referent.center).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    let header = row.header;
    let rows = app.store.candidates(id).await?;
    Ok(SessionDetails {
        id,
        number: header.number,
        site: header.site,
        room: header.room,
        held_on: header.held_on,
        held_at: header.held_at,
        invigilators: header.invigilators,
        observations: header.observations,
        access_code: confirmed.then_some(row.access_code),
        invigilator_password: confirmed.then_some(row.invigilator_password),
        created_at: row.created_at,
        finalized_at: header.finalized_at,
        status: row.status,
        revision: row.revision,
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
