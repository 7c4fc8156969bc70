//! Items suspended and reinstated: for the sessions of the own center, or for all.

use super::{access::AuditSubject, json_body::JsonBody, validation::paragraph};
use crate::{
    accounts,
    app::{App, SharedApp},
    auth::Referent,
    error::ApiError,
    store::SuspensionOwner,
    suspension::SuspensionDecision,
};
use axum::{Extension, extract::State, http::StatusCode};
use vigie_shared::{
    access::{AccessScope, Action, Role, can},
    api::{ErrorBody, ItemDecisionRequest, SuspensionScope, ValidationCode},
    limits::MAX_FREE_TEXT_CHARS,
};

/// Suspend an item in the sessions of the own center, or, as a bank editor, of all centers. A
/// candidate who is already answering it keeps it. One that is suspended stays so, with its
/// first reason.
#[utoipa::path(post, path = "/api/items/suspend", tag = "referent",
    operation_id = "suspend_item", security(("referent" = [])),
    request_body = ItemDecisionRequest,
    responses(
        (status = NO_CONTENT, description = "the item is not presented any more"),
        (status = FORBIDDEN, body = ErrorBody, description = "not_allowed: for all centers, and \
            the account is no bank editor"),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
        (status = CONFLICT, body = ErrorBody, description = "too_few_items_left: its competence \
            needs it"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_decisions"),
    ))]
#[tracing::instrument(skip_all, fields(item = %request.item.0))]
pub(super) async fn suspend(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<ItemDecisionRequest>,
) -> Result<(Extension<AuditSubject>, StatusCode), ApiError> {
    decide(&app, referent, request, Action::SuspendItem).await
}

/// Reinstate an item in the sessions of the own center, or, as a bank editor, lift what was
/// decided for all. One that is not suspended stays in use.
#[utoipa::path(post, path = "/api/items/reinstate", tag = "referent",
    operation_id = "reinstate_item", security(("referent" = [])),
    request_body = ItemDecisionRequest,
    responses(
        (status = NO_CONTENT, description = "the item may be presented again"),
        (status = FORBIDDEN, body = ErrorBody, description = "not_allowed: for all centers, and \
            the account is no bank editor"),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_decisions"),
    ))]
#[tracing::instrument(skip_all, fields(item = %request.item.0))]
pub(super) async fn reinstate(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<ItemDecisionRequest>,
) -> Result<(Extension<AuditSubject>, StatusCode), ApiError> {
    decide(&app, referent, request, Action::ReinstateItem).await
}

async fn decide(
    app: &App,
    referent: Referent,
    request: ItemDecisionRequest,
    action: Action,
) -> Result<(Extension<AuditSubject>, StatusCode), ApiError> {
    let owner = owner(app, &referent, request.scope, action).await?;
    let reason = match paragraph(&request.reason, MAX_FREE_TEXT_CHARS) {
        Ok(reason) if reason.is_empty() => Err(ValidationCode::Empty),
        checked => checked,
    };
    let reason = reason.map_err(|code| ApiError::field("reason", code))?;
    let audited = AuditSubject {
        subject: format!("{} {}", request.item, request.scope.name()),
        session: None,
    };
    let decision = SuspensionDecision {
        owner,
        item: request.item,
        suspends: action == Action::SuspendItem,
        reason,
        by: referent.into(),
    };
    app.suspensions.decide(decision).await?;
    Ok((Extension(audited), StatusCode::NO_CONTENT))
}

/// Whose decision it is to be, if the account may decide for them.
pub(super) async fn owner(
    app: &App,
    referent: &Referent,
    scope: SuspensionScope,
    action: Action,
) -> Result<SuspensionOwner, ApiError> {
    let (owner, subject) = match scope {
        SuspensionScope::OwnCenter => (
            SuspensionOwner::Center(referent.center),
            AccessScope::OwnCenter,
        ),
        SuspensionScope::Platform => (SuspensionOwner::Platform, AccessScope::Platform),
    };
    let may = |role| can(role, action, subject);
    if may(Role::Referent) {
        return Ok(owner);
    }
    let is_bank_editor = accounts::is_bank_editor(&app.store, referent.id).await?;
    match is_bank_editor && may(Role::BankEditor) {
        true => Ok(owner),
        false => Err(ApiError::NotAllowed),
    }
}
