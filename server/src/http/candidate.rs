//! The candidates' door.

use super::{ApiError, ClientAddress, ErrorBody, error::Body, sitting::Sitting};
use crate::{
    app::{App, SharedApp},
    auth::{self, Attempt, Candidate, Door, Visitor},
    roster::{identity, parse_date},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;
use vigie_shared::ids::{Seat, SessionId};

/// What a candidate types to enter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Session number.
    session: u32,
    first_name: String,
    last_name: String,
    /// `2008-03-09`.
    birthdate: String,
    /// Read out by the invigilator; case and spaces do not matter.
    access_code: String,
    /// INE or other identifier of the roster; asked for once the results are published.
    #[serde(default)]
    external_id: Option<String>,
}

/// Who entered, as enrolled.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Entered {
    first_name: String,
    last_name: String,
}

/// Who I am and where.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    first_name: String,
    last_name: String,
    session: Sitting,
}

struct Enrolled {
    session: SessionId,
    seat: Seat,
    name: Entered,
    access_code: String,
    external_id: String,
    finalized: bool,
    published: bool,
}

/// Enter a session.
#[utoipa::path(post, path = "/api/candidate/login", tag = "candidate", request_body = Entry,
    responses(
        (status = OK, body = Entered, description = "with the candidate's cookie"),
        (status = UNAUTHORIZED, body = ErrorBody, description = "entry_refused"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            identifier_needed, wrong_origin"),
        (status = TOO_MANY_REQUESTS, body = ErrorBody, description = "too_many_attempts"),
    ))]
pub(super) async fn log_in(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    Body(entry): Body<Entry>,
) -> Result<impl IntoResponse, ApiError> {
    let birthdate = parse_date(entry.birthdate.trim()).ok_or(ApiError::EntryRefused)?;
    let identity = identity(&entry.first_name, &entry.last_name, birthdate);
    let attempt = Attempt::at_session(Door::Candidate, entry.session, &identity, address);
    let now = app.clock.now();
    app.limits.begin(&attempt, now)?;
    let enrolled = find(&app, entry.session, &identity).await?;
    let right = |enrolled: &Enrolled| auth::same_code(&entry.access_code, &enrolled.access_code);
    let Some(enrolled) = enrolled.filter(right) else {
        app.limits.failed(&attempt, now);
        return Err(ApiError::EntryRefused);
    };
    if enrolled.published {
        // In the room the invigilator looked at who came; the access code is known to the
        // whole class. A result takes something that is the candidate's own.
        let typed = entry.external_id.as_deref().map(plain);
        let known = plain(&enrolled.external_id);
        match typed.filter(|typed| !typed.is_empty()) {
            // Not yet a success: that would forgive the guesses made before.
            None => return Err(ApiError::IdentifierNeeded),
            Some(typed) if known.is_empty() || !auth::same_code(&typed, &known) => {
                app.limits.failed(&attempt, now);
                return Err(ApiError::EntryRefused);
            }
            Some(_) => {}
        }
    }
    app.limits.succeeded(&attempt);
    if enrolled.finalized && !enrolled.published {
        return Err(ApiError::SessionFinalized);
    }
    let visitor = Visitor::Candidate {
        session: enrolled.session,
        seat: enrolled.seat,
    };
    let cookie = auth::let_in(&app, visitor).await?;
    Ok((
        AppendHeaders([(header::SET_COOKIE, cookie)]),
        Json(enrolled.name),
    ))
}

/// Who am I?
#[utoipa::path(get, path = "/api/candidate/me", tag = "candidate", responses(
    (status = OK, body = Me), (status = UNAUTHORIZED, body = ErrorBody)))]
pub(super) async fn me(
    State(app): State<SharedApp>,
    candidate: Candidate,
) -> Result<Json<Me>, ApiError> {
    let row = sqlx::query(
        "select first_name, last_name from candidate where session_id = $1 and seat = $2",
    )
    .bind(candidate.session.to_string())
    .bind(i64::from(candidate.seat.0))
    .fetch_optional(app.store.pool())
    .await?
    .ok_or(ApiError::NotFound)?;
    let session = Sitting::load(&app, candidate.session).await?;
    Ok(Json(Me {
        first_name: row.try_get(0)?,
        last_name: row.try_get(1)?,
        session,
    }))
}

/// Leave. The seat stays: to come back needs the code, and the invigilator's
/// authorisation if the test runs.
#[utoipa::path(post, path = "/api/candidate/logout", tag = "candidate",
    responses((status = NO_CONTENT)))]
pub(super) async fn log_out(
    State(app): State<SharedApp>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let cookie = auth::log_out(&app, Door::Candidate, &headers).await?;
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(header::SET_COOKIE, cookie)]),
    ))
}

/// An identifier without what people put between its groups.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

async fn find(app: &App, number: u32, identity: &str) -> Result<Option<Enrolled>, ApiError> {
    let row = sqlx::query(
        "select session.id, session.access_code, session.finalized_at, candidate.seat, \
         candidate.first_name, candidate.last_name, session.published_at, \
         candidate.external_id \
         from candidate join session on session.id = candidate.session_id \
         where session.number = $1 and candidate.identity = $2",
    )
    .bind(i64::from(number))
    .bind(identity)
    .fetch_optional(app.store.pool())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get(0)?;
    let finalized_at: Option<i64> = row.try_get(2)?;
    let seat: i64 = row.try_get(3)?;
    Ok(Some(Enrolled {
        session: id
            .parse()
            .map_err(|error: uuid::Error| ApiError::internal(error))?,
        seat: Seat(u16::try_from(seat).map_err(ApiError::internal)?),
        name: Entered {
            first_name: row.try_get(4)?,
            last_name: row.try_get(5)?,
        },
        access_code: row.try_get(1)?,
        external_id: row.try_get(7)?,
        finalized: finalized_at.is_some(),
        published: row.try_get::<Option<i64>, _>(6)?.is_some(),
    }))
}
