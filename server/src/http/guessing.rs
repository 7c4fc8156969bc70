//! Whether somebody is guessing codes or passwords: for the staff it concerns.

use super::session_info;
use crate::{
    app::{App, SharedApp},
    auth::{Invigilator, Referent},
    error::ApiError,
    login_throttle::GuardedPortal,
};
use axum::{Json, extract::State};
use sqlx::Row;
use vigie_shared::api::{GuessedPortal, GuessingNotice, GuessingReport};

/// Whether somebody is guessing at the codes of the invigilator's session.
#[utoipa::path(get, path = "/api/invigilator/{session}/guessing", tag = "invigilator",
    operation_id = "guessing_at_session", security(("invigilator" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    responses((status = OK, body = GuessingReport)))]
pub(super) async fn at_session(
    State(app): State<SharedApp>,
    invigilator: Invigilator,
) -> Result<Json<GuessingReport>, ApiError> {
    let session = session_info::load(&app, invigilator.session).await?;
    let notices = of_session(&app, session.number).collect();
    Ok(Json(GuessingReport { notices }))
}

/// Whether somebody is guessing at the codes of the sessions of the referent's center that are
/// not finalized, or at the passwords of its accounts.
#[utoipa::path(get, path = "/api/referent/guessing", tag = "referent",
    operation_id = "guessing_at_center", security(("referent" = [])),
    responses((status = OK, body = GuessingReport)))]
pub(super) async fn at_center(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<GuessingReport>, ApiError> {
    let center = referent.center.to_string();
    let sessions =
        sqlx::query("select number from session where center_id = $1 and finalized_at is null")
            .bind(center.as_str())
            .fetch_all(app.store.pool())
            .await?;
    let mut notices = Vec::new();
    for row in sessions {
        let number = u32::try_from(row.try_get::<i64, _>(0)?)?;
        notices.extend(of_session(&app, number));
    }
    let accounts = sqlx::query("select email from referent where center_id = $1")
        .bind(center)
        .fetch_all(app.store.pool())
        .await?;
    let now = app.clock.now();
    for row in accounts {
        let since = app.login_throttle.guessing_at_account(row.try_get(0)?, now);
        notices.extend(since.map(|since| GuessingNotice {
            portal: GuessedPortal::Referent,
            session: None,
            since,
        }));
    }
    Ok(Json(GuessingReport { notices }))
}

fn of_session(app: &App, number: u32) -> impl Iterator<Item = GuessingNotice> {
    let now = app.clock.now();
    let portals = [
        (GuessedPortal::Candidate, GuardedPortal::Candidate),
        (GuessedPortal::Invigilator, GuardedPortal::Invigilator),
    ];
    portals.into_iter().filter_map(move |(portal, guarded)| {
        let since = app
            .login_throttle
            .guessing_at_session(guarded, number, now)?;
        Some(GuessingNotice {
            portal,
            session: Some(number),
            since,
        })
    })
}
