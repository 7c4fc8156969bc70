//! The logins of an account: seen and ended by their owner.

use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{LoginAssurance, Referent},
    error::ApiError,
    http::{ClientAddress, json_body::JsonBody},
    store::LoginSelection,
};
use axum::{Json, extract::State, http::StatusCode};
use vigie_shared::api::{AccountLogin, AccountLogins, EndLoginsRequest};

/// The logins of the account that are good now.
#[utoipa::path(get, path = "/api/referent/logins", tag = "referent",
    operation_id = "list_logins", security(("referent" = [])),
    responses((status = OK, body = AccountLogins)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn list(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<AccountLogins>, ApiError> {
    let logins = app.store.logins_of(referent.id, app.clock.now()).await?;
    let logins = logins.into_iter().map(|login| AccountLogin {
        id: login.id,
        device: login.device,
        since: login.created_at,
        used_at: login.limits.used_at,
        second_factor: LoginAssurance::from_name(&login.assurance) == LoginAssurance::SecondFactor,
        current: login.id == referent.login,
    });
    Ok(Json(AccountLogins {
        logins: logins.collect(),
    }))
}

/// End one login of the account, or all others. Their pages and connections close within
/// seconds. One that has ended already stays so.
#[utoipa::path(post, path = "/api/referent/logins/end", tag = "referent",
    operation_id = "end_logins", security(("referent" = [])), request_body = EndLoginsRequest,
    responses((status = NO_CONTENT)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn end(
    State(app): State<SharedApp>,
    referent: Referent,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<EndLoginsRequest>,
) -> Result<StatusCode, ApiError> {
    let entry = AuditEntry::by_referent(AuditAction::RevokeLogin, &referent).from(address);
    let (selection, subject) = match request.login {
        Some(login) => (
            LoginSelection::OfAccount(referent.id, login),
            login.to_string(),
        ),
        None => (
            LoginSelection::OthersOf(referent.id, referent.login),
            "others".to_owned(),
        ),
    };
    app.logins.end(selection).await?;
    app.audit.record(entry.subject(subject)).await;
    Ok(StatusCode::NO_CONTENT)
}
