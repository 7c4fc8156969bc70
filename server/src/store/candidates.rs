//! The table of candidates.

use super::{CandidateIdentity, Store, column, identities};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::{
    ids::{Seat, SessionId},
    person::{EnrolledCandidate, shared_names},
    session::SeatTerms,
    time::ExtraTime,
};

/// One enrolled candidate.
#[derive(Clone, PartialEq, Eq)]
pub struct CandidateRow {
    pub seat: i64,
    /// Who they are.
    pub person: CandidateIdentity,
    pub extra_time: i64,
    pub accessible: bool,
    pub eligible: bool,
    /// Folded names and birthdate: see `roster::identity`.
    pub identity: String,
    /// None in sessions that were created before there were any.
    pub personal_code: Option<String>,
    /// The version of the identity, from 1.
    pub version: u32,
}

impl std::fmt::Debug for CandidateRow {
    /// Without codes and people: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CandidateRow")
            .field("seat", &self.seat)
            .finish_non_exhaustive()
    }
}

impl CandidateRow {
    /// What is agreed for them.
    ///
    /// # Errors
    /// When the extra time is out of range: the row was not written by Vigie.
    pub fn terms(&self) -> Result<SeatTerms, sqlx::Error> {
        let extra_time = u32::try_from(self.extra_time)
            .ok()
            .and_then(ExtraTime::from_basis_points)
            .ok_or_else(|| column::out_of_range("candidate.extra_time", self.extra_time))?;
        Ok(SeatTerms {
            extra_time,
            accessible: self.accessible,
        })
    }

    /// The candidate as the staff of the room sees them.
    ///
    /// # Errors
    /// When the seat or the extra time is out of range: the row was not written by Vigie.
    fn enrolled(self) -> Result<EnrolledCandidate, sqlx::Error> {
        let terms = self.terms()?;
        Ok(EnrolledCandidate {
            seat: column::seat("candidate.seat", self.seat)?,
            first_name: self.person.first_name,
            last_name: self.person.last_name,
            extra_time: terms.extra_time,
            accessible: terms.accessible,
            birthdate: None,
        })
    }
}

/// The columns that [`read`] expects, of the rows under a condition.
macro_rules! candidate_sql {
    ($condition:literal) => {
        concat!(
            "select seat, ",
            identities::columns!(),
            ", extra_time, accessible, eligible, identity, personal_code, version \
             from candidate where ",
            $condition
        )
    };
}

pub(super) async fn of_session(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Vec<CandidateRow>, sqlx::Error> {
    let rows = sqlx::query(candidate_sql!("session_id = $1 order by seat"))
        .bind(session.to_string())
        .fetch_all(pool)
        .await?;
    rows.iter().map(read).collect()
}

impl Store {
    /// The candidates of a session, by seat.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn candidates(&self, session: SessionId) -> Result<Vec<CandidateRow>, sqlx::Error> {
        of_session(&self.pool, session).await
    }

    /// The candidates of a session as the staff sees them, by seat.
    ///
    /// # Errors
    /// When the database cannot be read, or a seat or an extra time is out of range.
    pub async fn enrolled_candidates(
        &self,
        session: SessionId,
    ) -> Result<Vec<EnrolledCandidate>, sqlx::Error> {
        enrolled(&self.pool, session).await
    }

    /// The candidate at this seat of a session, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn candidate(
        &self,
        session: SessionId,
        seat: Seat,
    ) -> Result<Option<CandidateRow>, sqlx::Error> {
        let row = sqlx::query(candidate_sql!("session_id = $1 and seat = $2"))
            .bind(session.to_string())
            .bind(i64::from(seat.0))
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &AnyRow) -> Result<CandidateRow, sqlx::Error> {
    Ok(CandidateRow {
        seat: row.try_get(0)?,
        person: CandidateIdentity::from_columns(row, 1)?,
        extra_time: row.try_get(10)?,
        accessible: column::flag(row, 11)?,
        eligible: column::flag(row, 12)?,
        identity: row.try_get(13)?,
        personal_code: row.try_get(14)?,
        version: column::number("candidate.version", row.try_get(15)?)?,
    })
}

pub(super) async fn enrolled(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Vec<EnrolledCandidate>, sqlx::Error> {
    let rows = of_session(pool, session).await?;
    let shared = shared_names(rows.iter().map(|row| row.person.names()));
    let person = |(row, shared): (CandidateRow, bool)| {
        let birthdate = shared.then(|| row.person.birthdate.clone());
        Ok(EnrolledCandidate {
            birthdate,
            ..row.enrolled()?
        })
    };
    rows.into_iter().zip(shared).map(person).collect()
}

/// Writes what is agreed for a candidate from now on.
pub(super) async fn set_terms(
    connection: &mut AnyConnection,
    session: SessionId,
    (seat, terms): (Seat, SeatTerms),
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update candidate set extra_time = $3, accessible = $4 where session_id = $1 and seat = $2",
    )
    .bind(session.to_string())
    .bind(i64::from(seat.0))
    .bind(i64::from(terms.extra_time.basis_points()))
    .bind(i64::from(terms.accessible))
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes a candidate off the roster. The versions of the identity stay with the record.
pub(super) async fn remove(
    connection: &mut AnyConnection,
    session: SessionId,
    seat: Seat,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from candidate where session_id = $1 and seat = $2")
        .bind(session.to_string())
        .bind(i64::from(seat.0))
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    session: SessionId,
    candidate: &CandidateRow,
) -> Result<(), sqlx::Error> {
    const SQL: &str = concat!(
        "insert into candidate (session_id, seat, ",
        identities::columns!(),
        ", extra_time, accessible, eligible, identity, personal_code) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    );
    let query = sqlx::query(SQL)
        .bind(session.to_string())
        .bind(candidate.seat);
    identities::bind(query, &candidate.person)
        .bind(candidate.extra_time)
        .bind(i64::from(candidate.accessible))
        .bind(i64::from(candidate.eligible))
        .bind(candidate.identity.as_str())
        .bind(candidate.personal_code.clone())
        .execute(connection)
        .await?;
    Ok(())
}
