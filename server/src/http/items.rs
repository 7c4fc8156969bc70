//! Items suspended for everybody, and reinstated.

use super::{json_body::JsonBody, validation::paragraph};
use crate::{app::SharedApp, auth::Referent, error::ApiError};
use axum::{extract::State, http::StatusCode};
use vigie_shared::{
    api::{ErrorBody, ReinstateItemRequest, SuspendItemRequest, ValidationCode},
    limits::MAX_FREE_TEXT_CHARS,
};

/// Suspend an item for everybody, in all sessions of all centers. A candidate who is already
/// answering it keeps it. One that is suspended stays so, with its first reason.
#[utoipa::path(post, path = "/api/items/suspend", tag = "referent",
    operation_id = "suspend_item", security(("referent" = [])),
    request_body = SuspendItemRequest,
    responses(
        (status = NO_CONTENT, description = "the item is not presented any more"),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
        (status = CONFLICT, body = ErrorBody, description = "too_few_items_left: its competence \
            needs it"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all, fields(item = %request.item.0))]
pub(super) async fn suspend(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<SuspendItemRequest>,
) -> Result<StatusCode, ApiError> {
    let reason = paragraph(&request.reason, MAX_FREE_TEXT_CHARS);
    let reason = match reason {
        Ok(reason) if reason.is_empty() => Err(ValidationCode::Empty),
        checked => checked,
    };
    let reason = reason.map_err(|code| ApiError::field("reason", code))?;
    app.suspensions
        .suspend(&request.item, referent.name, reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reinstate a suspended item. One that is not suspended stays in use.
#[utoipa::path(post, path = "/api/items/reinstate", tag = "referent",
    operation_id = "reinstate_item", security(("referent" = [])),
    request_body = ReinstateItemRequest,
    responses(
        (status = NO_CONTENT, description = "the item may be presented again"),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
    ))]
#[tracing::instrument(skip_all, fields(item = %request.item.0))]
pub(super) async fn reinstate(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<ReinstateItemRequest>,
) -> Result<StatusCode, ApiError> {
    app.suspensions
        .reinstate(&request.item, referent.name)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
