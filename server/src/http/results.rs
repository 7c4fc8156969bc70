//! A candidate's own result.

use super::{
    ApiError, ErrorBody,
    download::{Download, Lang},
    press,
};
use crate::{
    app::{App, SharedApp},
    auth::Candidate,
    results::{Head, Published},
    store::CandidateRow,
};
use axum::{Json, extract::State};
use vigie_shared::view::CandidateResult;

/// My result, whatever the outcome, once it is published.
#[utoipa::path(get, path = "/api/candidate/result", tag = "candidate", responses(
    (status = OK, body = Object, description = "CandidateResult of docs/RESULTS.md"),
    (status = UNAUTHORIZED, body = ErrorBody),
    (status = FORBIDDEN, body = ErrorBody, description = "not_published"),
))]
pub(super) async fn show(
    State(app): State<SharedApp>,
    candidate: Candidate,
) -> Result<Json<CandidateResult>, ApiError> {
    let (published, me) = mine(&app, &candidate).await?;
    let result = published.closing.result(&me)?;
    Ok(Json(published.candidate(result)))
}

/// My certificate.
#[utoipa::path(get, path = "/api/candidate/certificate.pdf", tag = "candidate",
    params(("lang" = Option<String>, Query, description = "fr, en")),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody, description = "not_published"),
        (status = NOT_FOUND, body = ErrorBody, description = "the outcome comes without one"),
    ))]
pub(super) async fn certificate(
    State(app): State<SharedApp>,
    candidate: Candidate,
    lang: Lang,
) -> Result<Download, ApiError> {
    let (published, me) = mine(&app, &candidate).await?;
    press::certificate(app, published, me, lang).await
}

/// The published results of a candidate's session, and who he is in it.
async fn mine(app: &App, candidate: &Candidate) -> Result<(Published, CandidateRow), ApiError> {
    let head = Head::load(&app.store, candidate.session).await?;
    let head = head.ok_or(ApiError::NotFound)?;
    let published = Published::of(&app.store, head).await?;
    let published = published.ok_or(ApiError::ResultWithheld)?;
    let candidates = app.store.candidates(candidate.session).await?;
    let me = candidates
        .into_iter()
        .find(|row| row.seat == i64::from(candidate.seat.0));
    Ok((published, me.ok_or(ApiError::NotFound)?))
}
