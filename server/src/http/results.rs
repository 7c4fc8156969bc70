//! A candidate's own result.

use super::{
    download::{Download, LangQuery},
    render,
};
use crate::{
    app::{App, SharedApp},
    auth::{Candidate, ProvenCandidate},
    error::ApiError,
    results::PublishedResults,
    store::CandidateRow,
};
use axum::{Json, extract::State};
use vigie_shared::api::{CandidateResult, ErrorBody};

/// The result of the candidate who is logged in, whatever the outcome, once it is published.
/// The login must have proved who it is: by the identifier, by the personal code, or because
/// the test ended on this device.
#[utoipa::path(get, path = "/api/candidate/{session}/result", tag = "candidate",
    operation_id = "candidate_result", security(("candidate" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    responses(
        (status = OK, body = CandidateResult),
        (status = FORBIDDEN, body = ErrorBody, description = "not_published, \
            identifier_needed: the login proved no more than the code of the room"),
        (status = NOT_FOUND, body = ErrorBody, description = "the candidate was erased"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn show(
    State(app): State<SharedApp>,
    ProvenCandidate(candidate): ProvenCandidate,
) -> Result<Json<CandidateResult>, ApiError> {
    let (published, me) = own_result(&app, &candidate).await?;
    let result = published.results.of_candidate(&me)?;
    let result = published.candidate(result);
    Ok(Json(result.ok_or(ApiError::ResultWithheld)?))
}

/// The certificate of the candidate who is logged in.
#[utoipa::path(get, path = "/api/candidate/{session}/certificate.pdf", tag = "candidate",
    operation_id = "candidate_certificate", security(("candidate" = [])),
    params(("session" = u32, Path, description = "number of the session"), LangQuery),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = FORBIDDEN, body = ErrorBody, description = "not_published, \
            identifier_needed: the login proved no more than the code of the room"),
        (status = NOT_FOUND, body = ErrorBody, description = "the outcome comes without one"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn certificate(
    State(app): State<SharedApp>,
    ProvenCandidate(candidate): ProvenCandidate,
    lang: LangQuery,
) -> Result<Download, ApiError> {
    let (published, me) = own_result(&app, &candidate).await?;
    render::certificate(app, candidate.work_key(), published, me, lang).await
}

/// The published results of a candidate's session, and the row of the candidate in it.
async fn own_result(
    app: &App,
    candidate: &Candidate,
) -> Result<(PublishedResults, CandidateRow), ApiError> {
    let head = app.store.session_header(candidate.session).await?;
    let head = head.ok_or(ApiError::NotFound)?;
    let published = PublishedResults::load(&app.store, head).await?;
    let published = published.ok_or(ApiError::ResultWithheld)?;
    let me = app
        .store
        .candidate(candidate.session, candidate.seat)
        .await?;
    Ok((published, me.ok_or(ApiError::NotFound)?))
}
