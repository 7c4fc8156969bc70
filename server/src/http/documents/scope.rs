//! Which session a referent asks for, and how far it must have come.

use super::SessionPath;
use crate::{
    app::App,
    auth::Referent,
    error::ApiError,
    results::{PublishedResults, SessionHeader},
};
use axum::extract::Path;

/// A session of the referent's own center.
///
/// # Errors
/// `not_found` when there is none.
pub(in crate::http) async fn own_session(
    app: &App,
    referent: &Referent,
    id: SessionPath,
) -> Result<SessionHeader, ApiError> {
    let Path(id) = id?;
    let header = app.store.session_header(id).await?;
    header
        .filter(|header| header.center_id == referent.center)
        .ok_or(ApiError::NotFound)
}

/// A session of the referent's own center, with its published results.
///
/// # Errors
/// `not_found`, `not_finalized`, `not_published`.
pub(super) async fn own_published_session(
    app: &App,
    referent: &Referent,
    id: SessionPath,
) -> Result<PublishedResults, ApiError> {
    let header = own_session(app, referent, id).await?;
    if header.finalized_at.is_none() {
        return Err(ApiError::NotFinalized);
    }
    let published = PublishedResults::load(&app.store, header).await?;
    published.ok_or(ApiError::NotPublished)
}
