//! The record of a session, for the referents of its center: as a file that others can
//! verify, as a replay, and as the story of one candidate.

use crate::{
    app::{App, SharedApp},
    auth::Referent,
    http::{ApiError, ErrorBody},
    record::{Record, Replay, file},
    room,
};
use anyhow::Context;
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::header,
    response::IntoResponse,
};
use vigie_shared::{
    ids::{Seat, SessionId},
    session::Event,
    time::Timestamp,
    view::timeline::{Entry, timeline as tell},
};

/// The record as a file, to be verified with `vigie journal verify --file`. See
/// docs/RECORD.md.
#[utoipa::path(get, path = "/api/sessions/{id}/record", tag = "referent",
    params(("id" = String, Path)),
    responses(
        (status = OK, description = "a header and one line a row", body = String,
            content_type = "application/jsonl"),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(super) async fn export(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let Path(id) = id?;
    let record = own(&app, &referent, id).await?;
    let text = file::write(&record, app.clock.now()).map_err(ApiError::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"vigie-record-{id}.jsonl\""),
        ),
    ];
    Ok((headers, text))
}

/// The board after the first row, and what each later row changed on it.
#[utoipa::path(get, path = "/api/sessions/{id}/replay", tag = "referent",
    params(("id" = String, Path)),
    responses(
        (status = OK, body = Object,
            description = "`at`, `board` and `steps`: of each `at`, `row` and `changes`"),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(super) async fn replay(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Json<Replay>, ApiError> {
    let Path(id) = id?;
    let record = own(&app, &referent, id).await?;
    let people = room::people(&app.store, id).await?;
    let replayed = computed(move || record.replay(&people)).await?;
    Ok(Json(replayed.map_err(ApiError::internal)?))
}

/// What happened to one candidate, in order, without content.
#[utoipa::path(get, path = "/api/sessions/{id}/seats/{seat}/timeline", tag = "referent",
    params(("id" = String, Path), ("seat" = u16, Path)),
    responses(
        (status = OK, body = Vec<Object>,
            description = "of each entry `event`, `at`, `what` with its fields, and `by`"),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(super) async fn timeline(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, Seat)>, PathRejection>,
) -> Result<Json<Vec<Entry>>, ApiError> {
    let Path((id, seat)) = path?;
    let record = own(&app, &referent, id).await?;
    let entries = computed(move || entries(&record, seat)).await?;
    match entries? {
        Some(entries) => Ok(Json(entries)),
        None => Err(ApiError::NotFound),
    }
}

/// The story of a seat, if the session has it.
fn entries(record: &Record, seat: Seat) -> Result<Option<Vec<Entry>>, ApiError> {
    let read = |row: &crate::store::JournalRow| Ok((row.at, serde_json::from_str(&row.events)?));
    let rows = record.rows.iter().map(read);
    let rows: Vec<(Timestamp, Vec<Event>)> = rows.collect::<Result<_, serde_json::Error>>()?;
    let known = rows.iter().flat_map(|(_, events)| events).any(|event| {
        matches!(event, Event::SessionCreated { terms }
            if terms.seats.iter().any(|terms| terms.seat == seat))
    });
    let rows = rows.iter().map(|(at, events)| (*at, &events[..]));
    Ok(known.then(|| tell(seat, rows)))
}

/// Off the threads that answer everybody: folding a long session takes a while.
async fn computed<T: Send + 'static>(
    compute: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    let result = tokio::task::spawn_blocking(compute).await;
    result
        .context("a computation ended early")
        .map_err(ApiError::internal)
}

/// The record of a session of the referent's own center; others are not there.
async fn own(app: &App, referent: &Referent, id: SessionId) -> Result<Record, ApiError> {
    sqlx::query("select id from session where id = $1 and center_id = $2")
        .bind(id.to_string())
        .bind(referent.center.to_string())
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotFound)?;
    Ok(Record::of(id, app.store.journal(id, 0).await?))
}
