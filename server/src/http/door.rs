//! The door of a session: who was refused with the right code of the room is shown to the
//! invigilators, who let them in by hand; their page then goes on by itself.

use super::{center::today_of_session, json_body::JsonBody};
use crate::{
    app::{App, SharedApp},
    auth::{self, Invigilator, Referent},
    error::ApiError,
    roster::{self, CandidateChange, PersonEdit, PersonSource, parse_date},
    store::CandidateRow,
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use uuid::Uuid;
use vigie_shared::{
    api::{
        AdmitByHandRequest, AdmittedPerson, CandidateFields, CandidateLoginRequest, DoorDecision,
        DoorRequest, DoorResponse, ErrorBody,
    },
    ids::{Seat, SessionId},
    limits::MAX_CANDIDATE_NAME_CHARS,
    person::fold_name,
    session::{Actor, SeatTerms},
    time::ExtraTime,
    view::{DoorCase, DoorReason, door_sign},
};

/// Letters by which a name may differ and still be nearly the same.
const NEAR: usize = 2;
/// Enrolled candidates who are shown as the likeliest.
const MAX_NEAREST: usize = 3;

/// Ask whether an invigilator has let this page in. Until then the answer is the same for every
/// ticket.
#[utoipa::path(post, path = "/api/candidate/door", tag = "candidate",
    operation_id = "candidate_door", request_body = DoorRequest,
    responses((status = OK, body = DoorResponse)))]
#[tracing::instrument(skip_all)]
pub(super) async fn wait(
    State(app): State<SharedApp>,
    JsonBody(request): JsonBody<DoorRequest>,
) -> Json<DoorResponse> {
    let admitted = app.door.admitted(request.ticket, app.clock.now());
    Json(DoorResponse { admitted })
}

