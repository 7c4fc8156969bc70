//! A session changed, called off or deleted after it was created.

use super::{create::accepted_or_asked, show::details};
use crate::{
    app::SharedApp,
    auth::{ConfirmedReferent, Referent},
    error::ApiError,
    http::{AuditSubject, json_body::JsonBody, validation},
    roster::SessionPlan,
    session_concerns,
    store::{DELETED, SessionDeletion, SessionEdit, StoreError},
};
use axum::{
    Extension, Json,
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
};
use vigie_shared::{
    api::{
        CancelSessionRequest, DeleteSessionRequest, EditSessionRequest, ErrorBody, SessionDetails,
        ValidationCode, ValidationError,
    },
    ids::{CenterId, SessionId},
    limits::{MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS},
    session::{Actor, Command, CompanionPolicy, Refusal},
    view::SessionStatus,
};

type Changed = (Extension<AuditSubject>, Json<SessionDetails>);

/// Change where and when a session is held: day and hour until somebody has started, the rest
/// until it is finalized.
#[utoipa::path(put, path = "/api/sessions/{id}", tag = "referent",
    operation_id = "edit_session", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = EditSessionRequest,
    responses(
        (status = OK, body = SessionDetails),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled"),
        (status = CONFLICT, body = ErrorBody, description = "session_changed: somebody else \
            was first; session_started: day and hour stay"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            session_concerns"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn edit_session(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<EditSessionRequest>,
) -> Result<Changed, ApiError> {
    let Path(id) = id?;
    let edit = validate(id, &request)?;
    let known = details(&app, id, &referent).await?;
    match known.status {
        SessionStatus::Finalized | SessionStatus::Published => {
            return Err(ApiError::SessionFinalized);
        }
        SessionStatus::Cancelled => return Err(ApiError::SessionCancelled),
        SessionStatus::InProgress
            if (&known.held_on, &known.held_at) != (&edit.held_on, &edit.held_at) =>
        {
            return Err(Refusal::SessionStarted.into());
        }
        SessionStatus::InProgress | SessionStatus::Created => {}
    }
    let plan = |edit: &SessionEdit| plan_of(referent.center, edit);
    let before = SessionEdit {
        site: known.site.clone(),
        room: known.room.clone(),
        held_on: known.held_on.clone(),
        held_at: known.held_at.clone(),
        ..edit.clone()
    };
    let plans = (&plan(&before)?, &plan(&edit)?);
    let concerns = session_concerns::of_move(&app, known.number, plans).await?;
    accepted_or_asked(concerns, request.accepted_concerns.as_deref())?;
    match app.store.edit_session(edit).await {
        Ok(()) => {}
        Err(StoreError::Conflict) => return Err(ApiError::SessionChanged),
        Err(error) => return Err(error.into()),
    }
    app.centers.note_edited(referent.center, id);
    let changed = details(&app, id, &referent).await?;
    Ok((audited(id, "changed"), Json(changed)))
}

/// Call a session off that nobody has started: it stays on record, and its codes open nothing.
#[utoipa::path(post, path = "/api/sessions/{id}/cancellation", tag = "referent",
    operation_id = "cancel_session", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = CancelSessionRequest,
    responses(
        (status = OK, body = SessionDetails),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized"),
        (status = CONFLICT, body = ErrorBody, description = "session_started"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn cancel_session(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<CancelSessionRequest>,
) -> Result<Changed, ApiError> {
    let Path(id) = id?;
    let command = Command::CancelSession {
        reason: request.reason,
    };
    let actor = Actor::Referent(referent.clone().into());
    let room = app.rooms.open(id).await?;
    room.decide(actor, command, None).await?;
    // Candidates who wait in the room are logged out.
    app.logins.look_now();
    let changed = details(&app, id, &referent).await?;
    Ok((audited(id, "called off"), Json(changed)))
}

/// Erase a session that nobody entered, that was made by mistake: its people, codes and journal.
/// The audit trail keeps its number and the reason.
#[utoipa::path(post, path = "/api/sessions/{id}/deletion", tag = "referent",
    operation_id = "delete_session", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = DeleteSessionRequest,
    responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed, \
            session_finalized"),
        (status = CONFLICT, body = ErrorBody, description = "session_started; \
            session_on_record: somebody entered, or something was recorded"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn delete_session(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<DeleteSessionRequest>,
) -> Result<(Extension<AuditSubject>, StatusCode), ApiError> {
    let Path(session) = id?;
    let reason = request.reason;
    let command = Command::DeleteSession {
        reason: reason.clone(),
    };
    // The room decides, so that nobody enters between the question and the deletion: from then on
    // it takes no command that writes a row.
    let room = app.rooms.open(session).await?;
    let actor = Actor::Referent(referent.clone().into());
    room.decide(actor, command, None).await?;
    let deletion = SessionDeletion {
        session,
        center: referent.center,
        by: referent.id,
        reason: reason.trim().to_owned(),
        at: app.clock.now(),
    };
    match app.store.delete_session(deletion).await {
        Ok(()) => {}
        // Deleted by another request meanwhile.
        Err(StoreError::Conflict) => return Err(ApiError::NotFound),
        Err(error) => return Err(error.into()),
    }
    app.logins.look_now();
    app.centers.note_edited(referent.center, session);
    Ok((audited(session, DELETED), StatusCode::NO_CONTENT))
}

fn audited(session: SessionId, subject: &str) -> Extension<AuditSubject> {
    Extension(AuditSubject {
        subject: subject.to_owned(),
        session: Some(session),
    })
}

/// Where and when, as a plan is asked about.
fn plan_of(center: CenterId, edit: &SessionEdit) -> Result<SessionPlan, ApiError> {
    Ok(SessionPlan {
        center,
        site: edit.site.clone(),
        room: edit.room.clone(),
        held_on: edit.held_on.parse()?,
        held_at: edit.held_at.clone(),
        invigilators: Vec::new(),
        named_invigilators_only: false,
        observations: String::new(),
        companion: CompanionPolicy::default(),
        candidates: Vec::new(),
    })
}

/// The edit, or every error of the fields.
fn validate(session: SessionId, request: &EditSessionRequest) -> Result<SessionEdit, ApiError> {
    let mut errors = Vec::new();
    let mut noted = |field: &'static str, value: Result<String, ValidationCode>| {
        value.unwrap_or_else(|code| {
            errors.push(ValidationError::new(field, code));
            String::new()
        })
    };
    let held_on = validation::date(&request.held_on).map(|date| date.to_string());
    let edit = SessionEdit {
        session,
        seen_revision: request.seen_revision,
        site: noted("site", validation::line(&request.site, MAX_VENUE_CHARS)),
        room: noted("room", validation::line(&request.room, MAX_VENUE_CHARS)),
        held_on: noted("held_on", held_on),
        held_at: noted("held_at", validation::time(&request.held_at)),
        observations: noted(
            "observations",
            validation::paragraph(&request.observations, MAX_OBSERVATIONS_CHARS),
        ),
    };
    match errors.is_empty() {
        true => Ok(edit),
        false => Err(ApiError::FieldsRefused(errors)),
    }
}
