//! The named invigilators of a session: who is on the list, their codes, and who supervised.

use crate::{
    app::{App, SharedApp},
    auth::{self, ConfirmedReferent, Referent},
    error::ApiError,
    http::{AuditSubject, json_body::JsonBody, validation},
    store::{
        InvigilatorCodeHash, InvigilatorSettings, InvigilatorUpdate, LoginSelection, StoreError,
    },
};
use axum::{
    Extension, Json,
    extract::{Path, State, rejection::PathRejection},
};
use uuid::Uuid;
use vigie_shared::{
    api::{
        EndInvigilatorLoginRequest, ErrorBody, InvigilatorChange, InvigilatorCode,
        InvigilatorCodeRequest, NamedInvigilator, SessionInvigilators, ValidationCode,
    },
    ids::{AccountId, SessionId},
    limits::{MAX_INVIGILATOR_NAME_CHARS, MAX_INVIGILATORS, MAX_INVIGILATORS_EVER},
    person::fold_name,
};

/// Codes that are tried before giving up: of 576 first characters ten are taken.
const MAX_CODE_TRIES: u8 = 8;

/// Who the named invigilators of a session are, and who supervised it when.
#[utoipa::path(get, path = "/api/sessions/{id}/invigilators", tag = "referent",
    operation_id = "list_invigilators", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")),
    responses((status = OK, body = SessionInvigilators)))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn list_invigilators(
    State(app): State<SharedApp>,
    _: Referent,
    id: Result<Path<SessionId>, PathRejection>,
) -> Result<Json<SessionInvigilators>, ApiError> {
    let Path(id) = id?;
    Ok(Json(list(&app, id).await?))
}

