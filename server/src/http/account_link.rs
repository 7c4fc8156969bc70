//! Links by mail, for who cannot log in: a forgotten password, and the password of somebody who
//! was invited.

use super::{
    ClientAddress, account::check_new_password, json_body::JsonBody, people::language,
    validation::email,
};
use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::Portal,
    error::ApiError,
    people,
    work_pool::WorkKey,
};
use axum::{extract::State, http::StatusCode};
use std::net::IpAddr;
use vigie_i18n::Language;
use vigie_shared::api::{ChoosePasswordRequest, ErrorBody, ForgottenPasswordRequest};

/// Have a link sent to an address, with which the password of its account is replaced. The answer
/// is the same, and as fast, whether the address has an account or not; at most three mails an
/// hour go to one.
#[utoipa::path(post, path = "/api/account-link/forgotten", tag = "referent",
    operation_id = "forget_password", request_body = ForgottenPasswordRequest,
    responses(
        (status = NO_CONTENT, description = "if the address has an account, a mail follows"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused: `email`"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn forgotten(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<ForgottenPasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let email = email(&request.email).map_err(|code| ApiError::field("email", code))?;
    let language = language(request.language);
    let asked = app.clone();
    // After the answer: how long it takes must not tell what exists. Tracked: a server that stops
    // waits for it.
    app.sockets
        .spawn(async move { write_link(&asked, &email, language, address).await });
    Ok(StatusCode::NO_CONTENT)
}

async fn write_link(app: &SharedApp, email: &str, language: Language, address: IpAddr) {
    match people::forgotten_password(&app.store, email, language, app.clock.now()).await {
        Ok(Some(account)) => {
            app.mail.look_now();
            let entry = AuditEntry::by_stranger(AuditAction::ChangePassword, Portal::Referent)
                .from(address)
                .center(account.center)
                .subject(format!("link for account {}", account.id));
            app.audit.record(entry).await;
        }
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "the link for a password was not written"),
    }
}

/// Choose a password with the secret of a link. All logins of the account end.
#[utoipa::path(post, path = "/api/account-link/password", tag = "referent",
    operation_id = "choose_password", request_body = ChoosePasswordRequest,
    responses(
        (status = NO_CONTENT, description = "log in with it"),
        (status = GONE, body = ErrorBody, description = "account_link_refused"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused: `new`; \
            the link stays good"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn choose_password(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<ChoosePasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let link = people::link_of(&app.store, &request.secret, app.clock.now()).await?;
    let link = link.ok_or(ApiError::AccountLinkRefused)?;
    check_new_password(&request.new, &link.email).map_err(|code| ApiError::field("new", code))?;
    let key = WorkKey::network(address);
    let hash = app.passwords.hash(key, request.new).await?;
    let used = people::use_link(&app.store, &link, hash, app.clock.now()).await?;
    let account = used.ok_or(ApiError::AccountLinkRefused)?;
    app.logins.look_now();
    let entry = AuditEntry::by_stranger(AuditAction::ChangePassword, Portal::Referent)
        .from(address)
        .center(link.center)
        .subject(format!("account {account}, by link {}", link.id));
    app.audit.record(entry).await;
    Ok(StatusCode::NO_CONTENT)
}
