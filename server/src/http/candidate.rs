//! The portal of the candidates.

use super::{
    door,
    json_body::JsonBody,
    login::{AcceptedLogin, guarded, logged_in, logged_out},
    login_client::{LoginClient, ProofOfWorkHeader},
    session_info,
};
use crate::{
    app::{App, SharedApp},
    auth::{self, Candidate, LoginAssurance, Portal, Principal},
    entry_window::EntryWindow,
    error::ApiError,
    login_throttle::LoginAttempt,
    roster::{identity, parse_date},
    store::{CandidateEntryRow, VerifiedCredential},
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::HeaderMap,
    response::Response,
};
use jiff::civil::Date;
use vigie_shared::api::{
    CandidateLoginRequest, CandidateLoginResponse, CurrentCandidate, ErrorBody,
};

/// Log in to a session.
#[utoipa::path(post, path = "/api/candidate/login", tag = "candidate",
    operation_id = "candidate_log_in", request_body = CandidateLoginRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = CandidateLoginResponse, description = "with the candidate's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled, personal_code_needed, identifier_needed, outside_entry_window"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    client: LoginClient,
    JsonBody(request): JsonBody<CandidateLoginRequest>,
) -> Result<Response, ApiError> {
    let birthdate = parse_date(request.birthdate.trim()).ok_or(ApiError::EntryRefused)?;
    let matching = find(&app, &request, birthdate).await?;
    // However somebody is spelled, guesses at them count at one key: that of who is enrolled.
    let key = match matching.first() {
        Some(candidate) => candidate.identity.clone(),
        None => identity(&request.first_name, &request.last_name, birthdate),
    };
    let attempt = LoginAttempt::of_candidate(request.session, &key, client.address);
    let attempt = match has_own_secret(&request) {
        true => attempt,
        false => attempt.with_short_secret(),
    };
    let credentials = async { check(&request, matching) };
    let guarded = guarded(&app, Portal::Candidate, &client, attempt, credentials).await;
    if let Err(ApiError::EntryRefused) = &guarded {
        door::note_refused(&app, &request);
    }
    let ((candidate, proved), device) = guarded?;
    if candidate.cancelled {
        return Err(ApiError::SessionCancelled);
    }
    let around_its_day =
        EntryWindow::of_candidates(&candidate.held_on, &candidate.held_at, &candidate.zone)?;
    let window = EntryWindow {
        allowed_until: candidate.open_until,
        ..around_its_day
    };
    match (candidate.finalized, candidate.published) {
        // For the result: there is no hurry.
        (_, true) => {}
        (true, false) => return Err(ApiError::SessionFinalized),
        (false, false) if window.contains(app.clock.now()) => {}
        (false, false) => return Err(ApiError::OutsideEntryWindow(window, candidate.zone)),
    }
    let principal = Principal::Candidate {
        session: candidate.session,
        number: request.session,
        seat: candidate.seat,
        proved,
    };
    let credential = VerifiedCredential::Candidate {
        access_code: candidate.access_code,
        personal_code: candidate.personal_code,
        external_id: candidate.person.external_id,
        identity: candidate.identity,
        finalized: candidate.finalized,
    };
    let body = CandidateLoginResponse {
        first_name: candidate.person.first_name,
        last_name: candidate.person.last_name,
    };
    let accepted = AcceptedLogin {
        principal,
        credential,
        device,
    };
    logged_in(&app, &client, accepted, body).await
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/candidate/{session}/me", tag = "candidate",
    operation_id = "candidate_me", security(("candidate" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = OK, body = CurrentCandidate)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    candidate: Candidate,
) -> Result<Json<CurrentCandidate>, ApiError> {
    let row = app
        .store
        .candidate(candidate.session, candidate.seat)
        .await?;
    let row = row.ok_or(ApiError::NotFound)?;
    Ok(Json(CurrentCandidate {
        first_name: row.person.first_name,
        last_name: row.person.last_name,
        device: candidate.device,
        session: session_info::load(&app, candidate.session).await?,
    }))
}

/// Log out. The seat stays: to come back needs the code, and the authorization of an
/// invigilator if the test runs.
#[utoipa::path(post, path = "/api/candidate/{session}/logout", tag = "candidate",
    operation_id = "candidate_log_out",
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    session: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(session) = session?;
    logged_out(app, Portal::Candidate, Some(session), headers).await
}

