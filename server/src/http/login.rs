//! What the logins of the three portals share.

use super::login_client::{LoginClient, set_device_cookie};
use crate::{
    app::{App, SharedApp},
    audit::{AuditAction, AuditEntry},
    auth::{self, LoginError, Portal, Principal},
    error::ApiError,
    login_throttle::{DeviceCookie, LoginAttempt},
    store::VerifiedCredential,
};
use axum::{
    Json,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use serde::Serialize;
use vigie_shared::ids::CenterId;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Checks credentials as one attempt of the throttle; gives what `check` returns and the
/// cookie of the device. `check` starts only when the attempt is let through; accepted
/// credentials take back what was counted, and errors that say nothing about a guess do too.
/// Refused ones, ones that lack a factor, and a request that hangs up stay counted.
///
/// # Errors
/// `too_many_attempts`, `proof_of_work_needed`, or what `check` returns.
pub(super) async fn guarded<T>(
    app: &App,
    portal: Portal,
    client: &LoginClient,
    attempt: LoginAttempt,
    check: impl Future<Output = Result<T, ApiError>>,
) -> Result<(T, DeviceCookie), ApiError> {
    let now = app.clock.now();
    let tokens = client.tokens(Some(portal));
    let reservation = app.login_throttle.reserve(attempt.clone(), &tokens, now)?;
    match check.await {
        Ok(found) => Ok((found, reservation.succeeded()?)),
        Err(refusal) => {
            if !refusal.is_wrong_guess() {
                reservation.release();
            } else if let Some(failures) = reservation.failed() {
                record_failures(app, portal, &attempt, failures).await;
            }
            Err(refusal)
        }
    }
}

/// Writes that log-ins have been refused, so often by now. Only where there is something to
/// guess: a guesser may type any number and any address. It is looked for in any case, and the
/// line is written while the answer goes out: how long that takes must not tell what exists.
async fn record_failures(app: &App, portal: Portal, attempt: &LoginAttempt, failures: u32) {
    let entry = AuditEntry::by_stranger(AuditAction::LogIn, portal)
        .from(attempt.address())
        .refused();
    let subject = format!("failures in 5 minutes: {failures}");
    let (entry, center) = match about_guessed(app, attempt, entry, subject).await {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(error) => {
            tracing::error!(%error, "refused log-ins not put on record");
            return;
        }
    };
    if app
        .login_throttle
        .takes_line(center, failures, app.clock.now())
    {
        let audit = app.audit.clone();
        // Tracked: a server that stops waits for it.
        app.sockets.spawn(async move { audit.record(entry).await });
    }
}

/// The entry, about the session or the account where somebody guesses, and its center; none
/// when it does not exist.
async fn about_guessed(
    app: &App,
    attempt: &LoginAttempt,
    entry: AuditEntry,
    subject: String,
) -> Result<Option<(AuditEntry, CenterId)>, sqlx::Error> {
    if let Some(number) = attempt.session() {
        let found = app.store.session_with_number(number).await?;
        let about = |(session, center)| {
            let entry = entry.session(session).center(center).subject(subject);
            (entry, center)
        };
        return Ok(found.map(about));
    }
    let Some(email) = attempt.account() else {
        return Ok(None);
    };
    let found = app.store.account_with_email(email).await?;
    Ok(found.map(|account| {
        let subject = format!("account {}, {subject}", account.id);
        let entry = entry.center(account.center).subject(subject);
        (entry, account.center)
    }))
}

/// Credentials that were right.
pub(super) struct AcceptedLogin {
    pub(super) principal: Principal,
    /// What they were compared with.
    pub(super) credential: VerifiedCredential,
    /// The device is known from now on.
    pub(super) device: DeviceCookie,
}

/// Starts a login and answers with its cookie, that of the device, and `body`. A browser that
/// is logged in to too many sessions leaves the oldest one.
///
/// # Errors
/// `entry_refused`, `login_refused` when the credentials are good no longer; or when the login
/// cannot be written.
pub(super) async fn logged_in(
    app: &App,
    client: &LoginClient,
    accepted: AcceptedLogin,
    body: impl Serialize,
) -> Result<Response, ApiError> {
    let AcceptedLogin {
        principal,
        credential,
        device,
    } = accepted;
    let started = auth::start_login(app, &principal, credential, client.label()).await;
    let login = match (started, principal.portal()) {
        (Err(LoginError::CredentialChanged), Portal::Referent) => {
            return Err(ApiError::LoginRefused);
        }
        (Err(LoginError::CredentialChanged), _) => return Err(ApiError::EntryRefused),
        (started, _) => started?,
    };
    // The login first: programs take the first cookie.
    let mut cookies = vec![login, set_device_cookie(principal.portal(), &device)];
    cookies.extend(auth::end_surplus_logins(app, &principal, client.headers()).await?);
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
    let headers = [
        (header::SET_COOKIE, cookie),
        // Pages kept for the Back button. Not "cookies" and not "storage": another portal, or
        // another session whose commands are not sent yet, may be open in this browser.
        (CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\"")),
    ];
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}
