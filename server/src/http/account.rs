//! What referents do with their own account.

pub(super) mod logins;
pub(super) mod second_factor;

use super::{
    credentials,
    json_body::JsonBody,
    login::guarded,
    login_client::{LoginClient, ProofOfWorkHeader},
};
use crate::{
    accounts::{self, PasswordChange},
    app::{App, SharedApp},
    audit::{AuditAction, AuditEntry},
    auth::{ConfirmedReferent, Portal, Referent, second_factor::TypedFactor},
    error::ApiError,
    factor_throttle::FactorGuesser,
    login_throttle::LoginAttempt,
    store::LoginChange,
};
use axum::{extract::State, http::StatusCode};
use vigie_shared::{
    api::{ChangePasswordRequest, ConfirmLoginRequest, ErrorBody, ValidationCode},
    limits::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS},
    secret_text::SecretText,
};

/// Give the password again: for 15 minutes this login may do what cannot be taken back.
/// Counts as an attempt to log in.
#[utoipa::path(post, path = "/api/referent/confirm", tag = "referent",
    operation_id = "confirm_login", security(("referent" = [])),
    request_body = ConfirmLoginRequest, params(ProofOfWorkHeader),
    responses(
        (status = NO_CONTENT, description = "the refused request may be repeated"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "login_refused, \
            second_factor_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "second_factor_needed"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "second_factor_unavailable"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn confirm(
    State(app): State<SharedApp>,
    referent: Referent,
    client: LoginClient,
    JsonBody(request): JsonBody<ConfirmLoginRequest>,
) -> Result<StatusCode, ApiError> {
    let code = request.code.as_deref();
    let checked = check_password(&app, &referent, request.password, code, &client).await;
    let entry = AuditEntry::by_referent(AuditAction::ConfirmLogin, &referent).from(client.address);
    match &checked {
        Ok(()) => app.audit.record(entry).await,
        // Half of an attempt: the page asks for the code and sends both.
        Err(ApiError::SecondFactorNeeded) => {}
        Err(_) => app.audit.record(entry.refused()).await,
    }
    checked?;
    let change = LoginChange::Confirmed(app.clock.now());
    app.store.change_login(referent.login, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has the password been given within the last 15 minutes on this login? For a page that is
/// about to let the browser save a file.
#[utoipa::path(get, path = "/api/referent/confirmation", tag = "referent",
    operation_id = "check_confirmation", security(("referent" = [])),
    responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
    ))]
pub(super) async fn confirmation(_: ConfirmedReferent) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// There was input on the page, such as a key or a click: without any for 30 minutes the login
/// ends, and live connections alone do not count.
#[utoipa::path(post, path = "/api/referent/activity", tag = "referent",
    operation_id = "note_activity", security(("referent" = [])),
    responses((status = NO_CONTENT)))]
pub(super) async fn activity(_: Referent) -> StatusCode {
    // The extractor keeps it, as for every request.
    StatusCode::NO_CONTENT
}

/// Change the password. All other logins of the account end.
#[utoipa::path(post, path = "/api/referent/password", tag = "referent",
    operation_id = "change_password", security(("referent" = [])),
    request_body = ChangePasswordRequest, params(ProofOfWorkHeader),
    responses(
        (status = NO_CONTENT),
        (status = UNAUTHORIZED, body = ErrorBody, description = "login_refused: the present \
            password is another"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused: `new`"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn change_password(
    State(app): State<SharedApp>,
    referent: Referent,
    client: LoginClient,
    JsonBody(request): JsonBody<ChangePasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let key = referent.work_key();
    let account = credentials::account(&app, referent.id).await?;
    check_new_password(&request.new, &account.email)
        .map_err(|code| ApiError::field("new", code))?;
    let entry =
        AuditEntry::by_referent(AuditAction::ChangePassword, &referent).from(client.address);
    let attempt = LoginAttempt::of_referent(&account.email, client.address);
    let verified = account.password_hash.clone();
    let check = credentials::check_password(&app, key, account, request.current);
    if let Err(error) = guarded(&app, Portal::Referent, &client, attempt, check).await {
        app.audit.record(entry.refused()).await;
        return Err(error);
    }
    let new = app.passwords.hash(key, request.new).await?;
    let change = PasswordChange { verified, new };
    let now = app.clock.now();
    if !accounts::change_password(&app.store, &referent, change, now).await? {
        app.audit.record(entry.refused()).await;
        return Err(ApiError::LoginRefused);
    }
    app.logins.look_now();
    app.audit.record(entry).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Password and second factor of the referent who is logged in, as an attempt of the throttle.
async fn check_password(
    app: &App,
    referent: &Referent,
    password: SecretText,
    code: Option<&str>,
    client: &LoginClient,
) -> Result<(), ApiError> {
    let account = credentials::account(app, referent.id).await?;
    let attempt = LoginAttempt::of_referent(&account.email, client.address);
    let factor = TypedFactor {
        code,
        guesser: FactorGuesser::Login(referent.login),
    };
    let check = credentials::check(app, referent.work_key(), Some(account), password, factor);
    guarded(app, Portal::Referent, client, attempt, check).await?;
    Ok(())
}

/// Long enough, and not what somebody would try first. Nothing else is asked of it: rules about
/// kinds of characters make passwords that are written under keyboards.
pub(super) fn check_new_password(new: &str, email: &str) -> Result<(), ValidationCode> {
    let length = new.chars().count();
    if length < MIN_PASSWORD_CHARS {
        return Err(ValidationCode::TooShort);
    }
    if length > MAX_PASSWORD_CHARS {
        return Err(ValidationCode::TooLong);
    }
    let folded = new.to_lowercase();
    let user = email.split('@').next().unwrap_or(email);
    let named = user.chars().count() >= 4 && folded.contains(user);
    let first = new.chars().next();
    let repeated = new.chars().all(|c| Some(c) == first);
    if named || repeated {
        return Err(ValidationCode::Guessable);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_first_guess() {
        let check = |new: &str| check_new_password(new, "nora.benali@example.org");
        assert_eq!(check("short"), Err(ValidationCode::TooShort));
        assert_eq!(check(&"é".repeat(12)), Err(ValidationCode::Guessable));
        assert_eq!(check("Nora.Benali2026"), Err(ValidationCode::Guessable));
        assert_eq!(check(&"xy".repeat(65)), Err(ValidationCode::TooLong));
        assert_eq!(check("correct horse battery"), Ok(()));
    }
}
