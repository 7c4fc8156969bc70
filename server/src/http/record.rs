//! The record of a session, for the referents of its center: as a file that others can
//! verify, as a replay, and as the timeline of one candidate.

use crate::{
    app::{App, SharedApp},
    archive::{SessionArchive, file},
    auth::{ConfirmedReferent, Referent},
    error::ApiError,
    http::{documents::scope::own_session, render::RenderSlot},
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::header,
    response::IntoResponse,
};
use vigie_shared::{
    api::{ErrorBody, SessionReplay},
    ids::{Seat, SessionId},
    session::Event,
    time::Timestamp,
    view::timeline::{TimelineEntry, timeline as timeline_of},
};

/// The record as a file, to be verified with `vigie journal verify --file`. See
/// docs/RECORD.md. Not before the session is finalized: it has in it which answers were
/// correct, and what the items still to come are drawn with.
#[utoipa::path(get, path = "/api/sessions/{id}/record", tag = "referent",
    operation_id = "export_record", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = OK, description = "a header and one line a row", body = String,
            content_type = "application/jsonl"),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn export(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let header = own_session(&app, &referent, id).await?;
    if header.finalized_at.is_none() {
        return Err(ApiError::NotFinalized);
    }
    let (id, now) = (header.id, app.clock.now());
    let write = move |record: SessionArchive| file::write(&record, now).map_err(ApiError::internal);
    let text = computed(&app, id, write).await?;
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
    operation_id = "replay_session", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")),
    responses((status = OK, body = SessionReplay)))]
#[tracing::instrument(skip_all)]
pub(super) async fn replay(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let id = own_session(&app, &referent, id).await?.id;
    let people = app.store.enrolled_candidates(id).await?;
    let replay = move |record: SessionArchive| {
        let replay = record.replay(&people).map_err(ApiError::internal)?;
        // Megabytes after a long session: encoded here as well.
        Ok(serde_json::to_vec(&replay)?)
    };
    let json = computed(&app, id, replay).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json))
}

/// What happened to one candidate, in order, without content.
#[utoipa::path(get, path = "/api/sessions/{id}/seats/{seat}/timeline", tag = "referent",
    operation_id = "seat_timeline", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), ("seat" = u16, Path)),
    responses(
        (status = OK, body = Vec<Object>,
            description = "of each entry `event`, `at`, `what` with its fields, and `by`"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn timeline(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, Seat)>, PathRejection>,
) -> Result<Json<Vec<TimelineEntry>>, ApiError> {
    let Path((id, seat)) = path?;
    own_session(&app, &referent, Ok(Path(id))).await?;
    match computed(&app, id, move |record| entries(&record, seat)).await? {
        Some(entries) => Ok(Json(entries)),
        None => Err(ApiError::NotFound),
    }
}

/// The timeline of a seat, if the session has it.
fn entries(record: &SessionArchive, seat: Seat) -> Result<Option<Vec<TimelineEntry>>, ApiError> {
    let read = |row: &crate::store::JournalRow| Ok((row.at, serde_json::from_str(&row.events)?));
    let rows = record.rows.iter().map(read);
    let rows: Vec<(Timestamp, Vec<Event>)> = rows.collect::<Result<_, serde_json::Error>>()?;
    let known = rows.iter().flat_map(|(_, events)| events).any(|event| {
        matches!(event, Event::SessionCreated { config }
            if config.seats.iter().any(|config| config.seat == seat))
    });
    let rows = rows.iter().map(|(at, events)| (*at, &events[..]));
    Ok(known.then(|| timeline_of(seat, rows)))
}

/// Off the threads that serve requests, and few at a time: a long session is megabytes to be
/// read and folded.
async fn computed<T: Send + 'static>(
    app: &App,
    id: SessionId,
    compute: impl FnOnce(SessionArchive) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let slot = RenderSlot::acquire().await?;
    let record = SessionArchive::from_rows(id, app.store.journal(id, 0).await?);
    slot.render(move || compute(record)).await
}
