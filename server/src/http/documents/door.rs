//! Which session, and how far it must be for what is asked.

use crate::{
    app::App,
    auth::Referent,
    http::ApiError,
    results::{Head, Published},
};
use axum::extract::{Path, rejection::PathRejection};
use vigie_shared::ids::SessionId;

/// A session of the referent's own center.
pub(in crate::http) async fn own(
    app: &App,
    referent: &Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Head, ApiError> {
    let Path(id) = id?;
    let head = Head::load(&app.store, id).await?;
    head.filter(|head| head.center_id == referent.center)
        .ok_or(ApiError::NotFound)
}

/// The same, with its published results.
pub(super) async fn own_published(
    app: &App,
    referent: &Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Published, ApiError> {
    let head = own(app, referent, id).await?;
    if head.finalized_at.is_none() {
        return Err(ApiError::NotFinalized);
    }
    let published = Published::of(&app.store, head).await?;
    published.ok_or(ApiError::NotPublished)
}
