//! What the logins of the three portals share.

use crate::{
    app::{App, SharedApp},
    auth::{self, LoginAttempt, Portal, Principal},
    error::ApiError,
};
use axum::{
    Json,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use serde::Serialize;

/// Checks credentials as one attempt of the throttle. `check` starts only when the attempt
/// is let through; refused credentials count as a failure, accepted ones take back what was
/// reserved, and any other error is neither: it says nothing about a guess.
///
/// # Errors
/// `too_many_attempts`, or what `check` returns.
pub(super) async fn guarded<T>(
    app: &App,
    attempt: LoginAttempt,
    check: impl Future<Output = Result<T, ApiError>>,
) -> Result<T, ApiError> {
    let now = app.clock.now();
    app.login_throttle.reserve(&attempt, now)?;
    let checked = check.await;
    match &checked {
        Ok(_) => app.login_throttle.succeeded(&attempt),
        Err(ApiError::EntryRefused | ApiError::LoginRefused) => {
            app.login_throttle.failed(&attempt, now);
        }
        Err(_) => {}
    }
    checked
}

/// Starts the login of `principal` and answers with its cookie and `body`. `headers` are those
/// of the request: a browser that is logged in to too many sessions leaves the oldest one.
///
/// # Errors
/// When the login cannot be written.
pub(super) async fn logged_in(
    app: &App,
    headers: &HeaderMap,
    principal: Principal,
    body: impl Serialize,
) -> Result<Response, ApiError> {
    let mut cookies = auth::end_surplus_logins(app, &principal, headers).await?;
    cookies.insert(0, auth::start_login(app, principal).await?);
    let cookies = cookies
        .into_iter()
        .map(|cookie| (header::SET_COOKIE, cookie));
    Ok((AppendHeaders(cookies), Json(body)).into_response())
}

/// Ends the login to a session that a request came with, at this portal. Succeeds without one
/// too.
///
/// # Errors
/// When the database does not take it.
pub(super) async fn logged_out(
    app: SharedApp,
    portal: Portal,
    session: Option<u32>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let cookie = auth::end_login(&app, portal, session, &headers).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}
