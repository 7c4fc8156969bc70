//! A candidate proves on a login that is there who they are.

use super::{
    candidate::check_identifier,
    json_body::JsonBody,
    login::guarded,
    login_client::{LoginClient, ProofOfWorkHeader},
    session_info,
};
use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{Candidate, LoginAssurance, Portal},
    error::ApiError,
    login_throttle::LoginAttempt,
    store::LoginChange,
};
use axum::{extract::State, http::StatusCode};
use vigie_shared::{
    api::{ErrorBody, IdentifyCandidateRequest},
    ids::LoginId,
};

/// Give the identifier of the roster, which the result of a candidate asks for. Counts as an
/// attempt to log in.
#[utoipa::path(post, path = "/api/candidate/{session}/identify", tag = "candidate",
    operation_id = "identify_candidate", security(("candidate" = [])),
    request_body = IdentifyCandidateRequest,
    params(("session" = u32, Path, description = "number of the session"), ProofOfWorkHeader),
    responses(
        (status = NO_CONTENT, description = "the result may be asked for"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "identifier_needed: it is empty"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn identify(
    State(app): State<SharedApp>,
    candidate: Candidate,
    client: LoginClient,
    JsonBody(request): JsonBody<IdentifyCandidateRequest>,
) -> Result<StatusCode, ApiError> {
    let session = session_info::load(&app, candidate.session).await?;
    let enrolled = app
        .store
        .candidate(candidate.session, candidate.seat)
        .await?;
    let enrolled = enrolled.ok_or(ApiError::NotFound)?;
    // The same person at the same session as at the login: guesses made there count here.
    let attempt = LoginAttempt::of_candidate(session.number, &enrolled.identity, client.address);
    let typed = Some(&*request.external_id);
    let check = async { check_identifier(typed, &enrolled.person.external_id) };
    let entry =
        AuditEntry::by_candidate(AuditAction::IdentifyCandidate, &candidate).from(client.address);
    if let Err(error) = guarded(&app, Portal::Candidate, &client, attempt, check).await {
        app.audit.record(entry.refused()).await;
        return Err(error);
    }
    let login = LoginId(candidate.device.0);
    let proved = LoginChange::Proved(LoginAssurance::Identifier.name());
    app.store.change_login(login, proved).await?;
    app.audit.record(entry).await;
    Ok(StatusCode::NO_CONTENT)
}
