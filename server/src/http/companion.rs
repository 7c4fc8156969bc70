//! What a page and an extension ask for over HTTP: a ticket, a block list, the settings.

use crate::{app::SharedApp, auth::Candidate, companion::LinkHolder, error::ApiError};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use vigie_shared::{
    api::{CompanionSettings, CompanionTicket, ErrorBody},
    companion::OLDEST_GOOD_VERSION,
};

/// A ticket for the companion of this browser: it opens one link to the test of this candidate
/// on this device.
#[utoipa::path(post, path = "/api/candidate/{session}/companion/ticket", tag = "candidate",
    operation_id = "companion_ticket", security(("candidate" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = OK, body = CompanionTicket)))]
#[tracing::instrument(skip_all)]
pub(super) async fn ticket(
    State(app): State<SharedApp>,
    candidate: Candidate,
    session: Result<Path<u32>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path(number) = session?;
    let holder = LinkHolder {
        session: candidate.session,
        number,
        seat: candidate.seat,
        device: candidate.device,
    };
    let issued = app.companions.tickets.issue(holder, app.clock.now());
    let (ticket, expires_at) = issued.map_err(ApiError::internal)?;
    let ticket = Json(CompanionTicket { ticket, expires_at });
    // No cache keeps what opens a link.
    let no_store = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((no_store, ticket).into_response())
}

/// A block list, by the digest that a companion was sent.
#[utoipa::path(get, path = "/api/companion/lists/{digest}", tag = "public",
    operation_id = "block_list_document",
    params(("digest" = String, Path, description = "SHA-256 of the document")),
    responses(
        (status = OK, body = Object, description = "the document; it never changes"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: none of the latest"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn list(
    State(app): State<SharedApp>,
    digest: Result<Path<String>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path(digest) = digest?;
    let list = app.block_lists.by_digest(&digest);
    let list = list.ok_or(ApiError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        // It is the same for everybody, and an extension may have lost its right to our host.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, list.text.clone()).into_response())
}

/// The packed extension and its update manifest, where the operator has put them.
#[utoipa::path(get, path = "/companion/{file}", tag = "public",
    operation_id = "companion_package",
    params(("file" = String, Path, description = "`updates.xml`, `updates.json`, \
        `vigie-companion.crx` or `vigie-companion.xpi`")),
    responses(
        (status = OK, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: this server has none"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn package(
    State(app): State<SharedApp>,
    file: Result<Path<String>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path(file) = file?;
    let (bytes, media_type) = app
        .companions
        .packages
        .file(&file)
        .ok_or(ApiError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, bytes).into_response())
}

/// What administrators of computers and networks need to know of this server.
#[utoipa::path(get, path = "/api/companion/settings", tag = "public",
    operation_id = "companion_settings",
    responses((status = OK, body = CompanionSettings)))]
pub(super) async fn settings(State(app): State<SharedApp>) -> Json<CompanionSettings> {
    let manifest = app.companions.packages.file("updates.xml");
    Json(CompanionSettings {
        origin: app.origin.clone(),
        public_key: app.companions.signer.public_key().to_owned(),
        chromium_ids: app.companions.chromium_ids.clone(),
        oldest_version: OLDEST_GOOD_VERSION.to_owned(),
        update_manifest: manifest.map(|_| format!("{}/companion/updates.xml", app.origin)),
    })
}
