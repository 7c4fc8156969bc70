//! A new session.

use crate::{
    app::SharedApp,
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        error::Body,
        field::{self, FieldCode, FieldFault},
        roster::today,
    },
    roster::{self, SessionPlan},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vigie_shared::{ids::CenterId, session::CompanionPolicy};

const LONGEST_PLACE: usize = 120;
const LONGEST_OBSERVATIONS: usize = 2_000;
const MOST_INVIGILATORS: usize = 10;

/// What the referent fills in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http) struct Form {
    /// Address, 1 to 120 characters.
    site: String,
    /// Room, 1 to 120 characters.
    room: String,
    /// `2025-06-01`.
    held_on: String,
    /// Local time, `14:30`.
    held_at: String,
    /// Up to 10 names of 1 to 40 characters.
    invigilators: Vec<String>,
    /// Up to 2000 characters.
    observations: String,
    /// `observed`, `required` or `required_auto_clear`.
    #[schema(value_type = String)]
    companion: CompanionPolicy,
    /// Text of the CSV file.
    roster: String,
}

/// The session, with what people need to enter.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Created {
    id: String,
    number: u32,
    access_code: String,
    invigilator_password: String,
    /// How many are enrolled.
    candidates: usize,
}

/// Create a session from a roster.
#[utoipa::path(post, path = "/api/sessions", tag = "referent", request_body = Form,
    responses(
        (status = CREATED, body = Created),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused; detail names every fault"),
    ))]
pub(in crate::http) async fn create(
    State(app): State<SharedApp>,
    referent: Referent,
    Body(form): Body<Form>,
) -> Result<(StatusCode, Json<Created>), ApiError> {
    let mut plan = form.check(referent.center)?;
    let reading = roster::read(&form.roster, today(&app));
    if !reading.faults.is_empty() {
        return Err(ApiError::RosterRefused(reading.faults));
    }
    plan.candidates = reading.candidates;
    let candidates = plan.candidates.len();
    let session = roster::enroll(&app, plan).await?;
    let created = Created {
        id: session.id.to_string(),
        number: session.number,
        access_code: session.access_code,
        invigilator_password: session.invigilator_password,
        candidates,
    };
    Ok((StatusCode::CREATED, Json(created)))
}

impl Form {
    /// The plan without its candidates, or everything wrong with the fields.
    fn check(&self, center: CenterId) -> Result<SessionPlan, ApiError> {
        let mut faults = Vec::new();
        let plan = SessionPlan {
            center,
            site: noted("site", field::line(&self.site, LONGEST_PLACE), &mut faults),
            room: noted("room", field::line(&self.room, LONGEST_PLACE), &mut faults),
            held_on: noted("held_on", field::date(&self.held_on), &mut faults),
            held_at: noted("held_at", field::time(&self.held_at), &mut faults),
            invigilators: noted("invigilators", self.names(), &mut faults),
            observations: noted(
                "observations",
                field::paragraph(&self.observations, LONGEST_OBSERVATIONS),
                &mut faults,
            ),
            companion: self.companion,
            candidates: Vec::new(),
        };
        if faults.is_empty() {
            Ok(plan)
        } else {
            Err(ApiError::FieldsRefused(faults))
        }
    }

    fn names(&self) -> Result<Vec<String>, FieldCode> {
        if self.invigilators.len() > MOST_INVIGILATORS {
            return Err(FieldCode::TooLong);
        }
        self.invigilators
            .iter()
            .map(|name| field::line(name, field::LONGEST_NAME))
            .collect()
    }
}

/// The value, or its fault noted, so that all fields are looked at.
fn noted<T: Default>(
    field: &'static str,
    value: Result<T, FieldCode>,
    faults: &mut Vec<FieldFault>,
) -> T {
    value.unwrap_or_else(|code| {
        faults.push(FieldFault { field, code });
        T::default()
    })
}
