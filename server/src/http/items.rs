//! Items suspended for everybody, and allowed again.

use super::{
    ApiError, ErrorBody,
    error::Body,
    field::{FieldCode, FieldFault, paragraph},
};
use crate::{app::SharedApp, auth::Referent};
use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use vigie_shared::item::ItemId;

/// Longest reason, characters.
const LONGEST_REASON: usize = 1_000;

/// What is to be asked nobody any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Suspend {
    /// Name of the item in the bank.
    item: String,
    /// Why, 1 to 1000 characters.
    reason: String,
}

/// What may be asked again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reinstate {
    /// Name of the item in the bank.
    item: String,
}

/// Suspend an item for everybody, in all sessions of all centers. A candidate who has it
/// before him keeps it. One that is suspended stays so, for its first reason.
#[utoipa::path(post, path = "/api/items/suspend", tag = "referent", request_body = Suspend,
    responses(
        (status = NO_CONTENT, description = "nobody is proposed the item any more"),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
        (status = CONFLICT, body = ErrorBody, description = "too_few_items_left: its competence \
            needs it"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
pub(super) async fn suspend(
    State(app): State<SharedApp>,
    referent: Referent,
    Body(body): Body<Suspend>,
) -> Result<StatusCode, ApiError> {
    let reason = reason(&body.reason)?;
    let item = id(body.item);
    app.suspensions
        .suspend(&item, referent.name, reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Allow a suspended item again. One that is not suspended stays allowed.
#[utoipa::path(post, path = "/api/items/reinstate", tag = "referent", request_body = Reinstate,
    responses(
        (status = NO_CONTENT, description = "it may be proposed again"),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody, description = "unknown_item"),
    ))]
pub(super) async fn reinstate(
    State(app): State<SharedApp>,
    referent: Referent,
    Body(body): Body<Reinstate>,
) -> Result<StatusCode, ApiError> {
    let item = id(body.item);
    app.suspensions.reinstate(&item, referent.name).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn id(item: String) -> ItemId {
    ItemId(Arc::from(item))
}

fn reason(text: &str) -> Result<String, ApiError> {
    let words = paragraph(text, LONGEST_REASON).and_then(|reason| match reason.is_empty() {
        true => Err(FieldCode::Empty),
        false => Ok(reason),
    });
    words.map_err(|code| {
        let field = "reason";
        ApiError::FieldsRefused(vec![FieldFault { field, code }])
    })
}
