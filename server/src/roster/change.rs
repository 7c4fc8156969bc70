//! The roster of a session changed after its creation: who a candidate is, on which terms, one
//! more, one less. The room decides; what no journal holds is written with its row.

use super::{CivilSex, RosterPerson, identity};
use crate::{
    app::App,
    auth,
    error::ApiError,
    store::{CandidateIdentity, CandidateRow, CandidateWrite, IdentityVersion},
};
use jiff::civil::Date;
use vigie_shared::{
    api::ValidationCode,
    ids::{IncidentId, Seat, SessionId},
    session::{Actor, CandidateEdit, Command, IdentityChange, LateEnrollment, Refusal, SeatTerms},
    time::ExtraTime,
    view::SessionStatus,
};

/// What every change of a roster has.
#[derive(Debug, Clone)]
pub struct CandidateChange {
    /// The session.
    pub session: SessionId,
    /// Who changes it.
    pub actor: Actor,
    /// Why.
    pub reason: String,
    /// With the person before them.
    pub at_door: bool,
}

/// A candidate as they are to be.
#[derive(Debug, Clone)]
pub struct PersonEdit {
    /// Which.
    pub seat: Seat,
    /// The version of the identity that was seen.
    pub seen_version: u32,
    /// The terms that were seen.
    pub seen_terms: SeatTerms,
    /// Who they are.
    pub person: RosterPerson,
    /// What is agreed.
    pub terms: SeatTerms,
    /// The incident that is upheld by it.
    pub incident: Option<IncidentId>,
}

/// Changes identity and terms of a candidate, and upholds the incident that asked for it: all of
/// it or nothing.
///
/// # Errors
/// The refusal of the session; `fields_refused` when somebody else on the roster has the same
/// names and birthdate, or the same identifier.
#[tracing::instrument(name = "edit_candidate", skip_all, fields(session = %change.session))]
pub async fn edit(app: &App, change: CandidateChange, edit: PersonEdit) -> Result<(), ApiError> {
    let _alone = app.roster_locks.of(change.session).await;
    let rows = app.store.candidates(change.session).await?;
    let place = i64::from(edit.seat.0);
    let row = rows.iter().find(|row| row.seat == place);
    let row = row.ok_or(Refusal::UnknownSeat)?;
    let wanted = CandidateIdentity::from(&edit.person);
    let write = match wanted == row.person {
        true => None,
        false => {
            let key = unique_key(&rows, Some(place), &edit.person)?;
            Some(correction(app, change.session, edit.seat, row, wanted, key).await?)
        }
    };
    let identity = write.as_ref().and_then(|write| match write {
        CandidateWrite::Correct { before, after, .. } => Some(IdentityChange {
            before: before.digest(),
            after: after.digest(),
        }),
        CandidateWrite::Enroll { .. } => None,
    });
    let command = Command::EditCandidate(Box::new(CandidateEdit {
        seat: edit.seat,
        seen_version: edit.seen_version,
        seen_terms: edit.seen_terms,
        identity,
        terms: edit.terms,
        reason: change.reason,
        incident: edit.incident,
        at_door: change.at_door,
    }));
    decide(app, change.session, change.actor, command, write).await
}

/// What is written when the identity of a row becomes another one: the next version, and the
/// one before it if it is not kept yet.
async fn correction(
    app: &App,
    session: SessionId,
    seat: Seat,
    row: &CandidateRow,
    wanted: CandidateIdentity,
    key: String,
) -> Result<CandidateWrite, ApiError> {
    let kept = app
        .store
        .identity_version(session, seat, row.version)
        .await?;
    let before = match kept {
        Some(kept) => kept,
        None => {
            let enrolled = row.person.clone();
            IdentityVersion::new(seat, row.version, enrolled, None)?
        }
    };
    let next = row.version.saturating_add(1);
    let after = IdentityVersion::new(seat, next, wanted, Some(app.clock.now()))?;
    let (before, after) = (Box::new(before), Box::new(after));
    Ok(CandidateWrite::Correct { before, after, key })
}

/// Gives a person the next seat, with a personal code.
///
/// # Errors
/// As [`edit`].
#[tracing::instrument(name = "enroll_candidate", skip_all, fields(session = %change.session))]
pub async fn enroll_late(
    app: &App,
    change: CandidateChange,
    person: RosterPerson,
    terms: SeatTerms,
    moved_from: Option<SessionId>,
) -> Result<Seat, ApiError> {
    let session = change.session;
    let _alone = app.roster_locks.of(session).await;
    let rows = app.store.candidates(session).await?;
    let key = unique_key(&rows, None, &person)?;
    let room = app.rooms.open(session).await?;
    let seat = room.next_seat().await.ok_or(Refusal::StorageUnavailable)?;
    let version = IdentityVersion::new(seat, 1, (&person).into(), Some(app.clock.now()))?;
    let command = Command::EnrollCandidate(Box::new(LateEnrollment {
        seat,
        identity: version.digest(),
        terms,
        reason: change.reason,
        moved_from,
        at_door: change.at_door,
    }));
    let row = Box::new(row(&version, terms, key, auth::personal_code()?));
    let version = Box::new(version);
    let write = CandidateWrite::Enroll { row, version };
    room.decide(change.actor, command, Some(write)).await?;
    Ok(seat)
}

