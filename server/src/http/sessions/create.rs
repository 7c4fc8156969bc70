//! Creates a session.

use crate::{
    app::SharedApp,
    auth::Referent,
    error::ApiError,
    http::{access::AuditSubject, json_body::JsonBody, roster::today, validation},
    roster::{self, SessionPlan},
};
use axum::{Extension, Json, extract::State, http::StatusCode};
use std::collections::HashSet;
use vigie_shared::{
    api::{CreateSessionRequest, CreatedSession, ErrorBody, ValidationCode, ValidationError},
    ids::CenterId,
    limits::{
        MAX_INVIGILATOR_NAME_CHARS, MAX_INVIGILATORS, MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS,
    },
    person::fold_name,
};

/// Create a session from a roster.
#[utoipa::path(post, path = "/api/sessions", tag = "referent",
    operation_id = "create_session", security(("referent" = [])),
    request_body = CreateSessionRequest,
    responses(
        (status = CREATED, body = CreatedSession),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused; the detail names every error"),
    ))]
#[tracing::instrument(skip_all, fields(bytes = request.roster.len()))]
pub(in crate::http) async fn create(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<CreateSessionRequest>,
) -> Result<(StatusCode, Extension<AuditSubject>, Json<CreatedSession>), ApiError> {
    let mut plan = validate(&request, referent.center)?;
    let roster = roster::read(&request.roster, today(&app));
    if !roster.diagnostics.is_empty() {
        return Err(ApiError::RosterRefused(roster.diagnostics));
    }
    plan.candidates = roster.candidates;
    app.governor.charge_session(referent.center)?;
    let candidates = u32::try_from(plan.candidates.len())?;
    let session = roster::enroll(&app, plan).await?;
    let created = CreatedSession {
        id: session.id,
        number: session.number,
        access_code: session.access_code,
        invigilator_password: session.invigilator_password,
        personal_codes: session.personal_codes,
        candidates,
    };
    let audited = AuditSubject {
        subject: created.number.to_string(),
        session: Some(created.id),
    };
    Ok((StatusCode::CREATED, Extension(audited), Json(created)))
}

/// The plan without its candidates, or every error of the fields.
fn validate(request: &CreateSessionRequest, center: CenterId) -> Result<SessionPlan, ApiError> {
    let mut errors = Vec::new();
    let plan = SessionPlan {
        center,
        site: valid_or_noted(
            "site",
            validation::line(&request.site, MAX_VENUE_CHARS),
            &mut errors,
        ),
        room: valid_or_noted(
            "room",
            validation::line(&request.room, MAX_VENUE_CHARS),
            &mut errors,
        ),
        held_on: valid_or_noted("held_on", validation::date(&request.held_on), &mut errors),
        held_at: valid_or_noted("held_at", validation::time(&request.held_at), &mut errors),
        invigilators: valid_or_noted("invigilators", invigilators(request), &mut errors),
        named_invigilators_only: request.named_invigilators_only,
        observations: valid_or_noted(
            "observations",
            validation::paragraph(&request.observations, MAX_OBSERVATIONS_CHARS),
            &mut errors,
        ),
        companion: request.companion,
        candidates: Vec::new(),
    };
    if errors.is_empty() {
        Ok(plan)
    } else {
        Err(ApiError::FieldsRefused(errors))
    }
}

/// The names. Two may not be the same, as the record names people by them; and where nobody
/// else gets in, somebody must be named.
fn invigilators(request: &CreateSessionRequest) -> Result<Vec<String>, ValidationCode> {
    let names = &request.invigilators;
    if names.len() > MAX_INVIGILATORS {
        return Err(ValidationCode::TooLong);
    }
    if names.is_empty() && request.named_invigilators_only {
        return Err(ValidationCode::Empty);
    }
    let names: Result<Vec<String>, ValidationCode> = names
        .iter()
        .map(|name| validation::line(name, MAX_INVIGILATOR_NAME_CHARS))
        .collect();
    let names = names?;
    let mut seen = HashSet::new();
    match names.iter().all(|name| seen.insert(fold_name(name))) {
        true => Ok(names),
        false => Err(ValidationCode::Duplicate),
    }
}

/// The value; or a placeholder and its error noted, so that all fields are checked.
fn valid_or_noted<T: Default>(
    field: &'static str,
    value: Result<T, ValidationCode>,
    errors: &mut Vec<ValidationError>,
) -> T {
    value.unwrap_or_else(|code| {
        errors.push(ValidationError::new(field, code));
        T::default()
    })
}