/// The candidates of the session who have these names and this birthdate, by seat: mostly one
/// or none.
async fn find(
    app: &App,
    request: &CandidateLoginRequest,
    birthdate: Date,
) -> Result<Vec<CandidateEntryRow>, ApiError> {
    let birthdate = birthdate.to_string();
    let mut matching = app
        .store
        .candidate_entries(request.session, &birthdate)
        .await?;
    matching.retain(|candidate| {
        let names = candidate.person.enrolled_names();
        names.are_typed(&request.first_name, &request.last_name)
    });
    Ok(matching)
}

/// The candidate, when the codes are right, and what the codes prove.
fn check(
    request: &CandidateLoginRequest,
    matching: Vec<CandidateEntryRow>,
) -> Result<(CandidateEntryRow, LoginAssurance), ApiError> {
    let first = matching.first().ok_or(ApiError::EntryRefused)?;
    if !auth::same_code(&request.access_code, &first.access_code) {
        return Err(ApiError::EntryRefused);
    }
    let candidate = distinguished(request, matching)?;
    if has_personal_code(request, &candidate)? {
        return Ok((candidate, LoginAssurance::PersonalCode));
    }
    if candidate.published {
        check_identifier(
            request.external_id.as_deref(),
            &candidate.person.external_id,
        )?;
        return Ok((candidate, LoginAssurance::Identifier));
    }
    if candidate.personal_code.is_some() {
        // Not an accepted login: that would forgive the guesses made before.
        return Err(ApiError::PersonalCodeNeeded);
    }
    Ok((candidate, LoginAssurance::Code))
}

/// Was anything typed besides what the whole room knows?
fn has_own_secret(request: &CandidateLoginRequest) -> bool {
    let typed = [&request.personal_code, &request.external_id];
    let typed = typed.into_iter().flatten();
    typed
        .map(|text| without_separators(text))
        .any(|text| !text.is_empty())
}

/// The one of several people whose names match: by something that is their own. Names that two
/// people answer to open no seat.
fn distinguished(
    request: &CandidateLoginRequest,
    mut matching: Vec<CandidateEntryRow>,
) -> Result<CandidateEntryRow, ApiError> {
    if matching.len() > 1 {
        let by_code = |one: &CandidateEntryRow| has_personal_code(request, one).unwrap_or(false);
        let identifier = request.external_id.as_deref();
        let by_identifier =
            |one: &CandidateEntryRow| check_identifier(identifier, &one.person.external_id).is_ok();
        if !has_own_secret(request) {
            return Err(ApiError::IdentifierNeeded);
        }
        matching.retain(|one| by_code(one) || by_identifier(one));
    }
    match (matching.pop(), matching.is_empty()) {
        (Some(candidate), true) => Ok(candidate),
        _ => Err(ApiError::EntryRefused),
    }
}

/// Whether the personal code was given. A wrong one is refused; of a session without such
/// codes none is right or wrong.
fn has_personal_code(
    request: &CandidateLoginRequest,
    candidate: &CandidateEntryRow,
) -> Result<bool, ApiError> {
    let typed = request.personal_code.as_deref().map(without_separators);
    let typed = typed.filter(|typed| !typed.is_empty());
    match (typed, &candidate.personal_code) {
        (Some(typed), Some(known)) if auth::same_code(&typed, known) => Ok(true),
        (Some(_), Some(_)) => Err(ApiError::EntryRefused),
        (None, _) | (_, None) => Ok(false),
    }
}

/// In the room an invigilator looks at who comes; the access code is known to the whole
/// class. A published result needs something that is the candidate's own.
pub(super) fn check_identifier(typed: Option<&str>, known: &str) -> Result<(), ApiError> {
    let typed = typed.map(without_separators);
    let known = without_separators(known);
    match typed.filter(|typed| !typed.is_empty()) {
        // Not an accepted login: that would forgive the guesses made before.
        None => Err(ApiError::IdentifierNeeded),
        Some(typed) if known.is_empty() || !auth::same_code(&typed, &known) => {
            Err(ApiError::EntryRefused)
        }
        Some(_) => Ok(()),
    }
}

/// An identifier without what people put between its groups.
fn without_separators(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
