//! The certificate of one candidate, for a referent.

use super::scope::own_published_session;
use crate::{
    app::SharedApp,
    auth::ConfirmedReferent,
    error::ApiError,
    http::{
        download::{Download, LangQuery},
        render,
    },
};
use axum::extract::{Path, State, rejection::PathRejection};
use vigie_shared::{api::ErrorBody, ids::SessionId};

/// One certificate, once published.
#[utoipa::path(get, path = "/api/sessions/{id}/certificates/{file}", tag = "referent",
    operation_id = "session_certificate", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"),
        ("file" = String, Path, description = "`<seat>.pdf`"), LangQuery),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: no such session, seat or \
            certificate"),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn certificate(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    path: Result<Path<(SessionId, String)>, PathRejection>,
    lang: LangQuery,
) -> Result<Download, ApiError> {
    let Path((id, file)) = path?;
    let published = own_published_session(&app, &referent, Ok(Path(id))).await?;
    let seat = file.strip_suffix(".pdf").and_then(|seat| seat.parse().ok());
    let seat: i64 = seat.ok_or(ApiError::NotFound)?;
    let candidates = app.store.candidates(id).await?;
    let holder = candidates.into_iter().find(|row| row.seat == seat);
    let holder = holder.ok_or(ApiError::NotFound)?;
    render::certificate(app, referent.work_key(), published, holder, lang).await
}
