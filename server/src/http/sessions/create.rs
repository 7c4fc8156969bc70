//! Creates sessions.

use crate::{
    app::{App, SharedApp},
    auth::Referent,
    error::ApiError,
    http::{access::AuditSubject, center::today, json_body::JsonBody, validation},
    roster::{self, EnrolledSession, RosterReading, RosterSource, SessionPlan},
    session_concerns,
};
use axum::{Extension, Json, extract::State, http::StatusCode};
use std::collections::HashSet;
use vigie_shared::{
    api::{
        CreateSessionRequest, CreateSessionsRequest, CreatedSession, CreatedSessions, ErrorBody,
        PlannedSession, RosterSpread, SessionConcern, SessionConcernCode, SpreadOrder,
        ValidationCode, ValidationError,
    },
    ids::CenterId,
    limits::{
        MAX_INVIGILATOR_NAME_CHARS, MAX_INVIGILATORS, MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS,
    },
    person::fold_name,
};

type Created<T> = (StatusCode, Extension<AuditSubject>, Json<T>);

/// Create a session from a roster.
#[utoipa::path(post, path = "/api/sessions", tag = "referent",
    operation_id = "create_session", security(("referent" = [])),
    request_body = CreateSessionRequest,
    responses(
        (status = CREATED, body = CreatedSession),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused, session_concerns; the detail names every error"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn create(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(mut request): JsonBody<CreateSessionRequest>,
) -> Result<Created<CreatedSession>, ApiError> {
    let mut plan = validate(&request, referent.center)?;
    let reading = read(&app, &referent, &mut request, None).await?;
    plan.candidates = reading.people;
    let plans = vec![plan];
    let accepted = request.accepted_concerns.as_deref();
    let concerns = concerns(&app, referent.center, &plans, accepted).await?;
    app.governor.charge_session(referent.center)?;
    let sessions = roster::enroll(&app, plans, reading.learned).await?;
    let session = sessions.into_iter().next().ok_or(ApiError::Malformed)?;
    let created = CreatedSession {
        concerns,
        ..created(session)?
    };
    let audited = AuditSubject {
        subject: created.number.to_string(),
        session: Some(created.id),
    };
    Ok((StatusCode::CREATED, Extension(audited), Json(created)))
}

/// Create several sessions from one file: people spread over rooms, or the sessions that the
/// file names. All of them or none.
#[utoipa::path(post, path = "/api/sessions/batch", tag = "referent",
    operation_id = "create_sessions", security(("referent" = [])),
    request_body = CreateSessionsRequest,
    responses(
        (status = CREATED, body = CreatedSessions),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused, session_concerns; the detail names every error"),
    ))]
#[tracing::instrument(skip_all)]
pub(in crate::http) async fn create_batch(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<CreateSessionsRequest>,
) -> Result<Created<CreatedSessions>, ApiError> {
    let CreateSessionsRequest {
        mut session,
        spread,
    } = request;
    let in_file = spread.by == SpreadOrder::File;
    if !in_file {
        // Before the file is read: each session has a room of the spread, and all else in common.
        session.room = spread.rooms.first().cloned().unwrap_or_default();
        validate(&session, referent.center)?;
    }
    let reading = read(&app, &referent, &mut session, Some(spread)).await?;
    let plans = reading.sessions.iter().map(|one| {
        let form = session_form(&session, &one.planned, in_file);
        let candidates = one.people.iter();
        let candidates = candidates.filter_map(|at| reading.people.get(*at).cloned());
        Ok(SessionPlan {
            candidates: candidates.collect(),
            ..validate(&form, referent.center)?
        })
    });
    let plans = plans.collect::<Result<Vec<_>, ApiError>>()?;
    let accepted = session.accepted_concerns.as_deref();
    let mut concerns = concerns(&app, referent.center, &plans, accepted).await?;
    for _ in &plans {
        app.governor.charge_session(referent.center)?;
    }
    let sessions = roster::enroll(&app, plans, reading.learned).await?;
    let mut sessions: Vec<CreatedSession> = sessions
        .into_iter()
        .map(created)
        .collect::<Result<_, _>>()?;
    // Each names its room; those about the day stand with the first session.
    if let Some(first) = sessions.first_mut() {
        first.concerns.append(&mut concerns);
    }
    let numbers: Vec<String> = sessions.iter().map(|one| one.number.to_string()).collect();
    let audited = AuditSubject {
        subject: numbers.join(", "),
        session: None,
    };
    let created = CreatedSessions { sessions };
    Ok((StatusCode::CREATED, Extension(audited), Json(created)))
}

/// The form of one session of a file or a spread.
fn session_form(
    form: &CreateSessionRequest,
    planned: &PlannedSession,
    in_file: bool,
) -> CreateSessionRequest {
    let mut form = form.clone();
    form.room = planned.room.clone();
    if in_file {
        form.site = planned.site.clone();
        form.held_on = planned.held_on.clone();
        form.held_at = planned.held_at.clone();
        form.invigilators = planned.invigilators.clone();
        form.observations = planned.observations.clone();
    }
    form
}

/// Takes the roster out of a request and reads it; everything found when something stops or asks.
async fn read(
    app: &App,
    referent: &Referent,
    request: &mut CreateSessionRequest,
    spread: Option<RosterSpread>,
) -> Result<RosterReading, ApiError> {
    let source = RosterSource {
        text: std::mem::take(&mut request.roster),
        file: request.file.take(),
        profile: request.profile.take(),
        answers: std::mem::take(&mut request.answers),
        spread,
    };
    let key = referent.work_key();
    let today = today(app, referent.center).await?;
    let reading = roster::read(app, key, referent.center, today, source).await?;
    match reading.ready {
        true => Ok(reading),
        false => Err(ApiError::RosterRefused(reading.findings)),
    }
}

fn created(session: EnrolledSession) -> Result<CreatedSession, ApiError> {
    Ok(CreatedSession {
        id: session.id,
        number: session.number,
        access_code: session.access_code,
        invigilator_password: session.invigilator_password,
        candidates: u32::try_from(session.personal_codes.len())?,
        personal_codes: session.personal_codes,
        concerns: Vec::new(),
    })
}

/// What is probably not meant about sessions that are about to be made.
///
/// # Errors
/// `session_concerns` when somebody can be asked, and has not accepted all of it.
async fn concerns(
    app: &App,
    center: CenterId,
    plans: &[SessionPlan],
    accepted: Option<&[SessionConcernCode]>,
) -> Result<Vec<SessionConcern>, ApiError> {
    accepted_or_asked(
        session_concerns::of_plans(app, center, plans).await?,
        accepted,
    )
}

/// The concerns, where all of them are accepted or nobody can be asked.
///
/// # Errors
/// `session_concerns` with all of them.
pub(super) fn accepted_or_asked(
    concerns: Vec<SessionConcern>,
    accepted: Option<&[SessionConcernCode]>,
) -> Result<Vec<SessionConcern>, ApiError> {
    let is_open = |concern: &SessionConcern| {
        accepted.is_some_and(|accepted| !accepted.contains(&concern.code))
    };
    match concerns.iter().any(is_open) {
        true => Err(ApiError::SessionConcerns(concerns)),
        false => Ok(concerns),
    }
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
