//! The second factor of an account: set up, taken into use, removed.

use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{ConfirmedReferent, LoginAssurance, second_factor},
    error::ApiError,
    factor_throttle::FactorGuesser,
    http::{ClientAddress, credentials, json_body::JsonBody},
    store::{LoginChange, LoginSelection, remove_factor},
};
use axum::{Json, extract::State, http::StatusCode};
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;
use vigie_shared::api::{ActivateSecondFactorRequest, ErrorBody, RecoveryCodes, SecondFactorSetup};

/// Width of the empty border that the standard of QR codes requires, modules.
const QUIET_ZONE: usize = 4;

/// Make a secret for an authenticator. It is shown this once, and is not in use before a code
/// of it was given.
#[utoipa::path(post, path = "/api/referent/second-factor", tag = "referent",
    operation_id = "begin_second_factor", security(("referent" = [])),
    responses(
        (status = OK, body = SecondFactorSetup),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "second_factor_unavailable"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn begin(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
) -> Result<Json<SecondFactorSetup>, ApiError> {
    let account = credentials::account(&app, referent.id).await?;
    let new = second_factor::begin(&app, referent.id, &account.email).await?;
    Ok(Json(SecondFactorSetup {
        qr: qr_svg(&new.address)?.into(),
        secret: new.secret,
    }))
}

/// Take the secret into use, with a code that the authenticator shows. All other logins of the
/// account end: they did not give a code.
#[utoipa::path(post, path = "/api/referent/second-factor/activate", tag = "referent",
    operation_id = "activate_second_factor", security(("referent" = [])),
    request_body = ActivateSecondFactorRequest,
    responses(
        (status = OK, body = RecoveryCodes),
        (status = UNAUTHORIZED, body = ErrorBody, description = "second_factor_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "second_factor_unavailable"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn activate(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<ActivateSecondFactorRequest>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    let now = app.clock.now();
    let guesser = FactorGuesser::Login(referent.login);
    app.factor_throttle.reserve(referent.id, guesser, now)?;
    let codes = second_factor::activate(&app, referent.id, &request.code, now).await?;
    app.factor_throttle.succeeded(referent.id, guesser);
    let proved = LoginChange::Proved(LoginAssurance::SecondFactor.name());
    app.store.change_login(referent.login, proved).await?;
    let others = LoginSelection::OthersOf(referent.id, referent.login);
    app.logins.end(others).await?;
    let entry = AuditEntry::by_referent(AuditAction::ChangeSecondFactor, &referent);
    let entry = entry.from(address).subject("activated");
    app.audit.record(entry).await;
    Ok(Json(RecoveryCodes { codes }))
}

/// Do without a second factor again. Its codes on paper are void.
#[utoipa::path(post, path = "/api/referent/second-factor/remove", tag = "referent",
    operation_id = "remove_second_factor", security(("referent" = [])),
    responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn remove(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    ClientAddress(address): ClientAddress,
) -> Result<StatusCode, ApiError> {
    let mut transaction = app.store.pool().begin().await?;
    remove_factor(&mut transaction, referent.id).await?;
    transaction.commit().await?;
    let entry = AuditEntry::by_referent(AuditAction::ChangeSecondFactor, &referent);
    let entry = entry.from(address).subject("removed");
    app.audit.record(entry).await;
    Ok(StatusCode::NO_CONTENT)
}

/// The QR code of an address as an SVG document: black on white whatever the theme, or cameras
/// do not read it.
fn qr_svg(address: &str) -> Result<String, ApiError> {
    let code = QRBuilder::new(address).ecl(ECL::M).build();
    let code = code.map_err(|error| ApiError::internal(anyhow::anyhow!("{error:?}")))?;
    let side = code.size + 2 * QUIET_ZONE;
    let mut dark = String::new();
    for row in 0..code.size {
        for column in (0..code.size).filter(|column| code[row][*column].value()) {
            let (x, y) = (column + QUIET_ZONE, row + QUIET_ZONE);
            write!(dark, "M{x} {y}h1v1h-1z").map_err(ApiError::internal)?;
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
         <path fill=\"#000\" d=\"{dark}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_quiet_zone_and_is_a_document_of_its_own() {
        let svg = qr_svg("otpauth://totp/Vigie:a%40b?secret=AAAA&issuer=Vigie").unwrap();
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>"));
        // The finder pattern begins right after the quiet zone.
        assert!(svg.contains("M4 4h1v1h-1z") && !svg.contains("M3 4h1"));
    }
}
