//! Codes of a session: replaced with new ones, or looked up for one candidate.

use super::show::details;
use crate::{
    app::SharedApp,
    auth::{self, Invigilator, Referent},
    error::ApiError,
    http::AuditSubject,
    store::{CodeRenewal, LoginSelection},
};
use axum::{
    Extension, Json,
    extract::{Path, State, rejection::PathRejection},
};
use vigie_shared::{
    api::{ErrorBody, PersonalCode, SessionCodeKind, SessionDetails},
    ids::{Seat, SessionId},
};

/// Replace codes of a session with new ones: when a sheet was lost, or read by somebody it was not
/// for. The old ones are good for nothing at once, and the logins made with them end within
/// seconds, but for the devices of running tests.
#[utoipa::path(post, path = "/api/sessions/{id}/codes/{kind}", tag = "referent",
    operation_id = "renew_codes", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"),
        ("kind" = String, Path,
            pattern = "^(access_code|invigilator_password|personal_codes)$")),
    responses(
        (status = OK, body = SessionDetails, description = "with the new codes"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn renew_codes(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<(SessionId, SessionCodeKind)>, PathRejection>,
) -> Result<(Extension<AuditSubject>, Json<SessionDetails>), ApiError> {
    let Path((id, kind)) = path?;
    let session = details(&app, id, &referent).await?;
    if session.finalized_at.is_some() {
        return Err(ApiError::SessionFinalized);
    }
    let spared = auth::testing_logins(&app, id).await?;
    let (ends, subject) = match kind {
        SessionCodeKind::AccessCode => (
            LoginSelection::WithAccessCode(id, spared),
            "new access code",
        ),
        SessionCodeKind::InvigilatorPassword => (
            LoginSelection::UnnamedInvigilators(id),
            "new password of the invigilators",
        ),
        SessionCodeKind::PersonalCodes => (
            LoginSelection::WithPersonalCode(id, spared),
            "new personal codes",
        ),
    };
    let mut renewal = CodeRenewal::new(app.clock.now(), ends);
    match kind {
        SessionCodeKind::AccessCode => renewal.access_code = Some(auth::access_code()?),
        SessionCodeKind::InvigilatorPassword => {
            renewal.invigilator_password = Some(auth::invigilator_password()?);
        }
        SessionCodeKind::PersonalCodes => {
            renewal.personal_codes = session
                .candidates
                .iter()
                .map(|candidate| Ok((candidate.seat.0.into(), auth::personal_code()?)))
                .collect::<Result<_, getrandom::Error>>()?;
        }
    }
    app.store.renew_codes(id, renewal).await?;
    app.logins.look_now();
    let audited = AuditSubject {
        subject: subject.to_owned(),
        session: Some(id),
    };
    let renewed = details(&app, id, &referent).await?;
    Ok((Extension(audited), Json(renewed)))
}

/// The personal code of one candidate of the invigilator's session, for who has lost the slip.
/// Asked for one by one and put on record: the board of a room hangs on a wall, and must not
/// show codes by itself.
#[utoipa::path(get, path = "/api/invigilator/{session}/seats/{seat}/code", tag = "invigilator",
    operation_id = "personal_code", security(("invigilator" = [])),
    params(
        ("session" = u32, Path, description = "number of the session"),
        ("seat" = u16, Path),
    ),
    responses(
        (status = OK, body = PersonalCode),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: no such seat, or a \
            session without such codes"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized: nobody enters \
            any more, and the code would open the result"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn personal_code(
    State(app): State<SharedApp>,
    invigilator: Invigilator,
    path: Result<Path<(u32, u16)>, PathRejection>,
) -> Result<(Extension<AuditSubject>, Json<PersonalCode>), ApiError> {
    let Path((_, seat)) = path?;
    if app.store.is_finalized(invigilator.session).await? {
        return Err(ApiError::SessionFinalized);
    }
    let candidates = app.store.candidates(invigilator.session).await?;
    let candidate = candidates
        .into_iter()
        .find(|candidate| candidate.seat == i64::from(seat));
    let code = candidate
        .and_then(|candidate| candidate.personal_code)
        .ok_or(ApiError::NotFound)?;
    let audited = AuditSubject {
        subject: format!("personal code of seat {seat}"),
        session: Some(invigilator.session),
    };
    let seat = Seat(seat);
    Ok((Extension(audited), Json(PersonalCode { seat, code })))
}
