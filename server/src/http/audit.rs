//! The audit trail of a center, for its referents.

use crate::{
    app::{App, SharedApp},
    auth::{ConfirmedReferent, Referent},
    error::ApiError,
    results::audit_table,
    store::AuditFilter,
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::header,
    response::IntoResponse,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use vigie_shared::{
    api::{AuditLine, AuditPage, ErrorBody},
    time::Timestamp,
};

/// Lines of one page.
const LINES_PER_PAGE: usize = 50;

/// Most lines of a table: the newest ones. A longer time is divided by its days.
const MAX_TABLE_LINES: usize = 10_000;

/// Which lines.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AuditQuery {
    /// Not before this instant, microseconds since 1970 UTC.
    #[param(minimum = 0)]
    from: Option<i64>,
    /// Before this instant, microseconds since 1970 UTC.
    #[param(minimum = 0)]
    to: Option<i64>,
    /// Number of a session.
    #[param(maximum = 4_294_967_295_u32)]
    session: Option<u32>,
    /// Name of an action.
    #[param(max_length = 40)]
    action: Option<String>,
    /// `next` of the page before.
    #[param(value_type = Option<String>, format = "uuid")]
    before: Option<Uuid>,
    /// Language of the table; French when not given.
    #[param(value_type = Option<String>, pattern = "^(fr|en)$")]
    lang: Option<crate::results::Language>,
}

/// What was done to the data of the center, the newest first. That it was read is a line of its
/// own.
#[utoipa::path(get, path = "/api/audit", tag = "referent",
    operation_id = "audit_trail", security(("referent" = [])), params(AuditQuery),
    responses((status = OK, body = AuditPage)))]
#[tracing::instrument(skip_all)]
pub(super) async fn list(
    State(app): State<SharedApp>,
    referent: Referent,
    query: Result<Query<AuditQuery>, QueryRejection>,
) -> Result<Json<AuditPage>, ApiError> {
    let Query(query) = query?;
    let mut lines = lines(&app, &referent, query, LINES_PER_PAGE + 1).await?;
    let has_more = lines.len() > LINES_PER_PAGE;
    lines.truncate(LINES_PER_PAGE);
    let last = lines.last().filter(|_| has_more);
    let next = last.map(|(id, _)| id.hyphenated().to_string());
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    Ok(Json(AuditPage { lines, next }))
}

/// The same as a table for spreadsheets: the newest 10,000 lines.
#[utoipa::path(get, path = "/api/audit.csv", tag = "referent",
    operation_id = "audit_table", security(("referent" = [])), params(AuditQuery),
    responses(
        (status = OK, content_type = "text/csv", body = String),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn table(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    query: Result<Query<AuditQuery>, QueryRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let Query(query) = query?;
    let language = query.lang.unwrap_or_default();
    let lines = lines(&app, &referent, query, MAX_TABLE_LINES).await?;
    let lines: Vec<AuditLine> = lines.into_iter().map(|(_, line)| line).collect();
    let zone = app.store.center_zone(referent.center).await?;
    let table = audit_table(&lines, &zone, language)?;
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"vigie-audit.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, table))
}

async fn lines(
    app: &App,
    referent: &Referent,
    query: AuditQuery,
    limit: usize,
) -> Result<Vec<(Uuid, AuditLine)>, ApiError> {
    let filter = AuditFilter {
        from: query.from.map(Timestamp),
        to: query.to.map(Timestamp),
        session: query.session,
        action: query.action,
        before: query.before,
    };
    let lines = app.store.audit_lines(referent.center, &filter, limit);
    Ok(lines.await?)
}
