//! Checks a roster before anything is created from it.

use super::{center::today, json_body::JsonBody};
use crate::{
    app::SharedApp,
    auth::Referent,
    error::ApiError,
    roster::{self, Enrollment, RosterReading, RosterSource, Sex},
    store::CandidateRow,
};
use axum::{Json, extract::State};
use vigie_shared::{
    api::{
        RosterCandidate, RosterCheckRequest, RosterCheckResponse, SetAsidePerson, SetAsideReason,
    },
    ids::Seat,
    time::ExtraTime,
};

/// Check a roster in whatever form: nothing is created. Answers to what was found come with the
/// next request.
#[utoipa::path(post, path = "/api/roster/check", tag = "referent",
    operation_id = "check_roster", security(("referent" = [])),
    request_body = RosterCheckRequest, responses((status = OK, body = RosterCheckResponse)))]
#[tracing::instrument(skip_all)]
pub(super) async fn check(
    State(app): State<SharedApp>,
    referent: Referent,
    JsonBody(request): JsonBody<RosterCheckRequest>,
) -> Result<Json<RosterCheckResponse>, ApiError> {
    if request.csv.is_none() && request.file.is_none() {
        return Err(ApiError::Malformed);
    }
    let source = RosterSource {
        text: request.csv.unwrap_or_default(),
        file: request.file,
        profile: request.profile,
        answers: request.answers,
        spread: request.spread,
    };
    let key = referent.work_key();
    let today = today(&app, referent.center).await?;
    let reading = roster::read(&app, key, referent.center, today, source).await?;
    let mut response = check_response(reading);
    let is_waiting = |person: &SetAsidePerson| person.reason == SetAsideReason::NotEligible;
    if response.set_aside.iter().any(is_waiting) {
        let center = app.store.center_settings(referent.center).await?;
        let link = center.map(|row| row.settings.training_link);
        response.training_link = link.filter(|link| !link.is_empty());
    }
    Ok(Json(response))
}

fn check_response(reading: RosterReading) -> RosterCheckResponse {
    let candidates = (1..).map(Seat).zip(&reading.people);
    RosterCheckResponse {
        candidates: candidates
            .map(|(seat, enrollment)| from_enrollment(seat, enrollment))
            .collect(),
        faults: reading.findings,
        faults_in_all: reading.findings_in_all,
        ready: reading.ready,
        source: reading.source,
        columns: reading.columns,
        classes: reading.classes,
        set_aside: reading.set_aside,
        training_link: None,
        sessions: reading
            .sessions
            .into_iter()
            .map(|one| one.planned)
            .collect(),
    }
}

/// The candidate of a row of the database.
///
/// # Errors
/// When the row has a seat or an extra time that cannot be.
pub(super) fn from_row(row: CandidateRow) -> Result<RosterCandidate, ApiError> {
    let points = u32::try_from(row.extra_time)?;
    let extra_time = ExtraTime::try_from(points).map_err(ApiError::internal)?;
    Ok(RosterCandidate {
        seat: Seat(u16::try_from(row.seat)?),
        first_name: row.first_name,
        last_name: row.last_name,
        used_name: row.used_name,
        other_first_names: row.other_first_names,
        birthdate: row.birthdate,
        sex: row.sex,
        birth_place: row.birth_place,
        external_id: row.external_id,
        division: row.division,
        extra_time,
        accessible: row.accessible,
        version: row.version,
    })
}

fn from_enrollment(seat: Seat, enrollment: &Enrollment) -> RosterCandidate {
    RosterCandidate {
        seat,
        first_name: enrollment.first_name.clone(),
        last_name: enrollment.last_name.clone(),
        used_name: enrollment.used_name.clone(),
        other_first_names: enrollment.other_first_names.clone(),
        birthdate: enrollment.birthdate.to_string(),
        sex: enrollment.sex.map_or("", Sex::letter).to_owned(),
        birth_place: enrollment.birth_place.clone(),
        external_id: enrollment.external_id.clone(),
        division: enrollment.division.clone(),
        extra_time: enrollment.extra_time,
        accessible: enrollment.accessible,
        version: 1,
    }
}
