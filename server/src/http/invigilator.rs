//! The portal of the invigilators.

use super::{
    json_body::JsonBody,
    login::{AcceptedLogin, guarded, logged_in, logged_out},
    login_client::{LoginClient, ProofOfWorkHeader},
    session_info, validation,
};
use crate::{
    app::{App, SharedApp},
    auth::{self, Invigilator, Portal, Principal, TypedInvigilatorCode},
    center_zone::CenterZone,
    entry_window::EntryWindow,
    error::ApiError,
    login_throttle::LoginAttempt,
    store::{InvigilatorEntryRow, VerifiedCredential},
    work_pool::WorkKey,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::HeaderMap,
    response::Response,
};
use vigie_shared::{
    api::{CurrentInvigilator, ErrorBody, InvigilatorLoginRequest},
    ids::{AccountId, SessionId},
    limits::MAX_INVIGILATOR_NAME_CHARS,
};

/// A session, and who was right about a secret of it.
struct WatchedSession {
    id: SessionId,
    window: EntryWindow,
    zone: CenterZone,
    finalized: bool,
    cancelled: bool,
    name: String,
    /// Of a personal code.
    account: Option<AccountId>,
    credential: VerifiedCredential,
}

/// Log in to a session: with a personal code, or with the password of the session and a name.
#[utoipa::path(post, path = "/api/invigilator/login", tag = "invigilator",
    operation_id = "invigilator_log_in", request_body = InvigilatorLoginRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = CurrentInvigilator, description = "with the invigilator's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            personal_code_needed, outside_entry_window"),
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
    let (number, typed) = (request.session, request.personal_code.as_deref());
    let (watched, device) = match typed.and_then(TypedInvigilatorCode::from_text) {
        Some(code) => {
            let address = client.address;
            let attempt = LoginAttempt::of_named_invigilator(number, &code.selector(), address);
            let check = check_code(&app, WorkKey::network(address), number, code);
            guarded(&app, Portal::Invigilator, &client, attempt, check).await?
        }
        None => {
            let name = validation::line(&request.name, MAX_INVIGILATOR_NAME_CHARS)
                .map_err(|code| ApiError::field("name", code))?;
            let attempt = LoginAttempt::of_invigilator(number, client.address);
            let check = check_password(&app, number, &request.password, name);
            guarded(&app, Portal::Invigilator, &client, attempt, check).await?
        }
    };
    if watched.cancelled {
        return Err(ApiError::SessionCancelled);
    }
    if watched.finalized {
        return Err(ApiError::SessionFinalized);
    }
    if !watched.window.contains(app.clock.now()) {
        return Err(ApiError::OutsideEntryWindow(watched.window, watched.zone));
    }
    let session = watched.id;
    let body = CurrentInvigilator {
        name: watched.name.clone(),
        account: watched.account,
        login: None,
        session: session_info::load(&app, session).await?,
    };
    let principal = Principal::Invigilator {
        session,
        number,
        name: watched.name,
        account: watched.account,
    };
    let accepted = AcceptedLogin {
        principal,
        credential: watched.credential,
        device,
    };
    logged_in(&app, &client, accepted, body).await
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
        account: invigilator.account,
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

/// The session, when the password is its own and it accepts it.
async fn check_password(
    app: &App,
    number: u32,
    password: &str,
    name: String,
) -> Result<WatchedSession, ApiError> {
    let entry = app.store.invigilator_entry(number).await?;
    let entry = entry.ok_or(ApiError::EntryRefused)?;
    if !auth::same_code(password, &entry.invigilator_password) {
        return Err(ApiError::EntryRefused);
    }
    if entry.named_only {
        // Not an accepted login: that would forgive the guesses made before.
        return Err(ApiError::PersonalCodeNeeded);
    }
    let credential = VerifiedCredential::SessionPassword(entry.invigilator_password.clone());
    watched(&entry, (name, None), credential)
}

/// The session, when the personal code is that of somebody on its list. Without such a person,
/// or without such a session, a hash is computed as well: the time of the answer says nothing.
async fn check_code(
    app: &App,
    key: WorkKey,
    number: u32,
    code: TypedInvigilatorCode,
) -> Result<WatchedSession, ApiError> {
    let entry = app.store.invigilator_entry(number).await?;
    let person = match &entry {
        Some(entry) => {
            let selector = code.selector();
            let found = app.store.invigilator_credentials(entry.session, &selector);
            found.await?
        }
        None => None,
    };
    let hash = person.as_ref().map(|person| person.hash.clone());
    let is_correct = app.passwords.verify(key, code.into_secret(), hash).await?;
    match (entry, person) {
        (Some(entry), Some(person)) if is_correct => {
            let credential = VerifiedCredential::InvigilatorCode(person.hash);
            watched(&entry, (person.name, Some(person.id)), credential)
        }
        _ => Err(ApiError::EntryRefused),
    }
}

fn watched(
    entry: &InvigilatorEntryRow,
    (name, account): (String, Option<AccountId>),
    credential: VerifiedCredential,
) -> Result<WatchedSession, ApiError> {
    let around_its_day = EntryWindow::of_invigilators(&entry.held_on, &entry.held_at, &entry.zone)?;
    Ok(WatchedSession {
        id: entry.session,
        window: EntryWindow {
            allowed_until: entry.open_until,
            ..around_its_day
        },
        zone: entry.zone.clone(),
        finalized: entry.finalized,
        cancelled: entry.cancelled,
        name,
        account,
        credential,
    })
}
