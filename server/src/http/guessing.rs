//! Whether somebody is guessing codes or passwords: for the staff it concerns.

use super::session_info;
use crate::{
    app::{App, SharedApp},
    auth::{Invigilator, Referent},
    error::ApiError,
    login_throttle::GuardedPortal,
};
use axum::{Json, extract::State};
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
    let mut notices = Vec::new();
    for number in app.store.unfinalized_numbers(referent.center).await? {
        notices.extend(of_session(&app, number));
    }
    let now = app.clock.now();
    for email in app.store.account_emails(referent.center).await? {
        let since = app.login_throttle.guessing_at_account(&email, now);
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
