//! The public door for whoever was shown a certificate.
//!
//! The code comes in the body, never in an address: addresses end up in logs and
//! histories. The page reads it from the fragment of the address in the QR code, which no
//! browser sends anywhere.

use super::{ApiError, ClientAddress, ErrorBody, error::Body};
use crate::{
    app::{App, SharedApp},
    results::{Head, Published},
};
use axum::{Json, extract::State};
use serde::Deserialize;
use sqlx::Row;
use utoipa::ToSchema;
use vigie_shared::{certificate::CertificateCode, ids::SessionId, view::VerifiedCertificate};

/// A code as typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    /// `P-XXXXXXXX`; case, spaces, hyphens and the prefix do not matter.
    code: String,
}

/// What this code stands for. Codes that do not exist, that are not published yet and that
/// cannot exist are answered alike, after the same look into the database.
#[utoipa::path(post, path = "/api/certificates/verify", tag = "public", request_body = Typed,
    responses(
        (status = OK, body = Object, description = "VerifiedCertificate of docs/RESULTS.md"),
        (status = FORBIDDEN, body = ErrorBody, description = "wrong_origin"),
        (status = NOT_FOUND, body = ErrorBody, description = "certificate_unknown"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
    ))]
pub(super) async fn verify(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    Body(typed): Body<Typed>,
) -> Result<Json<VerifiedCertificate>, ApiError> {
    app.limits.begin_guess(address, app.clock.now())?;
    let looked_up = look_up(&app, &typed).await;
    // Nor does it count when we cannot answer: whoever tried again while the database was
    // away must not wait once it is back.
    if !matches!(looked_up, Err(ApiError::CertificateUnknown)) {
        app.limits.guessed_right(address);
    }
    looked_up.map(Json)
}

async fn look_up(app: &App, typed: &Typed) -> Result<VerifiedCertificate, ApiError> {
    let code: Option<CertificateCode> = typed.code.parse().ok();
    let found = find(app, code.as_ref()).await?;
    let (Some(code), Some((session, seat))) = (code, found) else {
        return Err(ApiError::CertificateUnknown);
    };
    show(app, &code, session, seat).await
}

/// Whose certificate it is, if it is one whose session is published.
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
    let session = session
        .parse()
        .map_err(|error: uuid::Error| ApiError::internal(error))?;
    Ok(Some((session, row.try_get(1)?)))
}

/// The certificate with this code. Unknown, too, when the person behind it was erased.
async fn show(
    app: &App,
    code: &CertificateCode,
    session: SessionId,
    seat: i64,
) -> Result<VerifiedCertificate, ApiError> {
    let head = Head::load(&app.store, session).await?;
    let head = head.ok_or(ApiError::CertificateUnknown)?;
    let published = Published::of(&app.store, head).await?;
    let published = published.ok_or(ApiError::CertificateUnknown)?;
    let candidates = app.store.candidates(session).await?;
    let holder = candidates.iter().find(|row| row.seat == seat);
    let result = published
        .closing
        .result(holder.ok_or(ApiError::CertificateUnknown)?)?;
    published
        .verified(code, result)
        .ok_or(ApiError::CertificateUnknown)
}
