//! The portal of the referents.

use super::{
    credentials::{self, CheckedAccount},
    json_body::JsonBody,
    login::{AcceptedLogin, guarded, logged_in, logged_out},
    login_client::{LoginClient, ProofOfWorkHeader},
};
use crate::{
    app::{App, SharedApp},
    auth::{
        LoginAssurance, Portal, Principal, Referent,
        second_factor::{self, TypedFactor},
    },
    error::ApiError,
    factor_throttle::FactorGuesser,
    login_throttle::LoginAttempt,
    store::VerifiedCredential,
    work_pool::WorkKey,
};
use axum::{Json, extract::State, http::HeaderMap, response::Response};
use vigie_shared::{
    api::{CurrentReferent, ErrorBody, ReferentLoginRequest},
    ids::AccountId,
};

/// Log in to an account.
#[utoipa::path(post, path = "/api/referent/login", tag = "referent",
    operation_id = "referent_log_in", request_body = ReferentLoginRequest,
    params(ProofOfWorkHeader),
    responses(
        (status = OK, body = CurrentReferent, description = "with the referent's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "login_refused, \
            second_factor_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "second_factor_needed, \
            account_disabled"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts, \
            proof_of_work_needed"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "second_factor_unavailable"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    client: LoginClient,
    JsonBody(request): JsonBody<ReferentLoginRequest>,
) -> Result<Response, ApiError> {
    let email = request.email.trim().to_lowercase();
    let attempt = LoginAttempt::of_referent(&email, client.address);
    let key = WorkKey::network(client.address);
    let device = app.login_throttle.known_device(
        &attempt,
        &client.tokens(Some(Portal::Referent)),
        app.clock.now(),
    );
    let guesser = match device {
        Some(device) => FactorGuesser::Device(device),
        None => FactorGuesser::Network(attempt.customer_network()),
    };
    let credentials = check(&app, key, &email, request, guesser);
    let (found, device) = guarded(&app, Portal::Referent, &client, attempt, credentials).await?;
    let CheckedAccount { id, proved, hash } = found;
    let body = load(&app, id).await?;
    let with_factor = proved == LoginAssurance::SecondFactor;
    let accepted = AcceptedLogin {
        principal: Principal::Referent { id, proved },
        credential: VerifiedCredential::Password { hash, with_factor },
        device,
    };
    logged_in(&app, &client, accepted, body).await
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/referent/me", tag = "referent",
    operation_id = "referent_me", security(("referent" = [])),
    responses((status = OK, body = CurrentReferent)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<CurrentReferent>, ApiError> {
    Ok(Json(load(&app, referent.id).await?))
}

/// Log out.
#[utoipa::path(post, path = "/api/referent/logout", tag = "referent",
    operation_id = "referent_log_out", responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    logged_out(app, Portal::Referent, None, headers).await
}

/// The account, when the credentials are its own.
async fn check(
    app: &App,
    key: WorkKey,
    email: &str,
    request: ReferentLoginRequest,
    guesser: FactorGuesser,
) -> Result<CheckedAccount, ApiError> {
    let account = app.store.account_with_email(email).await?;
    let factor = TypedFactor {
        code: request.code.as_deref(),
        guesser,
    };
    credentials::check(app, key, account, request.password, factor).await
}

async fn load(app: &App, id: AccountId) -> Result<CurrentReferent, ApiError> {
    let profile = app.store.referent_profile(id).await?;
    let profile = profile.ok_or(ApiError::NotFound)?;
    Ok(CurrentReferent {
        name: profile.name,
        account: Some(id),
        email: profile.email,
        center: profile.center,
        bank_editor: profile.bank_editor,
        second_factor: second_factor::is_in_use(&app.store, id).await?,
    })
}
