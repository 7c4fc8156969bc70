//! The portal of the invigilators.

use super::{
    ClientAddress,
    json_body::JsonBody,
    login::{guarded, logged_in, logged_out},
    session_info, validation,
};
use crate::{
    app::{App, SharedApp},
    auth::{self, Invigilator, LoginAttempt, Portal, Principal},
    error::ApiError,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::HeaderMap,
    response::Response,
};
use sqlx::Row;
use vigie_shared::{
    api::{CurrentInvigilator, ErrorBody, InvigilatorLoginRequest, InvigilatorLoginResponse},
    ids::SessionId,
    limits::MAX_INVIGILATOR_NAME_CHARS,
    person::fold_name,
};

/// Log in to a session.
#[utoipa::path(post, path = "/api/invigilator/login", tag = "invigilator",
    operation_id = "invigilator_log_in", request_body = InvigilatorLoginRequest,
    responses(
        (status = OK, body = InvigilatorLoginResponse,
            description = "with the invigilator's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    JsonBody(request): JsonBody<InvigilatorLoginRequest>,
) -> Result<Response, ApiError> {
    let name = validation::line(&request.name, MAX_INVIGILATOR_NAME_CHARS)
        .map_err(|code| ApiError::field("name", code))?;
    let attempt = LoginAttempt::at_session(
        Portal::Invigilator,
        request.session,
        &fold_name(&name),
        address,
    );
    let session = guarded(&app, attempt, check(&app, &request)).await?;
    let body = InvigilatorLoginResponse {
        name: name.clone(),
        session: session_info::load(&app, session).await?,
    };
    let principal = Principal::Invigilator {
        session,
        number: request.session,
        name,
    };
    logged_in(&app, &headers, principal, body).await
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
        login: invigilator.login,
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
async fn check(app: &App, request: &InvigilatorLoginRequest) -> Result<SessionId, ApiError> {
    let row = sqlx::query("select id, invigilator_password from session where number = $1")
        .bind(i64::from(request.session))
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::EntryRefused)?;
    if !auth::same_code(&request.password, row.try_get(1)?) {
        return Err(ApiError::EntryRefused);
    }
    Ok(row.try_get::<&str, _>(0)?.parse()?)
}
