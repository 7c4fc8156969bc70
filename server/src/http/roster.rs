//! A look at a roster before anything is created from it.

use super::{ApiError, ErrorBody, error::Body};
use crate::{
    app::SharedApp,
    auth::Referent,
    roster::{self, Enrolment, Fault, Sex},
    store::CandidateRow,
};
use axum::{Json, extract::State};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vigie_shared::time::ExtraTime;

/// A file as text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RosterText {
    csv: String,
}

/// What is in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Checked {
    /// The lines without a fault.
    candidates: Vec<Row>,
    /// Everything that is wrong; a roster with a fault is not taken.
    faults: Vec<Fault>,
}

/// An enrolled candidate.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Row {
    pub(super) seat: i64,
    pub(super) first_name: String,
    pub(super) last_name: String,
    /// ISO date.
    pub(super) birthdate: String,
    /// `F`, `M` or empty.
    pub(super) sex: String,
    pub(super) birth_place: String,
    pub(super) external_id: String,
    pub(super) division: String,
    /// Basis points: 33 % is 3300.
    #[schema(value_type = u32)]
    pub(super) extra_time: ExtraTime,
    pub(super) accessible: bool,
}

/// Check a roster.
#[utoipa::path(post, path = "/api/roster/check", tag = "referent", request_body = RosterText,
    responses(
        (status = OK, body = Checked),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = PAYLOAD_TOO_LARGE, body = ErrorBody),
    ))]
pub(super) async fn check(
    State(app): State<SharedApp>,
    _: Referent,
    Body(text): Body<RosterText>,
) -> Json<Checked> {
    let reading = roster::read(&text.csv, today(&app));
    let rows = (1..)
        .zip(&reading.candidates)
        .map(|(seat, candidate)| Row::of(seat, candidate));
    Json(Checked {
        candidates: rows.collect(),
        faults: reading.faults,
    })
}

/// The date in UTC: good enough to tell a birthdate from a slip of the pen.
pub(super) fn today(app: &SharedApp) -> Date {
    let now = Timestamp::from_microsecond(app.clock.now().0).unwrap_or(Timestamp::UNIX_EPOCH);
    now.to_zoned(TimeZone::UTC).date()
}

impl TryFrom<CandidateRow> for Row {
    type Error = ApiError;

    fn try_from(row: CandidateRow) -> Result<Self, ApiError> {
        let points = u32::try_from(row.extra_time).ok();
        let extra_time = points.and_then(ExtraTime::from_basis_points);
        Ok(Self {
            seat: row.seat,
            first_name: row.first_name,
            last_name: row.last_name,
            birthdate: row.birthdate,
            sex: row.sex,
            birth_place: row.birth_place,
            external_id: row.external_id,
            division: row.division,
            extra_time: extra_time
                .ok_or_else(|| ApiError::internal(anyhow::anyhow!("extra time out of range")))?,
            accessible: row.accessible,
        })
    }
}

impl Row {
    fn of(seat: i64, candidate: &Enrolment) -> Self {
        Self {
            seat,
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            birthdate: candidate.birthdate.to_string(),
            sex: candidate.sex.map_or("", Sex::letter).to_owned(),
            birth_place: candidate.birth_place.clone(),
            external_id: candidate.external_id.clone(),
            division: candidate.division.clone(),
            extra_time: candidate.extra_time,
            accessible: candidate.accessible,
        }
    }
}
