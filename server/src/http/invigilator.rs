//! The invigilators' door.

use super::{
    ApiError, ClientAddress, ErrorBody,
    error::Body,
    field::{self, FieldFault},
    sitting::Sitting,
};
use crate::{
    app::{App, SharedApp},
    auth::{self, Attempt, Door, Invigilator, Visitor},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;
use vigie_shared::{ids::SessionId, person::fold_name};

/// What an invigilator types to enter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Session number.
    session: u32,
    /// Password of the session; case and spaces do not matter.
    password: String,
    /// What the record will call him, 1 to 40 characters.
    name: String,
}

/// Who I am and where.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    name: String,
    session: Sitting,
}

/// Enter a session.
#[utoipa::path(post, path = "/api/invigilator/login", tag = "invigilator", request_body = Entry,
    responses(
        (status = OK, body = Me, description = "with the invigilator's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "wrong_origin"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
    ))]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    Body(entry): Body<Entry>,
) -> Result<impl IntoResponse, ApiError> {
    let name = field::line(&entry.name, field::LONGEST_NAME).map_err(|code| {
        ApiError::FieldsRefused(vec![FieldFault {
            field: "name",
            code,
        }])
    })?;
    let who = fold_name(&name);
    let attempt = Attempt::at_session(Door::Invigilator, entry.session, &who, address);
    let now = app.clock.now();
    app.limits.begin(&attempt, now)?;
    let found = find(&app, entry.session).await?;
    let right = |(_, password): &(SessionId, String)| auth::same_code(&entry.password, password);
    let Some((session, _)) = found.filter(right) else {
        app.limits.failed(&attempt, now);
        return Err(ApiError::EntryRefused);
    };
    app.limits.succeeded(&attempt);
    let visitor = Visitor::Invigilator {
        session,
        name: name.clone(),
    };
    let cookie = auth::let_in(&app, visitor).await?;
    let me = Me {
        name,
        session: Sitting::load(&app, session).await?,
    };
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(me)))
}

/// Who am I?
#[utoipa::path(get, path = "/api/invigilator/me", tag = "invigilator", responses(
    (status = OK, body = Me), (status = UNAUTHORIZED, body = ErrorBody)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    invigilator: Invigilator,
) -> Result<Json<Me>, ApiError> {
    let session = Sitting::load(&app, invigilator.session).await?;
    Ok(Json(Me {
        name: invigilator.name,
        session,
    }))
}

/// Leave.
#[utoipa::path(post, path = "/api/invigilator/logout", tag = "invigilator",
    responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let cookie = auth::log_out(&app, Door::Invigilator, &headers).await?;
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(header::SET_COOKIE, cookie)]),
    ))
}

async fn find(app: &App, number: u32) -> Result<Option<(SessionId, String)>, ApiError> {
    let row = sqlx::query("select id, invigilator_password from session where number = $1")
        .bind(i64::from(number))
        .fetch_optional(app.store.pool())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get(0)?;
    let id = id
        .parse()
        .map_err(|error: uuid::Error| ApiError::internal(error))?;
    Ok(Some((id, row.try_get(1)?)))
}
