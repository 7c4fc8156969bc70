//! A candidate proves on a login that is there who they are.

use super::{
    candidate::check_identifier,
    json_body::JsonBody,
    login::guarded,
    login_client::{LoginClient, ProofOfWorkHeader},
};
use crate::{
    app::{App, SharedApp},
    audit::{AuditAction, AuditEntry},
    auth::{Assurance, Candidate, Portal},
    error::ApiError,
    login_throttle::LoginAttempt,
    store::LoginChange,
};
use axum::{extract::State, http::StatusCode};
use sqlx::Row;
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
    let enrolled = find(&app, &candidate).await?;
    // The same person at the same session as at the login: guesses made there count here.
    let attempt = LoginAttempt::of_candidate(enrolled.number, &enrolled.identity, client.address);
    let typed = Some(&*request.external_id);
    let check = async { check_identifier(typed, &enrolled.external_id) };
    let entry =
        AuditEntry::by_candidate(AuditAction::IdentifyCandidate, &candidate).from(client.address);
    if let Err(error) = guarded(&app, Portal::Candidate, &client, attempt, check).await {
        app.audit.record(entry.refused()).await;
        return Err(error);
    }
    let login = LoginId(candidate.device.0);
    let proved = LoginChange::Proved(Assurance::Identifier.name());
    app.store.change_login(login, proved).await?;
    app.audit.record(entry).await;
    Ok(StatusCode::NO_CONTENT)
}

/// What the roster has of a candidate.
struct RosterIdentity {
    number: u32,
    identity: String,
    external_id: String,
}

async fn find(app: &App, candidate: &Candidate) -> Result<RosterIdentity, ApiError> {
    let row = sqlx::query(
        "select session.number, candidate.identity, candidate.external_id \
         from candidate join session on session.id = candidate.session_id \
         where candidate.session_id = $1 and candidate.seat = $2",
    )
    .bind(candidate.session.to_string())
    .bind(i64::from(candidate.seat.0))
    .fetch_optional(app.store.pool())
    .await?
    .ok_or(ApiError::NotFound)?;
    Ok(RosterIdentity {
        number: u32::try_from(row.try_get::<i64, _>(0)?)?,
        identity: row.try_get(1)?,
        external_id: row.try_get(2)?,
    })
}
