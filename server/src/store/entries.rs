//! What is known of those who stand before a portal: whom codes let in to which session.

use super::{CandidateIdentity, Store, column, identities};
use crate::center_zone::CenterZone;
use sqlx::{AssertSqlSafe, Row, any::AnyRow};
use vigie_shared::{
    certificate::CertificateCode,
    ids::{CenterId, Seat, SessionId},
    time::Timestamp,
};

/// An enrolled candidate, with what a login needs of their session. Not `Debug`: codes are not
/// logged.
#[derive(Clone)]
pub struct CandidateEntryRow {
    /// The session.
    pub session: SessionId,
    /// The seat in it.
    pub seat: Seat,
    /// Who they are.
    pub person: CandidateIdentity,
    /// See `roster::identity`.
    pub identity: String,
    /// The code of the session.
    pub access_code: String,
    /// The code of this candidate; none in sessions that were created before there were any.
    pub personal_code: Option<String>,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// The zone of both.
    pub zone: CenterZone,
    /// Until when a referent has let people in on whatever day.
    pub open_until: Option<Timestamp>,
    /// Is the session finalized?
    pub finalized: bool,
    /// Are its results published?
    pub published: bool,
    /// Was the session called off?
    pub cancelled: bool,
}

/// The door of a session. Not `Debug`: codes are not logged.
#[derive(Clone)]
pub struct SessionDoorRow {
    /// The session.
    pub session: SessionId,
    /// The code of the room.
    pub access_code: String,
    /// Can people still come in: neither finalized nor called off?
    pub is_open: bool,
}

/// What the login of an invigilator needs of a session. Not `Debug` either.
#[derive(Clone)]
pub struct InvigilatorEntryRow {
    /// The session.
    pub session: SessionId,
    /// Its password.
    pub invigilator_password: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// The zone of both.
    pub zone: CenterZone,
    /// Until when a referent has let people in on whatever day.
    pub open_until: Option<Timestamp>,
    /// Is the session finalized?
    pub finalized: bool,
    /// Is the password refused?
    pub named_only: bool,
    /// Was it called off?
    pub cancelled: bool,
}

/// The certificate that a code was issued for, good or not, in a session whose results are
/// published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundCertificate {
    /// The session.
    pub session: SessionId,
    /// The seat of its holder.
    pub seat: Seat,
    /// Version of the last row that decided anything in the session.
    pub decided: i64,
}

