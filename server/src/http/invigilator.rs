//! The portal of the invigilators.

use super::{
    json_body::JsonBody,
    login::{guarded, logged_in, logged_out},
    login_client::{LoginClient, ProofOfWorkHeader},
    session_info, validation,
};
use crate::{
    app::{App, SharedApp},
    auth::{self, Invigilator, Portal, Principal},
    entry_window::EntryWindow,
    error::ApiError,
    login_throttle::LoginAttempt,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::HeaderMap,
    response::Response,
};
use vigie_shared::{
    api::{CurrentInvigilator, ErrorBody, InvigilatorLoginRequest},
    ids::SessionId,
    limits::MAX_INVIGILATOR_NAME_CHARS,
};

/// A session whose password was right.
struct WatchedSession {
    id: SessionId,
    window: EntryWindow,
    finalized: bool,
}

/// Log in to a session.
#[utoipa::path(post, path = "/api/invigilator/login", tag = "invigilator",
    operation_id = "invigilator_log_in", request_body = InvigilatorLoginRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = CurrentInvigilator, description = "with the invigilator's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            outside_entry_window"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    client: LoginClient,
    JsonBody(request): JsonBody<InvigilatorLoginRequest>,
) -> Result<Response, ApiError> {
    let name = validation::line(&request.name, MAX_INVIGILATOR_NAME_CHARS)
        .map_err(|code| ApiError::field("name", code))?;
    let attempt = LoginAttempt::of_invigilator(request.session, client.address);
    let credentials = check(&app, &request);
    let (watched, device) =
        guarded(&app, Portal::Invigilator, &client, attempt, credentials).await?;
    if watched.finalized {
        return Err(ApiError::SessionFinalized);
    }
    if !watched.window.contains(app.clock.now()) {
        return Err(ApiError::OutsideEntryWindow(watched.window));
    }
    let session = watched.id;
    let body = CurrentInvigilator {
        name: name.clone(),
        login: None,
        session: session_info::load(&app, session).await?,
    };
    let principal = Principal::Invigilator {
        session,
        number: request.session,
        name,
    };
    let devices = (client.label(), device);
    logged_in(&app, &client, principal, devices, body).await
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/invigilator/{session}/me", tag = "invigilator",
    operation_id = "invigilator_me", security(("invigilator" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = OK, body = CurrentInvigilator)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    invigilator: Invigilator,
) -> Result<Json<CurrentInvigilator>, ApiError> {
    let session = session_info::load(&app, invigilator.session).await?;
    Ok(Json(CurrentInvigilator {
        name: invigilator.name,
        login: Some(invigilator.login),
        session,
    }))
}

/// Log out.
#[utoipa::path(post, path = "/api/invigilator/{session}/logout", tag = "invigilator",
    operation_id = "invigilator_log_out",
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    session: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(session) = session?;
    logged_out(app, Portal::Invigilator, Some(session), headers).await
}

/// The session, when the password is its own.
async fn check(app: &App, request: &InvigilatorLoginRequest) -> Result<WatchedSession, ApiError> {
    let row = app.store.invigilator_entry(request.session).await?;
    let row = row.ok_or(ApiError::EntryRefused)?;
    if !auth::same_code(&request.password, &row.invigilator_password) {
        return Err(ApiError::EntryRefused);
    }
    Ok(WatchedSession {
        id: row.session,
        window: EntryWindow::of_invigilators(&row.held_on, &row.held_at)?,
        finalized: row.finalized,
    })
}
