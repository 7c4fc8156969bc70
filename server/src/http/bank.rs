//! The image or the attachment of the question a candidate is answering, and no other.

use crate::{app::SharedApp, auth::Candidate, error::ApiError};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// A file of the bank. Files of other questions do not exist for this candidate:
/// a list of their names must not be a preview of the test.
#[utoipa::path(get, path = "/api/candidate/{session}/bank/{file}", tag = "candidate",
    operation_id = "bank_file", security(("candidate" = [])),
    params(
        ("session" = u32, Path, description = "number of the session"),
        ("file" = String, Path, description = "name as the question gives it"),
    ),
    responses((status = OK, description = "the file", body = Vec<u8>,
        content_type = "application/octet-stream")))]
#[tracing::instrument(skip_all)]
pub(super) async fn file(
    State(app): State<SharedApp>,
    candidate: Candidate,
    path: Result<Path<(u32, String)>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path((_, file)) = path?;
    let room = app.rooms.open(candidate.session).await?;
    let item = room
        .current_item(candidate.seat, candidate.device)
        .await
        .ok_or(ApiError::NotFound)?;
    let content = &app.bank.item(&item).ok_or(ApiError::NotFound)?.content;
    let is_image = content
        .image
        .as_ref()
        .is_some_and(|image| image.file == file);
    let is_attachment = content
        .attachment
        .as_ref()
        .is_some_and(|other| other.file == file);
    if !is_image && !is_attachment {
        return Err(ApiError::NotFound);
    }
    let (bytes, media_type) = app.bank.asset(&file).ok_or(ApiError::NotFound)?;
    let mut response = bytes.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    // Opened by its address, a drawing or a page of the bank is a document of our
    // own origin: it may not run or load anything.
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    if is_attachment && !is_image {
        let disposition = format!("attachment; filename=\"{}\"", quotable(&file));
        let disposition = HeaderValue::try_from(disposition).map_err(ApiError::internal)?;
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

/// A file name that cannot end the quotation it stands in.
fn quotable(file: &str) -> String {
    file.chars()
        .map(|c| {
            if c.is_ascii_graphic() && c != '"' && c != '\\' {
                c
            } else {
                '_'
            }
        })
        .collect()
}
