//! Certificates of a session. Only of published results: a certificate names the day of
//! the publication.

use super::door::own_published;
use crate::{
    app::SharedApp,
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        download::{Content, Download, Lang},
        press::{self, made},
    },
    results::{
        Published, ResultError,
        papers::{self, Scheme, render_options},
    },
    store::CandidateRow,
};
use axum::extract::{Path, State, rejection::PathRejection};
use vigie_documents::{Certificate, CertificateFile};
use vigie_shared::ids::SessionId;

/// One certificate.
#[utoipa::path(get, path = "/api/sessions/{id}/certificates/{file}", tag = "referent",
    params(("id" = String, Path), ("file" = String, Path, description = "`<seat>.pdf`"),
        ("lang" = Option<String>, Query, description = "fr, en")),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody, description = "no such session, seat or \
            certificate"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
pub(in crate::http) async fn certificate(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, String)>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let Path((id, file)) = path?;
    let published = own_published(&app, &referent, Ok(Path(id))).await?;
    let seat = file.strip_suffix(".pdf").and_then(|seat| seat.parse().ok());
    let seat: i64 = seat.ok_or(ApiError::NotFound)?;
    let candidates = app.store.candidates(id).await?;
    let holder = candidates.into_iter().find(|row| row.seat == seat);
    press::certificate(app, published, holder.ok_or(ApiError::NotFound)?, lang).await
}

/// All certificates in one file.
#[utoipa::path(get, path = "/api/sessions/{id}/certificates.pdf", tag = "referent",
    params(("id" = String, Path), ("lang" = Option<String>, Query, description = "fr, en")),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody, description = "no such session, or nobody has a \
            certificate"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
pub(in crate::http) async fn certificates(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let published = own_published(&app, &referent, id).await?;
    let candidates = app.store.candidates(published.head.id).await?;
    let file = made(lang, move |words| {
        let certificates = all(&published, &candidates, press::scheme(&app))?;
        if certificates.is_empty() {
            return Err(ApiError::NotFound);
        }
        let file = CertificateFile {
            session: published.head.number.to_string(),
            certificates,
        };
        let bytes =
            vigie_documents::render_certificates(&file, &render_options(lang.0, published.at));
        Ok(Download {
            kind: words.text("file-certificates"),
            session: published.head.number,
            content: Content::Pdf(bytes.map_err(ResultError::from)?),
        })
    });
    file.await
}

fn all(
    published: &Published,
    candidates: &[CandidateRow],
    scheme: Scheme<'_>,
) -> Result<Vec<Certificate>, ResultError> {
    let results = published.closing.results(candidates)?;
    let papers = results
        .into_iter()
        .map(|result| papers::certificate(published, result, scheme));
    papers.filter_map(Result::transpose).collect()
}
