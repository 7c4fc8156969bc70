//! Public verification of certificates.
//!
//! The code comes in the body, never in an address: addresses are kept in logs and
//! histories. The page reads it from the fragment of the address in the QR code, which no
//! browser sends anywhere.

use super::{
    json_body::JsonBody,
    login_client::{LoginClient, ProofOfWorkHeader},
};
use crate::{
    app::{App, SharedApp},
    error::ApiError,
    login_throttle::LoginAttempt,
    results::{EndedCertificate, PublishedResults},
    store::FoundCertificate,
    work_pool::{WorkKey, WorkKind},
};
use axum::{Json, extract::State};
use vigie_shared::{
    api::{ErrorBody, VerifiedCertificate, VerifyCertificateRequest},
    certificate::CertificateCode,
};

/// Verify a certificate by its code. Codes that do not exist, that are not published yet and that
/// cannot exist are answered alike, after the same look into the database.
#[utoipa::path(post, path = "/api/certificates/verify", tag = "public",
    operation_id = "verify_certificate", request_body = VerifyCertificateRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = VerifiedCertificate),
        (status = NOT_FOUND, body = ErrorBody, description = "certificate_unknown"),
        (status = GONE, body = ErrorBody, description = "certificate_replaced, \
            certificate_cancelled; `detail` says since when"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn verify(
    State(app): State<SharedApp>,
    client: LoginClient,
    JsonBody(request): JsonBody<VerifyCertificateRequest>,
) -> Result<Json<VerifiedCertificate>, ApiError> {
    let key = WorkKey::network(client.address);
    let attempt = LoginAttempt::at_verification(client.address);
    let tokens = client.tokens(None);
    let now = app.clock.now();
    let reservation = app.login_throttle.reserve(attempt, &tokens, now)?;
    let looked_up = look_up(&app, key, &request.code).await;
    match &looked_up {
        Err(ApiError::CertificateUnknown) => {
            reservation.failed();
        }
        // A right code does not count, but forgives nothing: it would buy many guesses. A
        // failure of the database does not count either: who retried while it was away must
        // not pay once it is back.
        _ => reservation.release(),
    }
    looked_up.map(Json)
}

async fn look_up(app: &App, key: WorkKey, typed: &str) -> Result<VerifiedCertificate, ApiError> {
    let code: Option<CertificateCode> = typed.parse().ok();
    let found = app.store.published_certificate(code.as_ref()).await?;
    let (Some(code), Some(found)) = (code, found) else {
        return Err(ApiError::CertificateUnknown);
    };
    let decided = found.decided;
    if let Some(known) = app.verifications.get(&code, decided, app.clock.now()) {
        return Ok(known);
    }
    let verified = show(app, key, &code, found).await?;
    app.verifications.keep(&verified, decided, app.clock.now());
    Ok(verified)
}

/// The certificate with this code, when it is the turn of `key`: the deciding rows of a whole
/// session are read for it. Unknown, too, when the person behind it was erased. What is not good
/// any more is said without a word about whose it was.
async fn show(
    app: &App,
    key: WorkKey,
    code: &CertificateCode,
    FoundCertificate { session, seat, .. }: FoundCertificate,
) -> Result<VerifiedCertificate, ApiError> {
    let _turn = app.work.turn(key, WorkKind::Verification).await?;
    let head = app.store.session_header(session).await?;
    let head = head.ok_or(ApiError::CertificateUnknown)?;
    let published = PublishedResults::load(&app.store, head).await?;
    let published = published.ok_or(ApiError::CertificateUnknown)?;
    let holder = app.store.candidate(session, seat).await?;
    let holder = holder.ok_or(ApiError::CertificateUnknown)?;
    let result = published.results.of_candidate(&holder)?;
    if let Some(verified) = published.verified(code, result) {
        return Ok(verified);
    }
    Err(match published.results.ended_certificate(&holder, code) {
        Some(EndedCertificate::Replaced(at)) => ApiError::CertificateReplaced(at),
        Some(EndedCertificate::Cancelled(at)) => ApiError::CertificateCancelled(at),
        None => ApiError::CertificateUnknown,
    })
}
