//! Tables of the results.

use super::door::own_published;
use crate::{
    app::SharedApp,
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        download::{Content, Download, Lang},
        press::made,
    },
    results,
};
use axum::extract::{Path, State, rejection::PathRejection};
use vigie_shared::ids::SessionId;

/// The results for whoever ordered the tests, as CSV.
#[utoipa::path(get, path = "/api/sessions/{id}/prescriber.csv", tag = "referent",
    params(("id" = String, Path), ("lang" = Option<String>, Query, description = "of the \
        comments: fr, en")),
    responses(
        (status = OK, content_type = "text/csv", body = String),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
pub(in crate::http) async fn prescriber(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let published = own_published(&app, &referent, id).await?;
    let candidates = app.store.candidates(published.head.id).await?;
    let session = published.head.number;
    let csv = made(lang, move |words| {
        let results = published.closing.results(&candidates)?;
        Ok(results::prescriber(&published, &results, words)?)
    });
    Ok(Download {
        kind: "prescripteur".to_owned(),
        session,
        content: Content::Csv(csv.await?),
    })
}

/// The results in the manner of Parcoursup, as CSV.
#[utoipa::path(get, path = "/api/sessions/{id}/parcoursup.csv", tag = "referent",
    params(("id" = String, Path), ("lang" = Option<String>, Query, description = "changes \
        nothing: programs read this table")),
    responses(
        (status = OK, content_type = "text/csv", body = String),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
pub(in crate::http) async fn parcoursup(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let published = own_published(&app, &referent, id).await?;
    let candidates = app.store.candidates(published.head.id).await?;
    let session = published.head.number;
    let csv = made(lang, move |_| {
        let results = published.closing.results(&candidates)?;
        Ok(results::parcoursup(&results)?)
    });
    Ok(Download {
        kind: "parcoursup".to_owned(),
        session,
        content: Content::Csv(csv.await?),
    })
}
