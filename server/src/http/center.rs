//! What a center says of itself, for its referents.

use super::{access::AuditSubject, json_body::JsonBody};
use crate::{
    app::{App, SharedApp},
    auth::{ConfirmedReferent, Referent},
    center_settings::{checked, checked_signature},
    error::ApiError,
    store::{CenterSettingsRow, StoreError},
};
use axum::{Extension, Json, extract::State};
use jiff::civil::Date;
use vigie_shared::{
    api::{CenterRecord, ChangeCenterRequest, ErrorBody, SignatureChange, ValidationError},
    ids::{CenterId, SessionId},
};

/// The own center: what its papers say, and what waits to be finalized.
#[utoipa::path(get, path = "/api/center", tag = "referent", operation_id = "show_center",
    security(("referent" = [])), responses((status = OK, body = CenterRecord)))]
#[tracing::instrument(skip_all)]
pub(super) async fn show(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<CenterRecord>, ApiError> {
    Ok(Json(record(&app, referent.center).await?))
}

/// Change what the own center says of itself. Papers of results that are published stay as they
/// are, but for the time zone.
#[utoipa::path(post, path = "/api/center", tag = "referent", operation_id = "change_center",
    security(("referent" = [])), request_body = ChangeCenterRequest,
    responses(
        (status = OK, body = CenterRecord),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "center_changed meanwhile"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn change(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    JsonBody(request): JsonBody<ChangeCenterRequest>,
) -> Result<(Extension<AuditSubject>, Json<CenterRecord>), ApiError> {
    let (center, now) = (referent.center, app.clock.now());
    let present = app.store.center_settings(center).await?;
    let present = present.ok_or(ApiError::NotFound)?;
    let settings = checked(&request.settings);
    let signature = match request.signature {
        SignatureChange::Keep => Ok(present.signature.clone()),
        SignatureChange::Remove => Ok(String::new()),
        SignatureChange::Replace(png) => checked_signature(&png),
    };
    let (settings, signature) = match (settings, signature) {
        (Ok(settings), Ok(signature)) => (settings, signature),
        (settings, signature) => {
            let mut errors = settings.err().unwrap_or_default();
            let image = signature.err();
            errors.extend(image.map(|code| ValidationError::new("signature", code)));
            return Err(ApiError::FieldsRefused(errors));
        }
    };
    if request.version != present.version {
        return Err(ApiError::CenterChanged);
    }
    let row = CenterSettingsRow {
        version: present.version + 1,
        settings,
        signature,
    };
    if (&row.settings, &row.signature) != (&present.settings, &present.signature) {
        let written = app
            .store
            .change_center(center, &row, Some(referent.id), now);
        written.await.map_err(|error| match error {
            StoreError::Conflict => ApiError::CenterChanged,
            error => ApiError::internal(error),
        })?;
    }
    let audited = AuditSubject {
        subject: format!("settings {}", row.version),
        session: None,
    };
    Ok((Extension(audited), Json(record(&app, center).await?)))
}

async fn record(app: &App, center: CenterId) -> Result<CenterRecord, ApiError> {
    let row = app.store.center_settings(center).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    let today = today(app, center).await?;
    let window = row
        .settings
        .establishment
        .and_then(|establishment| app.calendar.current(establishment, today))
        .cloned();
    Ok(CenterRecord {
        version: row.version,
        settings: row.settings,
        signature: (!row.signature.is_empty()).then_some(row.signature),
        window,
        calendar: Some(app.calendar.record(today)),
        overdue: app
            .store
            .overdue_sessions(center, &today.to_string())
            .await?,
    })
}

/// The day on the calendar of a center.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn today(app: &App, center: CenterId) -> Result<Date, ApiError> {
    let zone = app.store.center_zone(center).await?;
    Ok(zone.day(app.clock.now())?)
}

/// The day on the calendar of the center of a session.
///
/// # Errors
/// `not_found` when there is no such session, or when the database cannot be read.
pub(super) async fn today_of_session(app: &App, session: SessionId) -> Result<Date, ApiError> {
    let header = app.store.session_header(session).await?;
    let header = header.ok_or(ApiError::NotFound)?;
    Ok(header.zone.day(app.clock.now())?)
}
