//! The first start, in a browser.

use super::{
    ClientAddress,
    account::check_new_password,
    json_body::JsonBody,
    validation::{email, line},
};
use crate::{
    accounts,
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{Portal, same_code},
    error::ApiError,
    set_up::{FirstCenter, make_first},
    work_pool::WorkKey,
};
use axum::{Json, extract::State, http::StatusCode};
use vigie_shared::{
    api::{ErrorBody, SetUpRequest, SetUpState, ValidationCode, ValidationError},
    limits::{MAX_CENTER_NAME_CHARS, MAX_PERSON_NAME_CHARS},
};

/// May the first center and account be made in a browser? Only while there is no account.
#[utoipa::path(get, path = "/api/set-up", tag = "public", operation_id = "show_set_up",
    responses((status = OK, body = SetUpState)))]
pub(super) async fn show(State(app): State<SharedApp>) -> Result<Json<SetUpState>, ApiError> {
    let code = app.set_up.code(&app.store).await?;
    Ok(Json(SetUpState {
        open: code.is_some(),
    }))
}

/// Make the first center and its first account, with the code on the terminal of the server. Once
/// there is an account this is closed for good.
#[utoipa::path(post, path = "/api/set-up", tag = "public", operation_id = "set_up",
    request_body = SetUpRequest,
    responses(
        (status = NO_CONTENT, description = "log in with the account"),
        (status = GONE, body = ErrorBody, description = "set_up_closed"),
        (status = FORBIDDEN, body = ErrorBody, description = "set_up_refused: another code"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn make(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<SetUpRequest>,
) -> Result<StatusCode, ApiError> {
    let code = app.set_up.code(&app.store).await?;
    let code = code.ok_or(ApiError::SetUpClosed)?;
    if !same_code(&request.code, code) {
        return Err(ApiError::SetUpRefused);
    }
    let mut first = checked(&request)?;
    let key = WorkKey::network(address);
    first.password_hash = app.passwords.hash(key, request.password).await?;
    let establishment = Some(first.establishment);
    let made = make_first(&app.store, first).await?;
    let (center, account) = made.ok_or(ApiError::SetUpClosed)?;
    let entry = AuditEntry::by_stranger(AuditAction::ChangeAccount, Portal::Referent)
        .from(address)
        .center(center)
        .subject(format!("set_up {account}"));
    app.audit.record(entry).await;
    accounts::change_center(&app.store, center, app.clock.now(), |settings| {
        settings.establishment = establishment;
    })
    .await
    .map_err(ApiError::Internal)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is to be made, without the hash of the password; all faults at once.
fn checked(request: &SetUpRequest) -> Result<FirstCenter, ApiError> {
    let name = line(&request.center, MAX_CENTER_NAME_CHARS);
    let referent = line(&request.name, MAX_PERSON_NAME_CHARS);
    let address = email(&request.email);
    let password = check_new_password(&request.password, address.as_deref().unwrap_or_default());
    let establishment = request.establishment.ok_or(ValidationCode::Empty);
    match (name, establishment, referent, address, password) {
        (Ok(name), Ok(establishment), Ok(referent), Ok(email), Ok(())) => Ok(FirstCenter {
            name,
            establishment,
            referent,
            email,
            password_hash: String::new(),
        }),
        (name, establishment, referent, address, password) => {
            let errors: [(&'static str, Option<ValidationCode>); 5] = [
                ("center", name.err()),
                ("establishment", establishment.err()),
                ("name", referent.err()),
                ("email", address.err()),
                ("password", password.err()),
            ];
            let errors = errors
                .into_iter()
                .filter_map(|(field, code)| Some(ValidationError::new(field, code?)));
            Err(ApiError::FieldsRefused(errors.collect()))
        }
    }
}