/// Decide about somebody at the door: they are an enrolled candidate, whose identity is corrected
/// to what they typed; they are enrolled now; or they do not take the test here.
#[utoipa::path(post, path = "/api/invigilator/{session}/door", tag = "invigilator",
    operation_id = "admit_by_hand", security(("invigilator" = [])),
    params(("session" = u32, Path, description = "number of the session")),
    request_body = AdmitByHandRequest,
    responses(
        (status = OK, body = DoorResponse, description = "nothing: the page learns it"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: nobody waits so"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled"),
        (status = CONFLICT, body = ErrorBody, description = "candidate_changed, \
            test_already_started, roster_full"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn admit_by_hand(
    State(app): State<SharedApp>,
    invigilator: Invigilator,
    JsonBody(request): JsonBody<AdmitByHandRequest>,
) -> Result<Json<DoorResponse>, ApiError> {
    let session = invigilator.session;
    let actor = Actor::Invigilator(invigilator.into());
    decide(&app, session, actor, request).await
}

/// The same by a referent of the center, who sees the room from elsewhere.
#[utoipa::path(post, path = "/api/sessions/{id}/door", tag = "referent",
    operation_id = "admit_by_hand_as_referent", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid")),
    request_body = AdmitByHandRequest,
    responses(
        (status = OK, body = DoorResponse, description = "nothing: the page learns it"),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: nobody waits so"),
        (status = FORBIDDEN, body = ErrorBody, description = "session_finalized, \
            session_cancelled"),
        (status = CONFLICT, body = ErrorBody, description = "candidate_changed, \
            test_already_started, roster_full"),
        (status = UNPROCESSABLE_ENTITY, body = ErrorBody, description = "fields_refused, \
            roster_refused"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn admit_by_hand_as_referent(
    State(app): State<SharedApp>,
    referent: Referent,
    path: Result<Path<SessionId>, PathRejection>,
    JsonBody(request): JsonBody<AdmitByHandRequest>,
) -> Result<Json<DoorResponse>, ApiError> {
    let Path(session) = path?;
    decide(&app, session, Actor::Referent(referent.into()), request).await
}

async fn decide(
    app: &App,
    session: SessionId,
    actor: Actor,
    request: AdmitByHandRequest,
) -> Result<Json<DoorResponse>, ApiError> {
    let waiting = app.door.of_session(session, app.clock.now());
    let case = waiting.into_iter().find(|one| one.case == request.case);
    let case = case.ok_or(ApiError::NotFound)?;
    let change = CandidateChange {
        session,
        actor,
        reason: request.reason.clone(),
        at_door: true,
    };
    let seat = match request.decision {
        DoorDecision::TurnAway => None,
        DoorDecision::Correct { seat } => {
            let row = app.store.candidate(session, seat).await?;
            let row = row.ok_or(ApiError::NotFound)?;
            correct(app, change, &request, &case, &row).await?;
            Some(seat)
        }
        DoorDecision::Enroll => Some(enroll(app, change, &request, &case).await?),
    };
    let admitted = match seat {
        Some(seat) => Some(admitted_person(app, session, seat).await?),
        None => None,
    };
    app.door.decide(session, case.case, admitted);
    app.rooms.note_guessing(session);
    Ok(Json(DoorResponse::default()))
}

/// The enrolled candidate becomes who stands there, in what was typed.
async fn correct(
    app: &App,
    change: CandidateChange,
    request: &AdmitByHandRequest,
    case: &DoorCase,
    row: &CandidateRow,
) -> Result<(), ApiError> {
    let seen_terms = row.terms()?;
    let enrolled = &row.person;
    // Who is called so already keeps all given names, and the spelling of civil status.
    let names = enrolled.enrolled_names();
    let (first_name, last_name) = match names.are_typed(&case.first_name, &case.last_name) {
        true => (&enrolled.first_name, &enrolled.last_name),
        false => (&case.first_name, &case.last_name),
    };
    let fields = CandidateFields {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        used_name: enrolled.used_name.clone(),
        other_first_names: enrolled.other_first_names.clone(),
        birthdate: case.birthdate.clone(),
        sex: enrolled.sex.clone(),
        birth_place: enrolled.birth_place.clone(),
        external_id: enrolled.external_id.clone(),
        division: enrolled.division.clone(),
    };
    let person = roster::checked_person(&PersonSource {
        fields: &fields,
        accepted: &request.accepted,
        today: today_of_session(app, change.session).await?,
    })?;
    let edit = PersonEdit {
        seat: Seat(u16::try_from(row.seat)?),
        seen_version: row.version,
        seen_terms,
        person,
        terms: seen_terms,
        incident: None,
    };
    roster::edit(app, change, edit).await
}

async fn enroll(
    app: &App,
    change: CandidateChange,
    request: &AdmitByHandRequest,
    case: &DoorCase,
) -> Result<Seat, ApiError> {
    let fields = CandidateFields {
        first_name: case.first_name.clone(),
        last_name: case.last_name.clone(),
        birthdate: case.birthdate.clone(),
        ..CandidateFields::default()
    };
    let person = roster::checked_person(&PersonSource {
        fields: &fields,
        accepted: &request.accepted,
        today: today_of_session(app, change.session).await?,
    })?;
    let terms = SeatTerms {
        extra_time: ExtraTime::NONE,
        accessible: false,
    };
    roster::enroll_late(app, change, person, terms, None).await
}

async fn admitted_person(
    app: &App,
    session: SessionId,
    seat: Seat,
) -> Result<AdmittedPerson, ApiError> {
    let row = app.store.candidate(session, seat).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    Ok(AdmittedPerson {
        first_name: row.person.first_name,
        last_name: row.person.last_name,
        birthdate: row.person.birthdate,
        personal_code: row.personal_code.map(Into::into),
    })
}

/// Puts a refused login on the board, if the code of the room was right. On its own, after the
/// answer: how long it takes must not say whether anything was.
pub(super) fn note_refused(app: &SharedApp, request: &CandidateLoginRequest) {
    let Some(ticket) = request.door_ticket else {
        return;
    };
    let (app, request) = (app.clone(), request.clone());
    app.sockets.clone().spawn(async move {
        if let Err(error) = note(&app, &request, ticket).await {
            tracing::error!(?error, "who stands at the door could not be looked up");
        }
    });
}

async fn note(app: &App, request: &CandidateLoginRequest, ticket: Uuid) -> Result<(), ApiError> {
    let door = app.store.session_door(request.session).await?;
    let Some(door) = door.filter(|door| door.is_open) else {
        return Ok(());
    };
    let is_short = |name: &str| name.chars().count() <= MAX_CANDIDATE_NAME_CHARS;
    let birthdate = parse_date(request.birthdate.trim()).map(|date| date.to_string());
    let (Some(birthdate), true) = (
        birthdate,
        auth::same_code(&request.access_code, &door.access_code)
            && is_short(&request.first_name)
            && is_short(&request.last_name),
    ) else {
        return Ok(());
    };
    let rows = app.store.candidates(door.session).await?;
    let likeness = likeness(&rows, request, &birthdate);
    let case = DoorCase {
        case: Uuid::new_v4(),
        sign: door_sign(ticket),
        first_name: request.first_name.trim().to_owned(),
        last_name: request.last_name.trim().to_owned(),
        birthdate,
        why: likeness.why,
        nearest: likeness.nearest,
        code_of: likeness.code_of,
        at: app.clock.now(),
    };
    app.door.note(door.session, ticket, case);
    app.rooms.note_guessing(door.session);
    Ok(())
}

/// Whom somebody at the door resembles.
struct NameLikeness {
    why: DoorReason,
    nearest: Vec<Seat>,
    code_of: Option<Seat>,
}

fn likeness(
    rows: &[CandidateRow],
    request: &CandidateLoginRequest,
    birthdate: &str,
) -> NameLikeness {
    let seat = |row: &CandidateRow| u16::try_from(row.seat).ok().map(Seat);
    let typed = request.personal_code.as_deref();
    let owner = rows.iter().find(|row| {
        let own = row.personal_code.as_deref();
        typed
            .zip(own)
            .is_some_and(|(typed, own)| auth::same_code(typed, own))
    });
    let names = format!(
        "{}{}",
        fold_name(&request.last_name),
        fold_name(&request.first_name)
    );
    let mut near: Vec<(usize, DoorReason, &CandidateRow)> = rows
        .iter()
        .filter_map(|row| {
            let (last_name, first_name) = row.person.names();
            let enrolled = format!("{}{}", fold_name(last_name), fold_name(first_name));
            let known = row.person.enrolled_names();
            let is_named_so = known.are_typed(&request.first_name, &request.last_name);
            let distance = match is_named_so {
                true => 0,
                false => distance(&names, &enrolled),
            };
            let same_day = row.person.birthdate == birthdate;
            let why = match (distance, same_day) {
                (0, true) => DoorReason::OtherCode,
                (_, true) if distance <= NEAR => DoorReason::OtherName,
                (_, false) if distance <= NEAR => DoorReason::OtherBirthdate,
                _ => return None,
            };
            Some((distance + usize::from(!same_day), why, row))
        })
        .collect();
    near.sort_by_key(|(distance, _, row)| (*distance, row.seat));
    let mut nearest: Vec<Seat> = owner.and_then(seat).into_iter().collect();
    for (_, _, row) in &near {
        nearest.extend(seat(row).filter(|seat| !nearest.contains(seat)));
    }
    nearest.truncate(MAX_NEAREST);
    let of_owner = owner.map(|row| match row.person.birthdate == birthdate {
        true => DoorReason::OtherName,
        false => DoorReason::OtherBirthdate,
    });
    NameLikeness {
        why: near
            .first()
            .map(|(_, why, _)| *why)
            .or(of_owner)
            .unwrap_or(DoorReason::OnNoList),
        nearest,
        code_of: owner.and_then(seat),
    }
}

/// How many letters have to be added, left out or changed to make one text the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, known) in other.iter().enumerate() {
            let changed = diagonal + usize::from(*known != letter);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn names_that_are_nearly_the_same_differ_by_a_letter_or_two() {
        assert_eq!(distance("benaliahmed", "benalliahmed"), 1);
        assert_eq!(distance("cordierlouis", "cordierlouis"), 0);
        assert_eq!(distance("", "ab"), 2);
        assert!(distance("ferrandnadia", "vasseurelodie") > 2);
    }
}