impl Store {
    /// The candidates with this birthdate (ISO date) in the session with this number, by seat.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn candidate_entries(
        &self,
        number: u32,
        birthdate: &str,
    ) -> Result<Vec<CandidateEntryRow>, sqlx::Error> {
        const SQL: &str = concat!(
            "select session.id, seat, ",
            identities::columns!(),
            ", access_code, personal_code, identity, held_on, held_at, finalized_at, \
             published_at, cancelled_at, time_zone, open_until \
             from candidate join session on session.id = candidate.session_id \
             join center on center.id = session.center_id \
             where session.number = $1 and birthdate = $2 order by seat"
        );
        let rows = sqlx::query(SQL)
            .bind(i64::from(number))
            .bind(birthdate)
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &AnyRow| {
            Ok(CandidateEntryRow {
                session: column::id(row, 0)?,
                seat: column::seat("candidate.seat", row.try_get(1)?)?,
                person: CandidateIdentity::from_columns(row, 2)?,
                access_code: row.try_get(11)?,
                personal_code: row.try_get(12)?,
                identity: row.try_get(13)?,
                held_on: row.try_get(14)?,
                held_at: row.try_get(15)?,
                finalized: column::is_set(row, 16)?,
                published: column::is_set(row, 17)?,
                cancelled: column::is_set(row, 18)?,
                zone: column::zone(row, 19)?,
                open_until: row.try_get::<Option<i64>, _>(20)?.map(Timestamp),
            })
        };
        rows.iter().map(read).collect()
    }

    /// The door of the session with this number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_door(&self, number: u32) -> Result<Option<SessionDoorRow>, sqlx::Error> {
        let row = sqlx::query(
            "select id, access_code, finalized_at, cancelled_at from session where number = $1",
        )
        .bind(i64::from(number))
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: AnyRow| {
            Ok(SessionDoorRow {
                session: column::id(&row, 0)?,
                access_code: row.try_get(1)?,
                is_open: !column::is_set(&row, 2)? && !column::is_set(&row, 3)?,
            })
        };
        row.map(read).transpose()
    }

    /// Is the session finalized? Not when there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_finalized(&self, session: SessionId) -> Result<bool, sqlx::Error> {
        let row = sqlx::query("select finalized_at from session where id = $1")
            .bind(session.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.map_or(Ok(false), |row| column::is_set(&row, 0))
    }

    /// The session with this number, for the login of an invigilator.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilator_entry(
        &self,
        number: u32,
    ) -> Result<Option<InvigilatorEntryRow>, sqlx::Error> {
        let row = sqlx::query(
            "select session.id, invigilator_password, held_on, held_at, finalized_at, \
             named_invigilators_only, cancelled_at, center.time_zone, open_until \
             from session join center on center.id = session.center_id where number = $1",
        )
        .bind(i64::from(number))
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: AnyRow| {
            Ok(InvigilatorEntryRow {
                session: column::id(&row, 0)?,
                invigilator_password: row.try_get(1)?,
                held_on: row.try_get(2)?,
                held_at: row.try_get(3)?,
                finalized: column::is_set(&row, 4)?,
                named_only: column::flag(&row, 5)?,
                cancelled: column::is_set(&row, 6)?,
                zone: column::zone(&row, 7)?,
                open_until: row.try_get::<Option<i64>, _>(8)?.map(Timestamp),
            })
        };
        row.map(read).transpose()
    }

    /// The session with this number, and its center.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_with_number(
        &self,
        number: u32,
    ) -> Result<Option<(SessionId, CenterId)>, sqlx::Error> {
        let row = sqlx::query("select id, center_id from session where number = $1")
            .bind(i64::from(number))
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Ok((column::id(&row, 0)?, column::id(&row, 1)?)))
            .transpose()
    }

    /// The sessions with these numbers that are not finalized, and their centers, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unfinalized_with_numbers(
        &self,
        numbers: impl Iterator<Item = u32>,
    ) -> Result<Vec<(u32, SessionId, CenterId)>, sqlx::Error> {
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        // Made of numbers only.
        let sql = format!(
            "select number, id, center_id from session where finalized_at is null \
             and number in ({}) order by number",
            numbers.join(", ")
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &AnyRow| {
            let number = column::number("session.number", row.try_get(0)?)?;
            Ok((number, column::id(row, 1)?, column::id(row, 2)?))
        };
        rows.iter().map(read).collect()
    }

    /// Session and seat of the certificate with this code, if the results of the session are
    /// published.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn published_certificate(
        &self,
        code: Option<&CertificateCode>,
    ) -> Result<Option<FoundCertificate>, sqlx::Error> {
        // What cannot be a code is looked for as well, as one that no certificate has: the time
        // of the response must not tell it apart.
        let code = code.map_or("P-00000000", CertificateCode::as_str);
        let row = sqlx::query(
            "select certificate.session_id, certificate.seat, \
             (select max(version) from deciding_row \
             where deciding_row.session_id = certificate.session_id) \
             from certificate join session on session.id = certificate.session_id \
             where certificate.code = $1 and session.published_at is not null",
        )
        .bind(code)
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: AnyRow| {
            Ok(FoundCertificate {
                session: column::id(&row, 0)?,
                seat: column::seat("certificate.seat", row.try_get(1)?)?,
                decided: row.try_get(2)?,
            })
        };
        row.map(read).transpose()
    }
}
