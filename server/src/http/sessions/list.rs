//! The sessions of a center, newest first.

use crate::{
    app::SharedApp,
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        sitting::{status, status_sql},
    },
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::{Deserialize, Serialize};
use sqlx::{Row, any::AnyRow};
use utoipa::{IntoParams, ToSchema};
use vigie_shared::view::SessionStatus;

const MOST: u8 = 50;
const USUAL: u8 = 20;

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct Page {
    /// What `next` of the page before said, or an instant in microseconds.
    before: Option<String>,
    /// 1 to 50, usually 20.
    limit: Option<u8>,
}

/// One page of the list.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Sessions {
    sessions: Vec<Entry>,
    /// `before` of the next page; none on the last one.
    next: Option<String>,
}

/// One session.
#[derive(Debug, Serialize, ToSchema)]
struct Entry {
    id: String,
    number: i64,
    site: String,
    room: String,
    held_on: String,
    held_at: String,
    /// Microseconds since 1970 UTC.
    created_at: i64,
    /// `created`, `in_progress`, `finalized` or `published`.
    #[schema(value_type = String)]
    status: SessionStatus,
    /// How many are enrolled.
    candidates: i64,
}

/// List the sessions of one's own center.
#[utoipa::path(get, path = "/api/sessions", tag = "referent", params(Page),
    responses((status = OK, body = Sessions), (status = UNAUTHORIZED, body = ErrorBody)))]
pub(in crate::http) async fn list(
    State(app): State<SharedApp>,
    referent: Referent,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Sessions>, ApiError> {
    const SQL: &str = concat!(
        "select id, number, site, room, held_on, held_at, created_at, ",
        status_sql!(),
        ", (select count(*) from candidate where candidate.session_id = session.id) \
         from session where center_id = $1 \
         and (created_at < $2 or (created_at = $2 and id < $3)) \
         order by created_at desc, id desc limit $4"
    );
    let Query(page) = page?;
    let (instant, id) = page.before()?;
    let limit = usize::from(page.limit.unwrap_or(USUAL).clamp(1, MOST));
    let rows = sqlx::query(SQL)
        .bind(referent.center.to_string())
        .bind(instant)
        .bind(id)
        .bind(limit as i64 + 1)
        .fetch_all(app.store.pool())
        .await?;
    let read = rows.iter().take(limit).map(entry);
    let sessions = read.collect::<Result<Vec<Entry>, sqlx::Error>>()?;
    let last = sessions.last().filter(|_| rows.len() > limit);
    let next = last.map(|last| format!("{}_{}", last.created_at, last.id));
    Ok(Json(Sessions { sessions, next }))
}

impl Page {
    /// The instant, and the id among sessions of that instant, before which to look.
    fn before(&self) -> Result<(i64, String), ApiError> {
        let Some(before) = &self.before else {
            return Ok((i64::MAX, String::new()));
        };
        let (instant, id) = before.split_once('_').unwrap_or((before, ""));
        Ok((
            instant.parse().map_err(|_| ApiError::Malformed)?,
            id.to_owned(),
        ))
    }
}

fn entry(row: &AnyRow) -> Result<Entry, sqlx::Error> {
    Ok(Entry {
        id: row.try_get(0)?,
        number: row.try_get(1)?,
        site: row.try_get(2)?,
        room: row.try_get(3)?,
        held_on: row.try_get(4)?,
        held_at: row.try_get(5)?,
        created_at: row.try_get(6)?,
        status: status(row.try_get(7)?),
        candidates: row.try_get(8)?,
    })
}