/// Takes a candidate off the roster, or moves them to another session that has not started.
///
/// # Errors
/// The refusal of either session. A candidate who is moved is on one of the two rosters at
/// least: they are enrolled first.
#[tracing::instrument(name = "remove_candidate", skip_all, fields(session = %change.session))]
pub async fn remove(
    app: &App,
    change: CandidateChange,
    seat: Seat,
    move_to: Option<SessionId>,
) -> Result<(), ApiError> {
    let arrived = match move_to {
        None => None,
        Some(target) => Some((target, enroll_elsewhere(app, &change, seat, target).await?)),
    };
    let command = Command::RemoveCandidate {
        seat,
        moved_to: move_to,
        reason: change.reason.clone(),
    };
    let (session, actor) = (change.session, change.actor.clone());
    let removed = {
        let _alone = app.roster_locks.of(session).await;
        decide(app, session, actor, command, None).await
    };
    if let (Err(_), Some((target, seat))) = (&removed, arrived) {
        // They have entered here meanwhile: they do not take the test there.
        let undo = Command::RemoveCandidate {
            seat,
            moved_to: Some(session),
            reason: change.reason,
        };
        decide(app, target, change.actor, undo, None).await?;
    }
    removed
}

async fn enroll_elsewhere(
    app: &App,
    change: &CandidateChange,
    seat: Seat,
    target: SessionId,
) -> Result<Seat, ApiError> {
    let status = app
        .store
        .session_info(target)
        .await?
        .map(|info| info.status);
    match status.ok_or(ApiError::NotFound)? {
        SessionStatus::Created => {}
        SessionStatus::InProgress => return Err(Refusal::SessionStarted.into()),
        SessionStatus::Cancelled => return Err(ApiError::SessionCancelled),
        SessionStatus::Finalized | SessionStatus::Published => {
            return Err(ApiError::SessionFinalized);
        }
    }
    let row = app.store.candidate(change.session, seat).await?;
    let row = row.ok_or(Refusal::UnknownSeat)?;
    let terms = row.terms()?;
    let there = CandidateChange {
        session: target,
        ..change.clone()
    };
    let person = person_of(&row)?;
    enroll_late(app, there, person, terms, Some(change.session)).await
}

/// Has the room of a session decide.
pub(super) async fn decide(
    app: &App,
    session: SessionId,
    actor: Actor,
    command: Command,
    write: Option<CandidateWrite>,
) -> Result<(), ApiError> {
    let room = app.rooms.open(session).await?;
    Ok(room.decide(actor, command, write).await?)
}

/// What tells a person apart from the others on the roster. Two people of one name and birthdate
/// are distinguished by their identifiers; nobody has that of somebody else.
fn unique_key(
    rows: &[CandidateRow],
    own: Option<i64>,
    person: &RosterPerson,
) -> Result<String, ApiError> {
    let key = identity(&person.first_name, &person.last_name, person.birthdate);
    let mut others = rows.iter().filter(|row| Some(row.seat) != own);
    let identifier = person.external_id.as_str();
    let same_identifier =
        |row: &CandidateRow| !identifier.is_empty() && row.person.external_id == identifier;
    if others.clone().any(same_identifier) {
        return Err(ApiError::field("external_id", ValidationCode::Duplicate));
    }
    let with_identifier = format!("{key} {identifier}");
    let is_homonym = |row: &CandidateRow| {
        row.identity == key
            || row
                .identity
                .strip_prefix(&key)
                .is_some_and(|rest| rest.starts_with(' '))
    };
    match others.find(|row| is_homonym(row)) {
        None => Ok(key),
        Some(other) if identifier.is_empty() || other.person.external_id.is_empty() => {
            Err(ApiError::field("last_name", ValidationCode::Duplicate))
        }
        Some(_) => Ok(with_identifier),
    }
}

/// The person of a row.
pub(super) fn person_of(row: &CandidateRow) -> Result<RosterPerson, ApiError> {
    let person = row.person.clone();
    Ok(RosterPerson {
        first_name: person.first_name,
        last_name: person.last_name,
        used_name: person.used_name,
        other_first_names: person.other_first_names,
        birthdate: person.birthdate.parse::<Date>()?,
        sex: [CivilSex::F, CivilSex::M]
            .into_iter()
            .find(|sex| sex.letter() == person.sex),
        birth_place: person.birth_place,
        external_id: person.external_id,
        division: person.division,
        extra_time: ExtraTime::NONE,
        accessible: row.accessible,
    })
}

fn row(
    version: &IdentityVersion,
    terms: SeatTerms,
    key: String,
    personal_code: String,
) -> CandidateRow {
    CandidateRow {
        seat: version.seat.0.into(),
        person: version.identity.clone(),
        extra_time: i64::from(terms.extra_time.basis_points()),
        accessible: terms.accessible,
        eligible: true,
        identity: key,
        personal_code: Some(personal_code),
        version: version.version,
    }
}
