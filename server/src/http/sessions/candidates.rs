//! One candidate of a session, changed after it was created: by referents.

use super::show::details;
use crate::{
    app::SharedApp,
    auth::Referent,
    error::ApiError,
    http::{center::today, json_body::JsonBody},
    roster::{self, CandidateChange, PersonSource},
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
};
use vigie_shared::{
    api::{
        EditCandidateRequest, EnrollCandidateRequest, ErrorBody, RemoveCandidateRequest,
        SessionDetails,
    },
    ids::{Seat, SessionId},
    session::Actor,
};

/// Correct who a candidate is, and change what is agreed: identity at any time, after the
/// publication with a new certificate in the place of the old one; terms until the test ends. Deadline, board and page of the candidate follow at once.
#[utoipa::path(put, path = "/api/sessions/{id}/candidates/{seat}", tag = "referent",
    operation_id = "edit_candidate", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), ("seat" = u16, Path)),
    request_body = EditCandidateRequest,
    responses(
        (status = OK, body = SessionDetails),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: no such seat or incident"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled, confirmation_needed after the publication"),
        (status = CONFLICT, body = ErrorBody, description = "candidate_changed, \
            reduction_ends_test, test_ended, correction_does_not_fit, incident_already_resolved"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "storage_unavailable"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused: what is wrong or doubtful in the person"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn edit_candidate(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, u16)>, PathRejection>,
    JsonBody(request): JsonBody<EditCandidateRequest>,
) -> Result<Json<SessionDetails>, ApiError> {
    let Path((session, seat)) = path?;
    let header = app.store.session_header(session).await?;
    let published = header.is_some_and(|header| header.published_at.is_some());
    // Known results change: the certificate is replaced.
    if published && !referent.is_confirmed(app.clock.now()) {
        return Err(ApiError::ConfirmationNeeded);
    }
    let source = PersonSource {
        fields: &request.person,
        accepted: &request.accepted,
        today: today(&app, referent.center).await?,
    };
    let person = roster::checked_person(&source)?;
    let change = by_referent(session, &referent, request.reason);
    let edit = roster::PersonEdit {
        seat: Seat(seat),
        seen_version: request.seen_version,
        seen_terms: request.seen_terms,
        person,
        terms: request.terms,
        incident: request.incident,
    };
    roster::edit(&app, change, edit).await?;
    Ok(Json(details(&app, session, &referent).await?))
}

/// Enroll one more candidate, at the next seat, while the session is not finalized.
#[utoipa::path(post, path = "/api/sessions/{id}/candidates", tag = "referent",
    operation_id = "enroll_candidate", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = EnrollCandidateRequest,
    responses(
        (status = CREATED, body = SessionDetails),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled"),
        (status = CONFLICT, body = ErrorBody, description = "roster_full"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "storage_unavailable"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused: what is wrong or doubtful in the person"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn enroll_candidate(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<EnrollCandidateRequest>,
) -> Result<(StatusCode, Json<SessionDetails>), ApiError> {
    let Path(session) = id?;
    let source = PersonSource {
        fields: &request.person,
        accepted: &request.accepted,
        today: today(&app, referent.center).await?,
    };
    let person = roster::checked_person(&source)?;
    let change = by_referent(session, &referent, request.reason);
    roster::enroll_late(&app, change, person, request.terms, None).await?;
    let details = details(&app, session, &referent).await?;
    Ok((StatusCode::CREATED, Json(details)))
}

/// Take a candidate who has never entered off the roster, or move them to another session of the
/// center that has not started.
#[utoipa::path(post, path = "/api/sessions/{id}/candidates/{seat}/removal", tag = "referent",
    operation_id = "remove_candidate", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), ("seat" = u16, Path)),
    request_body = RemoveCandidateRequest,
    responses(
        (status = OK, body = SessionDetails),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: no such seat or session"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled"),
        (status = CONFLICT, body = ErrorBody, description = "candidate_entered, \
            session_started, roster_full"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "storage_unavailable"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn remove_candidate(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, u16)>, PathRejection>,
    JsonBody(request): JsonBody<RemoveCandidateRequest>,
) -> Result<Json<SessionDetails>, ApiError> {
    let Path((session, seat)) = path?;
    if let Some(target) = request.move_to {
        let known = app.store.is_of_center(target, referent.center).await?;
        if !known || target == session {
            return Err(ApiError::NotFound);
        }
    }
    let change = by_referent(session, &referent, request.reason);
    roster::remove(&app, change, Seat(seat), request.move_to).await?;
    Ok(Json(details(&app, session, &referent).await?))
}

/// A change that a referent makes, and not somebody at the door.
fn by_referent(session: SessionId, referent: &Referent, reason: String) -> CandidateChange {
    CandidateChange {
        session,
        actor: Actor::Referent(referent.clone().into()),
        reason,
        at_door: false,
    }
}
