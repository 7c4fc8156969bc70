//! Where and when a session is held, as everybody in its room may know it.

use crate::{app::App, error::ApiError};
use vigie_shared::{api::SessionInfo, ids::SessionId};

/// The session with this id.
///
/// # Errors
/// `not_found` when there is none.
pub(super) async fn load(app: &App, session: SessionId) -> Result<SessionInfo, ApiError> {
    let info = app.store.session_info(session).await?;
    info.ok_or(ApiError::NotFound)
}
