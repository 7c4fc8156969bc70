//! Checks a roster before anything is created from it.

use super::{center::today, json_body::JsonBody};
use crate::{
    app::SharedApp,
    auth::Referent,
    error::ApiError,
    roster::{self, RosterPerson, RosterReading, RosterSource},
    store::{CandidateIdentity, CandidateRow},
};
use axum::{Json, extract::State};
use vigie_shared::{
    api::{
        RosterCandidate, RosterCheckRequest, RosterCheckResponse, SetAsidePerson, SetAsideReason,
    },
    ids::Seat,
    session::SeatTerms,
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
    let (seat, terms) = (Seat(u16::try_from(row.seat)?), row.terms()?);
    Ok(roster_candidate(seat, row.person, terms, row.version))
}

fn from_enrollment(seat: Seat, enrollment: &RosterPerson) -> RosterCandidate {
    let terms = SeatTerms {
        extra_time: enrollment.extra_time,
        accessible: enrollment.accessible,
    };
    roster_candidate(seat, enrollment.into(), terms, 1)
}

fn roster_candidate(
    seat: Seat,
    person: CandidateIdentity,
    terms: SeatTerms,
    version: u32,
) -> RosterCandidate {
    RosterCandidate {
        seat,
        first_name: person.first_name,
        last_name: person.last_name,
        used_name: person.used_name,
        other_first_names: person.other_first_names,
        birthdate: person.birthdate,
        sex: person.sex,
        birth_place: person.birth_place,
        external_id: person.external_id,
        division: person.division,
        extra_time: terms.extra_time,
        accessible: terms.accessible,
        version,
    }
}
