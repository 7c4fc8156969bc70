//! The list of blocked sites, for those who change it: a center for its own sessions, a bank
//! editor for all.

use super::{access::AuditSubject, items, json_body::JsonBody, validation::paragraph};
use crate::{
    app::{App, SharedApp},
    auth::Referent,
    block_list::{ChangeListError, ListChange, ListDecision},
    error::ApiError,
};
use axum::{Extension, Json, extract::State};
use vigie_shared::{
    access::Action,
    api::{
        BlockListChangeRequest, BlockListOverview, BlockListPreview, BlockListVersion, ErrorBody,
        ValidationCode,
    },
    limits::{MAX_BLOCK_RULES_PER_CHANGE, MAX_FREE_TEXT_CHARS},
};

/// The list for the sessions of the own center, and how it came about.
#[utoipa::path(get, path = "/api/block-list", tag = "referent", operation_id = "block_list",
    security(("referent" = [])), responses((status = OK, body = BlockListOverview)))]
#[tracing::instrument(skip_all)]
pub(super) async fn show(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<BlockListOverview>, ApiError> {
    let list = app.block_lists.effective(referent.center).await?;
    Ok(Json(BlockListOverview {
        version: app.block_lists.version().await?,
        rules: list.active_rules(),
        changes: list.changes(),
    }))
}

/// What a change would do. Changes nothing.
#[utoipa::path(post, path = "/api/block-list/preview", tag = "referent",
    operation_id = "preview_block_list", security(("referent" = [])),
    request_body = BlockListChangeRequest,
    responses(
        (status = OK, body = BlockListPreview),
        (status = FORBIDDEN, body = ErrorBody, description = "not_allowed: for all centers, and \
            the account is no bank editor"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn preview(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<BlockListChangeRequest>,
) -> Result<Json<BlockListPreview>, ApiError> {
    let decision = decision(&app, referent, request).await?;
    Ok(Json(app.block_lists.preview(&decision).await?))
}

/// Change the list. Companions that are linked get it at once.
#[utoipa::path(post, path = "/api/block-list/change", tag = "referent",
    operation_id = "change_block_list", security(("referent" = [])),
    request_body = BlockListChangeRequest,
    responses(
        (status = OK, body = BlockListVersion),
        (status = FORBIDDEN, body = ErrorBody, description = "not_allowed: for all centers, and \
            the account is no bank editor"),
        (status = CONFLICT, body = ErrorBody, description = "block_list_changed meanwhile"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, or \
            block_list_refused with the preview as detail"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn change(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<BlockListChangeRequest>,
) -> Result<(Extension<AuditSubject>, Json<BlockListVersion>), ApiError> {
    let audited = AuditSubject {
        subject: format!("block list {}", request.scope.name()),
        session: None,
    };
    let decision = decision(&app, referent, request).await?;
    if decision.reason.is_empty() {
        return Err(ApiError::field("reason", ValidationCode::Empty));
    }
    let version = app.block_lists.change(decision).await?;
    Ok((Extension(audited), Json(BlockListVersion { version })))
}

async fn decision(
    app: &App,
    referent: Referent,
    request: BlockListChangeRequest,
) -> Result<ListDecision, ApiError> {
    let owner = items::owner(app, &referent, request.scope, Action::EditBlockList).await?;
    let reason = paragraph(&request.reason, MAX_FREE_TEXT_CHARS);
    let reason = reason.map_err(|code| ApiError::field("reason", code))?;
    for (field, rules) in [("add", request.add.len()), ("remove", request.remove.len())] {
        if rules > MAX_BLOCK_RULES_PER_CHANGE {
            return Err(ApiError::field(field, ValidationCode::TooLong));
        }
    }
    Ok(ListDecision {
        owner,
        center: referent.center,
        by: referent.into(),
        version: request.version,
        change: ListChange {
            add: request.add,
            remove: request.remove,
        },
        reason,
    })
}

impl From<ChangeListError> for ApiError {
    fn from(error: ChangeListError) -> Self {
        match error {
            ChangeListError::Refused(preview) => Self::BlockListRefused(preview),
            ChangeListError::Changed => Self::BlockListChanged,
            ChangeListError::Unreadable(error) => Self::internal(error),
            ChangeListError::Store(error) => Self::internal(error),
        }
    }
}