/// Change the list of named invigilators: add, rename or remove one, or decide whether the
/// password of the session is refused. Until the session is finalized.
#[utoipa::path(post, path = "/api/sessions/{id}/invigilators", tag = "referent",
    operation_id = "change_invigilators", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = InvigilatorChange,
    responses(
        (status = OK, body = SessionInvigilators, description = "the list as it is now"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: not on the list"),
        (status = CONFLICT, body = ErrorBody, description = "name_on_record"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused: \
            `name` is empty, too long or there already; `invigilators` are too many, or none \
            that could get in"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn change_invigilators(
    State(app): State<SharedApp>,
    _: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(change): JsonBody<InvigilatorChange>,
) -> Result<(Extension<AuditSubject>, Json<SessionInvigilators>), ApiError> {
    let Path(id) = id?;
    refuse_finalized(&settings(&app, id).await?)?;
    let people = app.store.invigilators(id).await?;
    let (update, subject) = checked(&app, id, &people, change).await?;
    app.store
        .update_invigilators(id, update, app.clock.now())
        .await?;
    app.logins.look_now();
    Ok((audited(id, subject), Json(list(&app, id).await?)))
}

/// Make a new personal code for a named invigilator. It is shown here and never again; an
/// earlier one opens nothing any more, and the logins made with it end within seconds.
#[utoipa::path(post, path = "/api/sessions/{id}/invigilators/code", tag = "referent",
    operation_id = "make_invigilator_code", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = InvigilatorCodeRequest,
    responses(
        (status = OK, body = InvigilatorCode),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            confirmation_needed"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: not on the list"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "busy"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn make_invigilator_code(
    State(app): State<SharedApp>,
    ConfirmedReferent(referent): ConfirmedReferent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<InvigilatorCodeRequest>,
) -> Result<(Extension<AuditSubject>, Json<InvigilatorCode>), ApiError> {
    let Path(id) = id?;
    refuse_finalized(&settings(&app, id).await?)?;
    let people = app.store.invigilators(id).await?;
    let person = on_list(&people, request.invigilator)?;
    let code = set_code(&app, &referent, id, person.id).await?;
    app.logins.look_now();
    let made = InvigilatorCode {
        invigilator: person.id,
        name: person.name.clone(),
        code,
    };
    let subject = format!("{}: new personal code", person.id);
    Ok((audited(id, subject), Json(made)))
}

/// End one login of an invigilator: of somebody who should not be there. Its page and its
/// connections close within seconds; the password or the code still opens the session.
#[utoipa::path(post, path = "/api/sessions/{id}/invigilators/logins/end", tag = "referent",
    operation_id = "end_invigilator_login", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = EndInvigilatorLoginRequest,
    responses((status = OK, body = SessionInvigilators, description = "the list as it is now")))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn end_invigilator_login(
    State(app): State<SharedApp>,
    _: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    JsonBody(EndInvigilatorLoginRequest { login }): JsonBody<EndInvigilatorLoginRequest>,
) -> Result<(Extension<AuditSubject>, Json<SessionInvigilators>), ApiError> {
    let Path(id) = id?;
    app.logins
        .end(LoginSelection::OneInvigilator(id, login))
        .await?;
    let subject = format!("{login}: login ended");
    Ok((audited(id, subject), Json(list(&app, id).await?)))
}

async fn set_code(
    app: &App,
    referent: &Referent,
    session: SessionId,
    person: AccountId,
) -> Result<String, ApiError> {
    for _ in 0..MAX_CODE_TRIES {
        let code = auth::invigilator_code()?;
        let selector = auth::invigilator_code_selector(&code);
        let hash = app
            .passwords
            .hash(referent.work_key(), code.as_str().into());
        let hash = InvigilatorCodeHash {
            selector,
            hash: hash.await?,
        };
        let update = InvigilatorUpdate::SetCode(person, hash);
        let now = app.clock.now();
        match app.store.update_invigilators(session, update, now).await {
            // The first characters are those of somebody else's code.
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => return Ok(code),
        }
    }
    Err(StoreError::Conflict.into())
}

/// The update that a change asks for, and what the audit trail says of it: it has the id, and
/// shows the name.
async fn checked(
    app: &App,
    session: SessionId,
    people: &[NamedInvigilator],
    change: InvigilatorChange,
) -> Result<(InvigilatorUpdate, String), ApiError> {
    Ok(match change {
        InvigilatorChange::Add { name } => {
            let name = new_name(people, None, &name)?;
            let present = people.iter().filter(|one| !one.removed).count();
            let ever = usize::try_from(app.store.invigilators_ever(session).await?)?;
            if present >= MAX_INVIGILATORS || ever >= MAX_INVIGILATORS_EVER {
                return Err(ApiError::field("invigilators", ValidationCode::TooLong));
            }
            let id = AccountId(Uuid::now_v7());
            let subject = format!("{id}: added");
            (InvigilatorUpdate::Add(id, name), subject)
        }
        InvigilatorChange::Rename { invigilator, name } => {
            let person = on_list(people, invigilator)?;
            if person.has_entered {
                return Err(ApiError::NameOnRecord);
            }
            let name = new_name(people, Some(person.id), &name)?;
            let subject = format!("{invigilator}: renamed");
            (InvigilatorUpdate::Rename(invigilator, name), subject)
        }
        InvigilatorChange::Remove { invigilator } => {
            let person = on_list(people, invigilator)?;
            let subject = format!("{invigilator}: removed");
            (InvigilatorUpdate::Remove(person.id), subject)
        }
        InvigilatorChange::NamedOnly { named_only } => {
            let mut can_enter = people.iter().filter(|one| !one.removed && one.has_code);
            if named_only && can_enter.next().is_none() {
                return Err(ApiError::field("invigilators", ValidationCode::Empty));
            }
            let subject = match named_only {
                true => "named invigilators only",
                false => "named invigilators or the password of the session",
            };
            (InvigilatorUpdate::NamedOnly(named_only), subject.to_owned())
        }
    })
}

/// A name that is valid, and not that of somebody else on the list.
fn new_name(
    people: &[NamedInvigilator],
    own: Option<AccountId>,
    name: &str,
) -> Result<String, ApiError> {
    let refused = |code| ApiError::field("name", code);
    let name = validation::line(name, MAX_INVIGILATOR_NAME_CHARS).map_err(refused)?;
    let folded = fold_name(&name);
    let others = people.iter().filter(|one| Some(one.id) != own);
    match others
        .map(|one| fold_name(&one.name))
        .any(|one| one == folded)
    {
        true => Err(refused(ValidationCode::Duplicate)),
        false => Ok(name),
    }
}

fn on_list(people: &[NamedInvigilator], id: AccountId) -> Result<&NamedInvigilator, ApiError> {
    let mut present = people.iter().filter(|one| !one.removed);
    present.find(|one| one.id == id).ok_or(ApiError::NotFound)
}

async fn list(app: &App, session: SessionId) -> Result<SessionInvigilators, ApiError> {
    Ok(SessionInvigilators {
        named_only: settings(app, session).await?.named_only,
        invigilators: app.store.invigilators(session).await?,
        supervision: app.store.supervision(session, app.clock.now()).await?,
    })
}

async fn settings(app: &App, session: SessionId) -> Result<InvigilatorSettings, ApiError> {
    let settings = app.store.invigilator_settings(session).await?;
    settings.ok_or(ApiError::NotFound)
}

fn refuse_finalized(settings: &InvigilatorSettings) -> Result<(), ApiError> {
    match settings.finalized {
        true => Err(ApiError::SessionFinalized),
        false => Ok(()),
    }
}

fn audited(session: SessionId, subject: String) -> Extension<AuditSubject> {
    Extension(AuditSubject {
        subject,
        session: Some(session),
    })
}
