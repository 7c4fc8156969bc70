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
    results::{PublishedResults, SessionHeader},
    work_pool::{WorkKey, WorkKind},
};
use axum::{Json, extract::State};
use sqlx::Row;
use vigie_shared::{
    api::{ErrorBody, VerifiedCertificate, VerifyCertificateRequest},
    certificate::CertificateCode,
    ids::SessionId,
};

/// Verify a certificate by its code. Codes that do not exist, that are not published yet and that
/// cannot exist are answered alike, after the same look into the database.
#[utoipa::path(post, path = "/api/certificates/verify", tag = "public",
    operation_id = "verify_certificate", request_body = VerifyCertificateRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = VerifiedCertificate),
        (status = NOT_FOUND, body = ErrorBody, description = "certificate_unknown"),
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
    let found = find(app, code.as_ref()).await?;
    let (Some(code), Some((session, seat))) = (code, found) else {
        return Err(ApiError::CertificateUnknown);
    };
    if let Some(known) = app.verifications.get(&code, app.clock.now()) {
        return Ok(known);
    }
    let verified = show(app, key, &code, session, seat).await?;
    app.verifications.keep(&verified, app.clock.now());
    Ok(verified)
}

/// Session and seat of the certificate, if the results of the session are published.
async fn find(
    app: &App,
    code: Option<&CertificateCode>,
) -> Result<Option<(SessionId, i64)>, ApiError> {
    // What cannot be a code is looked for as well, as one that no certificate has.
    let code = code.map_or("P-00000000", CertificateCode::as_str);
    let row = sqlx::query(
        "select certificate.session_id, certificate.seat \
         from certificate join session on session.id = certificate.session_id \
         where certificate.code = $1 and session.published_at is not null",
    )
    .bind(code)
    .fetch_optional(app.store.pool())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let session: &str = row.try_get(0)?;
    Ok(Some((session.parse()?, row.try_get(1)?)))
}

/// The certificate with this code, when it is the turn of `key`: the closing row of a whole
/// session is read for it. Unknown, too, when the person behind it was erased.
async fn show(
    app: &App,
    key: WorkKey,
    code: &CertificateCode,
    session: SessionId,
    seat: i64,
) -> Result<VerifiedCertificate, ApiError> {
    let _turn = app.work.turn(key, WorkKind::Verification).await?;
    let head = SessionHeader::load(&app.store, session).await?;
    let head = head.ok_or(ApiError::CertificateUnknown)?;
    let published = PublishedResults::load(&app.store, head).await?;
    let published = published.ok_or(ApiError::CertificateUnknown)?;
    let candidates = app.store.candidates(session).await?;
    let holder = candidates.iter().find(|row| row.seat == seat);
    let result = published
        .results
        .of_candidate(holder.ok_or(ApiError::CertificateUnknown)?)?;
    published
        .verified(code, result)
        .ok_or(ApiError::CertificateUnknown)
}
