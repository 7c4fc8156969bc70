//! The sessions of a center, newest first.

use crate::{app::SharedApp, auth::Referent, error::ApiError, store::SessionCursor};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::Deserialize;
use utoipa::IntoParams;
use vigie_shared::{
    api::SessionListPage,
    limits::{DEFAULT_SESSIONS_PER_PAGE, MAX_SESSIONS_PER_PAGE},
};

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct SessionListQuery {
    /// `next` of the page before, or an instant in microseconds since 1970 UTC.
    #[param(pattern = "^[0-9]{1,18}(_[0-9a-f-]*)?$")]
    before: Option<String>,
    /// 20 when not given; values outside 1..=50 are clamped.
    #[param(maximum = 255)]
    limit: Option<u8>,
}

/// List the sessions of the referent's center.
#[utoipa::path(get, path = "/api/sessions", tag = "referent",
    operation_id = "list_sessions", security(("referent" = [])), params(SessionListQuery),
    responses((status = OK, body = SessionListPage)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn list(
    State(app): State<SharedApp>,
    referent: Referent,
    query: Result<Query<SessionListQuery>, QueryRejection>,
) -> Result<Json<SessionListPage>, ApiError> {
    let Query(query) = query?;
    let before = query.cursor()?;
    let limit = query.limit.unwrap_or(DEFAULT_SESSIONS_PER_PAGE);
    let limit = usize::from(limit.clamp(1, MAX_SESSIONS_PER_PAGE));
    // One more tells whether there is a next page.
    let found = app.store.session_list(referent.center, &before, limit + 1);
    let mut sessions = found.await?;
    let has_more = sessions.len() > limit;
    sessions.truncate(limit);
    let last = sessions.last().filter(|_| has_more);
    let next = last.map(|last| format!("{}_{}", last.created_at.0, last.id));
    Ok(Json(SessionListPage { sessions, next }))
}

impl SessionListQuery {
    fn cursor(&self) -> Result<SessionCursor, ApiError> {
        let Some(before) = &self.before else {
            return Ok(SessionCursor::newest());
        };
        let (instant, id) = before.split_once('_').unwrap_or((before, ""));
        Ok(SessionCursor {
            created_at: instant.parse().map_err(|_| ApiError::Malformed)?,
            id: id.to_owned(),
        })
    }
}
