//! Who works for a center: for its referents.

use super::{
    ClientAddress,
    json_body::JsonBody,
    validation::{email, line},
};
use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{ConfirmedReferent, Referent},
    error::ApiError,
    people::{self, InvitationOutcome, NewInvitation, RemovalOutcome},
};
use axum::{Json, extract::State, http::StatusCode};
use vigie_i18n::Language;
use vigie_shared::{
    api::{
        CenterPeople, ErrorBody, InvitePersonRequest, MailLanguage, RemovePersonRequest,
        ValidationCode, ValidationError, WithdrawInvitationRequest,
    },
    limits::MAX_PERSON_NAME_CHARS,
};

/// Seconds until it is worth asking again when the outbox is full.
const RETRY_SECONDS: u32 = 300;

/// Who may log in to the own center, and who was invited.
#[utoipa::path(get, path = "/api/center/people", tag = "referent", operation_id = "list_people",
    security(("referent" = [])), responses((status = OK, body = CenterPeople)))]
#[tracing::instrument(skip_all)]
pub(super) async fn list(
    State(app): State<SharedApp>,
    referent: Referent,
) -> Result<Json<CenterPeople>, ApiError> {
    let now = app.clock.now();
    Ok(Json(CenterPeople {
        people: app.store.people_of_center(referent.center).await?,
        invitations: app.store.open_invitations(referent.center, now).await?,
        mail_delayed_since: app.store.mail_delayed_since().await?,
    }))
}

/// Invite somebody to the own center by mail. The answer is the same whether the address has an
/// account at another center or not: only its owner learns of it, by the mail.
#[utoipa::path(post, path = "/api/center/people/invite", tag = "referent",
    operation_id = "invite_person", security(("referent" = [])),
    request_body = InvitePersonRequest,
    responses(
        (status = NO_CONTENT, description = "the mail waits to be sent"),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused: `name`, \
            `email`; `duplicate` when they have an account at this center"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_invitations"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "busy: too many mails wait"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn invite(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<InvitePersonRequest>,
) -> Result<StatusCode, ApiError> {
    let new = checked(&request)?;
    let outcome = people::invite(&app.store, referent.center, &new, app.clock.now()).await?;
    let entry = AuditEntry::by_referent(AuditAction::ChangeAccount, &referent).from(address);
    match outcome {
        InvitationOutcome::Invited(id) => {
            app.mail.look_now();
            app.audit
                .record(entry.subject(format!("invite {id}")))
                .await;
            Ok(StatusCode::NO_CONTENT)
        }
        InvitationOutcome::IsHere => Err(ApiError::field("email", ValidationCode::Duplicate)),
        InvitationOutcome::TooMany => {
            app.audit.record(entry.subject("invite").refused()).await;
            Err(ApiError::TooManyInvitations)
        }
        InvitationOutcome::OutboxFull => Err(ApiError::Busy {
            retry_after: RETRY_SECONDS,
        }),
    }
}

/// Withdraw an invitation: its link is good no longer.
#[utoipa::path(post, path = "/api/center/people/withdraw", tag = "referent",
    operation_id = "withdraw_invitation", security(("referent" = [])),
    request_body = WithdrawInvitationRequest,
    responses(
        (status = NO_CONTENT),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: accepted or withdrawn \
            meanwhile, or of another center"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn withdraw(
    State(app): State<SharedApp>,
    referent: Referent,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<WithdrawInvitationRequest>,
) -> Result<StatusCode, ApiError> {
    let (center, id) = (referent.center, request.invitation);
    if !people::withdraw(&app.store, center, id, app.clock.now()).await? {
        return Err(ApiError::NotFound);
    }
    let entry = AuditEntry::by_referent(AuditAction::ChangeAccount, &referent).from(address);
    app.audit
        .record(entry.subject(format!("withdraw {id}")))
        .await;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove somebody from the own center: they may not log in any more, and their logins end.
#[utoipa::path(post, path = "/api/center/people/remove", tag = "referent",
    operation_id = "remove_person", security(("referent" = [])),
    request_body = RemovePersonRequest,
    responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: removed meanwhile, or \
            of another center"),
        (status = CONFLICT, body = ErrorBody, description = "last_referent"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn remove(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    ClientAddress(address): ClientAddress,
    JsonBody(request): JsonBody<RemovePersonRequest>,
) -> Result<StatusCode, ApiError> {
    let account = request.account;
    let outcome = people::remove(&app.store, &referent, account, app.clock.now()).await?;
    let entry = AuditEntry::by_referent(AuditAction::ChangeAccount, &referent)
        .from(address)
        .subject(format!("remove {account}"));
    match outcome {
        RemovalOutcome::Removed => {
            app.logins.look_now();
            app.audit.record(entry).await;
            Ok(StatusCode::NO_CONTENT)
        }
        RemovalOutcome::Unknown => Err(ApiError::NotFound),
        RemovalOutcome::IsLast => {
            app.audit.record(entry.refused()).await;
            Err(ApiError::LastReferent)
        }
    }
}

fn checked(request: &InvitePersonRequest) -> Result<NewInvitation, ApiError> {
    let name = line(&request.name, MAX_PERSON_NAME_CHARS);
    match (name, email(&request.email)) {
        (Ok(name), Ok(email)) => Ok(NewInvitation {
            name,
            email,
            language: language(request.language),
        }),
        (name, email) => {
            let errors = [("name", name.err()), ("email", email.err())];
            let errors = errors
                .into_iter()
                .filter_map(|(field, code)| Some(ValidationError::new(field, code?)));
            Err(ApiError::FieldsRefused(errors.collect()))
        }
    }
}

/// The language of a mail.
pub(super) fn language(asked: MailLanguage) -> Language {
    match asked {
        MailLanguage::French => Language::French,
        MailLanguage::English => Language::English,
    }
}
