//! The referents' door.

use super::{ApiError, ClientAddress, ErrorBody, error::Body};
use crate::{
    app::{App, SharedApp},
    auth::{self, Attempt, Door, Referent, Visitor},
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
use uuid::Uuid;

/// What a referent types to log in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Login {
    email: String,
    password: String,
}

/// Who I am and for which center.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    name: String,
    email: String,
    center: Center,
}

/// A certification center.
#[derive(Debug, Serialize, ToSchema)]
struct Center {
    name: String,
    /// `SCO`, `SUP` or `PRO`.
    kind: String,
}

/// Log in.
#[utoipa::path(post, path = "/api/referent/login", tag = "referent", request_body = Login,
    responses(
        (status = OK, body = Me, description = "with the referent's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "login_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "wrong_origin"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
    ))]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    Body(login): Body<Login>,
) -> Result<impl IntoResponse, ApiError> {
    let email = login.email.trim().to_lowercase();
    let attempt = Attempt::at_account(Door::Referent, &email, address);
    let now = app.clock.now();
    app.limits.begin(&attempt, now)?;
    let found = find(&app, &email).await?;
    let (id, hash) = found.unzip();
    let right = auth::verify_password(login.password, hash).await?;
    let Some(id) = id.filter(|_| right) else {
        app.limits.failed(&attempt, now);
        return Err(ApiError::LoginRefused);
    };
    app.limits.succeeded(&attempt);
    let cookie = auth::let_in(&app, Visitor::Referent { id }).await?;
    let me = about(&app, id).await?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(me)))
}

/// Who am I?
#[utoipa::path(get, path = "/api/referent/me", tag = "referent", responses(
    (status = OK, body = Me), (status = UNAUTHORIZED, body = ErrorBody)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<Me>, ApiError> {
    Ok(Json(about(&app, referent.id).await?))
}

/// Log out.
#[utoipa::path(post, path = "/api/referent/logout", tag = "referent",
    responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let cookie = auth::log_out(&app, Door::Referent, &headers).await?;
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(header::SET_COOKIE, cookie)]),
    ))
}

async fn find(app: &App, email: &str) -> Result<Option<(Uuid, String)>, ApiError> {
    let row = sqlx::query("select id, password_hash from referent where email = $1")
        .bind(email)
        .fetch_optional(app.store.pool())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Uuid::parse_str(row.try_get(0)?).map_err(ApiError::internal)?;
    Ok(Some((id, row.try_get(1)?)))
}

async fn about(app: &App, id: Uuid) -> Result<Me, ApiError> {
    let row = sqlx::query(
        "select referent.name, referent.email, center.name, center.kind \
         from referent join center on center.id = referent.center_id where referent.id = $1",
    )
    .bind(id.hyphenated().to_string())
    .fetch_optional(app.store.pool())
    .await?
    .ok_or(ApiError::NotFound)?;
    let center = Center {
        name: row.try_get(2)?,
        kind: row.try_get(3)?,
    };
    Ok(Me {
        name: row.try_get(0)?,
        email: row.try_get(1)?,
        center,
    })
}
