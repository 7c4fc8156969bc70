//! A session made from a roster: codes, candidates and the first row of its record.

use super::{RosterPerson, identity};
use crate::{
    app::App,
    auth, journal,
    store::{CandidateRow, NewSession, NewSessions, StoreError},
};
use jiff::civil::Date;
use std::collections::HashSet;
use uuid::Uuid;
use vigie_roster_import::ImportMemory;
use vigie_shared::{
    api::PersonalCode,
    ids::{AccountId, CenterId, Seat, SessionId},
    rules::RULE_SET,
    session::{CompanionPolicy, RulesetVersions, SeatConfig, SessionConfig},
};

/// Session numbers tried before giving up. Of a thousand sessions in the database each
/// takes one number in nine hundred.
const MAX_NUMBER_TRIES: u8 = 20;

/// What a session is made from, checked.
#[derive(Debug, Clone)]
pub struct SessionPlan {
    /// The center it belongs to.
    pub center: CenterId,
    /// Address.
    pub site: String,
    /// Room.
    pub room: String,
    /// Day.
    pub held_on: Date,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names as on the attendance sheet.
    pub invigilators: Vec<String>,
    /// Is the password of the session refused?
    pub named_invigilators_only: bool,
    /// Anything else.
    pub observations: String,
    /// Must the browser extension be seen?
    pub companion: CompanionPolicy,
    /// Who takes the test; the order gives the seats.
    pub candidates: Vec<RosterPerson>,
}

/// A session just made.
#[derive(Clone)]
pub struct EnrolledSession {
    /// Id of the session.
    pub id: SessionId,
    /// What people type to enter.
    pub number: u32,
    /// For the candidates.
    pub access_code: String,
    /// For the invigilators.
    pub invigilator_password: String,
    /// For each candidate, by seat.
    pub personal_codes: Vec<PersonalCode>,
}

/// Why no session was made.
#[derive(Debug, thiserror::Error)]
pub enum EnrollError {
    /// No randomness for its codes.
    #[error("no randomness for the codes of a session")]
    Random(#[from] getrandom::Error),
    /// The database did not take it.
    #[error("the session could not be written")]
    Store(#[from] StoreError),
}

/// Makes sessions of one center, with all their candidates, and keeps what was answered about
/// their file: all of it or nothing.
#[tracing::instrument(skip_all, fields(sessions = plans.len()))]
pub async fn enroll(
    app: &App,
    plans: Vec<SessionPlan>,
    learned: ImportMemory,
) -> Result<Vec<EnrolledSession>, EnrollError> {
    let mut sessions = plans
        .into_iter()
        .map(|plan| new_session(app, plan))
        .collect::<Result<Vec<_>, getrandom::Error>>()?;
    for _ in 0..MAX_NUMBER_TRIES {
        let mut numbers = HashSet::new();
        for session in &mut sessions {
            session.number = i64::from(auth::session_number()?);
            while !numbers.insert(session.number) {
                session.number = i64::from(auth::session_number()?);
            }
        }
        let new = NewSessions {
            sessions: sessions.clone(),
            learned: learned.clone(),
        };
        match app.store.create_sessions(new).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => return Ok(sessions.into_iter().map(|one| enrolled(app, one)).collect()),
        }
    }
    Err(StoreError::Conflict.into())
}

/// A session with its codes and candidates, without a number yet.
fn new_session(app: &App, plan: SessionPlan) -> Result<NewSession, getrandom::Error> {
    let id = SessionId(Uuid::now_v7());
    let now = app.clock.now();
    let first_row = journal::first_row(id, now, config(app, &plan));
    let mut identities = HashSet::new();
    let candidates = (1..).map(Seat).zip(&plan.candidates).map(|(seat, one)| {
        let mut row = row(one, seat, auth::personal_code()?);
        // Two people of one name and birthdate: their identifiers tell them apart.
        if !identities.insert(row.identity.clone()) {
            row.identity = format!("{} {}", row.identity, row.person.external_id);
            identities.insert(row.identity.clone());
        }
        Ok(row)
    });
    Ok(NewSession {
        id,
        center: plan.center,
        number: 0,
        held_on: plan.held_on.to_string(),
        candidates: candidates.collect::<Result<_, getrandom::Error>>()?,
        first_row,
        site: plan.site,
        room: plan.room,
        held_at: plan.held_at,
        invigilators: plan
            .invigilators
            .into_iter()
            .map(|name| (AccountId(Uuid::now_v7()), name))
            .collect(),
        named_invigilators_only: plan.named_invigilators_only,
        observations: plan.observations,
        access_code: auth::access_code()?,
        invigilator_password: auth::invigilator_password()?,
        created_at: now,
    })
}

/// What its referent learns of a session that is there now.
fn enrolled(app: &App, session: NewSession) -> EnrolledSession {
    app.centers.note_created(session.center, session.id);
    tracing::info!(session = %session.id, candidates = session.candidates.len(), "session created");
    let codes = (1..).map(Seat).zip(session.candidates);
    EnrolledSession {
        id: session.id,
        number: u32::try_from(session.number).unwrap_or_default(),
        access_code: session.access_code,
        invigilator_password: session.invigilator_password,
        personal_codes: codes
            .filter_map(|(seat, row)| {
                let code = row.personal_code?;
                Some(PersonalCode { seat, code })
            })
            .collect(),
    }
}

fn config(app: &App, plan: &SessionPlan) -> SessionConfig {
    let seat = |(seat, candidate): (u16, &RosterPerson)| SeatConfig {
        seat: Seat(seat),
        extra_time: candidate.extra_time,
        accessible: candidate.accessible,
    };
    SessionConfig {
        seats: (1..).zip(&plan.candidates).map(seat).collect(),
        companion: plan.companion,
        versions: RulesetVersions {
            bank: app.bank.version().to_owned(),
            scale: app.bank.scale().version().to_owned(),
            rules: RULE_SET.to_owned(),
        },
    }
}

fn row(candidate: &RosterPerson, seat: Seat, personal_code: String) -> CandidateRow {
    CandidateRow {
        seat: seat.0.into(),
        personal_code: Some(personal_code),
        person: candidate.into(),
        extra_time: i64::from(candidate.extra_time.basis_points()),
        accessible: candidate.accessible,
        // Who is not, is set aside when the file is read.
        eligible: true,
        version: 1,
        identity: identity(
            &candidate.first_name,
            &candidate.last_name,
            candidate.birthdate,
        ),
    }
}
