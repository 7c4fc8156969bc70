//! Rows as the tables hold them, and how they are read.

use sqlx::{AnyPool, Row, any::AnyRow};
use uuid::Uuid;
use vigie_shared::{
    certificate::CertificateCode,
    ids::{CenterId, Seat, SessionId},
    session::Event,
    time::Timestamp,
};

/// One commit of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Session.
    pub session: SessionId,
    /// From 1, without gaps.
    pub version: i64,
    /// When it was decided.
    pub at: Timestamp,
    /// JSON array of the granted commands' ids.
    pub command_ids: String,
    /// JSON array of events.
    pub events: String,
    /// SHA-256, hex; chains the previous row.
    pub digest: String,
    /// What it means for other tables. Only looked at when the row is written.
    pub effects: Effects,
}

/// What a row of the journal means for other tables; written in its transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effects {
    /// The session is finalized.
    pub finalizes: bool,
    /// Its results are published.
    pub publishes: bool,
    /// Certificates issued.
    pub certificates: Vec<(Seat, CertificateCode)>,
}

impl Effects {
    /// The effects of these events.
    pub fn of(events: &[Event]) -> Self {
        let mut effects = Self::default();
        for event in events {
            match event {
                Event::SessionFinalized { .. } => effects.finalizes = true,
                Event::SessionPublished { .. } => effects.publishes = true,
                Event::CertificateIssued { seat, code } => {
                    effects.certificates.push((*seat, code.clone()));
                }
                _ => {}
            }
        }
        effects
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One log-in.
#[derive(Debug, Clone)]
pub struct LoginRow {
    /// SHA-256, hex, of the secret token.
    pub token_hash: String,
    /// Public name of the log-in; for a candidate the device.
    pub id: Uuid,
    /// `candidate`, `invigilator` or `referent`.
    pub role: &'static str,
    /// Session of a candidate or an invigilator.
    pub session: Option<SessionId>,
    /// Seat of a candidate.
    pub seat: Option<i64>,
    /// Account of a referent.
    pub referent: Option<String>,
    /// Name of an invigilator.
    pub name: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// Not valid from then on.
    pub expires_at: Timestamp,
}

/// One enrolled candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateRow {
    pub seat: i64,
    pub first_name: String,
    pub last_name: String,
    pub birthdate: String,
    pub sex: String,
    pub birth_place: String,
    pub external_id: String,
    pub division: String,
    pub extra_time: i64,
    pub accessible: bool,
    pub eligible: bool,
    pub identity: String,
}

/// A session to be created.
#[derive(Debug, Clone)]
pub struct NewSession {
    pub id: SessionId,
    pub center: CenterId,
    pub number: i64,
    pub site: String,
    pub room: String,
    pub held_on: String,
    pub held_at: String,
    pub invigilators: Vec<String>,
    pub observations: String,
    pub access_code: String,
    pub invigilator_password: String,
    pub created_at: Timestamp,
    pub candidates: Vec<CandidateRow>,
    pub first_row: JournalRow,
}

pub(super) async fn journal(
    pool: &AnyPool,
    session: SessionId,
    after: i64,
) -> Result<Vec<JournalRow>, sqlx::Error> {
    let rows = sqlx::query(
        "select version, at, command_ids, events, digest from journal \
         where session_id = $1 and version > $2 order by version",
    )
    .bind(session.to_string())
    .bind(after)
    .fetch_all(pool)
    .await?;
    rows.iter().map(|row| journal_row(session, row)).collect()
}

/// A row of the journal, from its columns `version, at, command_ids, events, digest`.
pub(crate) fn journal_row(session: SessionId, row: &AnyRow) -> Result<JournalRow, sqlx::Error> {
    Ok(JournalRow {
        session,
        version: row.try_get(0)?,
        at: Timestamp(row.try_get(1)?),
        command_ids: row.try_get(2)?,
        events: row.try_get(3)?,
        digest: row.try_get(4)?,
        effects: Effects::default(),
    })
}

pub(super) async fn candidates(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Vec<CandidateRow>, sqlx::Error> {
    let rows = sqlx::query(
        "select seat, first_name, last_name, birthdate, sex, birth_place, external_id, division, \
         extra_time, accessible, eligible, identity from candidate \
         where session_id = $1 order by seat",
    )
    .bind(session.to_string())
    .fetch_all(pool)
    .await?;
    let read = |row: &AnyRow| {
        Ok(CandidateRow {
            seat: row.try_get(0)?,
            first_name: row.try_get(1)?,
            last_name: row.try_get(2)?,
            birthdate: row.try_get(3)?,
            sex: row.try_get(4)?,
            birth_place: row.try_get(5)?,
            external_id: row.try_get(6)?,
            division: row.try_get(7)?,
            extra_time: row.try_get(8)?,
            accessible: flag(row, 9)?,
            eligible: flag(row, 10)?,
            identity: row.try_get(11)?,
        })
    };
    rows.iter().map(read).collect()
}

fn flag(row: &AnyRow, index: usize) -> Result<bool, sqlx::Error> {
    Ok(row.try_get::<i64, _>(index)? != 0)
}

pub(super) async fn open_sessions(
    pool: &AnyPool,
    since: Timestamp,
) -> Result<Vec<SessionId>, sqlx::Error> {
    // Made lately, or made long ago for about now. ISO dates sort as text.
    let day = jiff::Timestamp::from_microsecond(since.0)
        .map(|since| since.strftime("%Y-%m-%d").to_string())
        .unwrap_or_default();
    let rows = sqlx::query(
        "select id from session \
         where finalized_at is null and (created_at >= $1 or held_on >= $2)",
    )
    .bind(since.0)
    .bind(day)
    .fetch_all(pool)
    .await?;
    rows.iter().map(super::center::id).collect()
}
