//! A session made from a roster: codes, candidates and the first row of its record.

use super::{Enrollment, Sex, identity};
use crate::{
    app::App,
    auth, journal,
    store::{CandidateRow, NewSession, StoreError},
};
use jiff::civil::Date;
use uuid::Uuid;
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
    pub candidates: Vec<Enrollment>,
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

/// Makes the session, with all its candidates or not at all.
#[tracing::instrument(skip_all, fields(candidates = plan.candidates.len()))]
pub async fn enroll(app: &App, plan: SessionPlan) -> Result<EnrolledSession, EnrollError> {
    let id = SessionId(Uuid::now_v7());
    let now = app.clock.now();
    let (access_code, invigilator_password) = (auth::access_code()?, auth::invigilator_password()?);
    let personal_codes = (1..)
        .map(Seat)
        .zip(&plan.candidates)
        .map(|(seat, _)| {
            Ok(PersonalCode {
                seat,
                code: auth::personal_code()?,
            })
        })
        .collect::<Result<Vec<_>, getrandom::Error>>()?;
    let mut session = NewSession {
        id,
        center: plan.center,
        number: 0,
        held_on: plan.held_on.to_string(),
        candidates: plan
            .candidates
            .iter()
            .zip(&personal_codes)
            .map(|(one, code)| row(one, code))
            .collect(),
        first_row: journal::first_row(id, now, config(app, &plan)),
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
        access_code: access_code.clone(),
        invigilator_password: invigilator_password.clone(),
        created_at: now,
    };
    for _ in 0..MAX_NUMBER_TRIES {
        let number = auth::session_number()?;
        session.number = i64::from(number);
        match app.store.create_session(session.clone()).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => {
                app.centers.note_created(session.center, id);
                tracing::info!(session = %id, candidates = plan.candidates.len(), "session created");
                return Ok(EnrolledSession {
                    id,
                    number,
                    access_code,
                    invigilator_password,
                    personal_codes,
                });
            }
        }
    }
    Err(StoreError::Conflict.into())
}

fn config(app: &App, plan: &SessionPlan) -> SessionConfig {
    let seat = |(seat, candidate): (u16, &Enrollment)| SeatConfig {
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

fn row(candidate: &Enrollment, personal_code: &PersonalCode) -> CandidateRow {
    CandidateRow {
        seat: personal_code.seat.0.into(),
        personal_code: Some(personal_code.code.clone()),
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birthdate: candidate.birthdate.to_string(),
        sex: candidate.sex.map_or("", Sex::letter).to_owned(),
        birth_place: candidate.birth_place.clone(),
        external_id: candidate.external_id.clone(),
        division: candidate.division.clone(),
        extra_time: i64::from(candidate.extra_time.basis_points()),
        accessible: candidate.accessible,
        // A roster with a candidate who is not is refused.
        eligible: true,
        identity: identity(
            &candidate.first_name,
            &candidate.last_name,
            candidate.birthdate,
        ),
    }
}
