//! The sessions of a center, newest first.

use crate::{
    app::SharedApp,
    auth::Referent,
    error::ApiError,
    http::session_info::{parse_status, status_sql},
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::Deserialize;
use sqlx::{Row, any::AnyRow};
use utoipa::IntoParams;
use vigie_shared::{
    api::{SessionListEntry, SessionListPage},
    limits::{DEFAULT_SESSIONS_PER_PAGE, MAX_SESSIONS_PER_PAGE},
    time::Timestamp,
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
    const SQL: &str = concat!(
        "select id, number, site, room, held_on, held_at, created_at, ",
        status_sql!(),
        ", (select count(*) from candidate where candidate.session_id = session.id) \
         from session where center_id = $1 \
         and (created_at < $2 or (created_at = $2 and id < $3)) \
         order by created_at desc, id desc limit $4"
    );
    let Query(query) = query?;
    let (instant, id) = query.cursor()?;
    let limit = query.limit.unwrap_or(DEFAULT_SESSIONS_PER_PAGE);
    let limit = usize::from(limit.clamp(1, MAX_SESSIONS_PER_PAGE));
    let rows = sqlx::query(SQL)
        .bind(referent.center.to_string())
        .bind(instant)
        .bind(id)
        .bind(limit as i64 + 1)
        .fetch_all(app.store.pool())
        .await?;
    let entries = rows.iter().take(limit).map(entry);
    let sessions = entries.collect::<Result<Vec<SessionListEntry>, ApiError>>()?;
    let last = sessions.last().filter(|_| rows.len() > limit);
    let next = last.map(|last| format!("{}_{}", last.created_at.0, last.id));
    Ok(Json(SessionListPage { sessions, next }))
}

impl SessionListQuery {
    /// The instant, and the id among sessions of that instant, before which to look.
    fn cursor(&self) -> Result<(i64, String), ApiError> {
        let Some(before) = &self.before else {
            return Ok((i64::MAX, String::new()));
        };
        let (instant, id) = before.split_once('_').unwrap_or((before, ""));
        let instant = instant.parse().map_err(|_| ApiError::Malformed)?;
        Ok((instant, id.to_owned()))
    }
}

fn entry(row: &AnyRow) -> Result<SessionListEntry, ApiError> {
    Ok(SessionListEntry {
        id: row.try_get::<&str, _>(0)?.parse()?,
        number: u32::try_from(row.try_get::<i64, _>(1)?)?,
        site: row.try_get(2)?,
        room: row.try_get(3)?,
        held_on: row.try_get(4)?,
        held_at: row.try_get(5)?,
        created_at: Timestamp(row.try_get(6)?),
        status: parse_status(row.try_get(7)?),
        candidates: u32::try_from(row.try_get::<i64, _>(8)?)?,
    })
}
