//! Rows of the journal, as the table holds them.

use super::{CandidateWrite, Store};
use sqlx::{AnyPool, Row, any::AnyRow};
use vigie_shared::{
    certificate::CertificateCode,
    ids::{DeviceId, Seat, SessionId},
    session::{Event, SeatTerms, Session},
    time::Timestamp,
};

/// One commit of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    pub session: SessionId,
    /// From 1, without gaps.
    pub version: i64,
    pub at: Timestamp,
    /// JSON array of the keys of processed commands.
    pub command_ids: String,
    /// JSON array of events.
    pub events: String,
    /// SHA-256, hex; chains the previous row.
    pub digest: String,
    /// Only looked at when the row is written; empty in a row that was read.
    pub projection: ProjectionUpdates,
}

/// What a row of the journal changes in other tables, in the transaction of the row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectionUpdates {
    /// The first test of the session starts.
    pub starts: bool,
    /// The session is finalized.
    pub finalizes: bool,
    /// A finalization is taken back.
    pub reopens: bool,
    /// Its results are published.
    pub publishes: bool,
    /// Results follow from the row.
    pub decides: bool,
    /// Tests that end, with the device that held each of them.
    pub ended: Vec<(Seat, DeviceId)>,
    /// Certificates issued.
    pub certificates: Vec<(Seat, CertificateCode)>,
    /// The session is called off.
    pub cancels: bool,
    /// Until when the codes are accepted, on whatever day.
    pub open_until: Option<Timestamp>,
    /// What is agreed for candidates from now on.
    pub terms: Vec<(Seat, SeatTerms)>,
    /// Candidates who are taken off the roster.
    pub removed: Vec<Seat>,
    /// Identities, which are not in the events: those who wrote the row add them.
    pub candidates: Vec<CandidateWrite>,
}

impl ProjectionUpdates {
    /// The updates that follow from these events; `session` is the state after them.
    pub fn from_events(events: &[Event], session: &Session) -> Self {
        let mut updates = Self::default();
        let mut started = 0;
        for event in events {
            updates.decides |= decides(event);
            match event {
                Event::TestStarted { .. } => started += 1,
                Event::SessionFinalized { .. } => updates.finalizes = true,
                Event::SessionReopened { .. } => updates.reopens = true,
                Event::SessionPublished { .. } => updates.publishes = true,
                Event::TestEnded { seat, .. } => {
                    let test = session
                        .seat_state(*seat)
                        .and_then(|seat| seat.test.as_ref());
                    updates.ended.extend(test.map(|test| (*seat, test.device)));
                }
                Event::CertificateIssued { seat, code } => {
                    updates.certificates.push((*seat, code.clone()));
                }
                Event::SessionCancelled { .. } => updates.cancels = true,
                Event::OtherDayAllowed(permit) => updates.open_until = Some(permit.until),
                Event::TermsChanged { seat, after, .. } => updates.terms.push((*seat, *after)),
                Event::CandidateRemoved { seat, .. } => updates.removed.push(*seat),
                _ => {}
            }
        }
        // A row may take back a finalization and make another one.
        let finalized = session.finalized().is_some();
        (updates.finalizes, updates.reopens) = (
            updates.finalizes && finalized,
            updates.reopens && !finalized,
        );
        let all_started = || session.seats().iter().filter(|seat| seat.test.is_some());
        updates.starts = started > 0 && all_started().count() == started;
        updates
    }

    /// Is the row of the journal all there is to write?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Do results follow from the event?
pub fn decides(event: &Event) -> bool {
    matches!(
        event,
        Event::SessionFinalized { .. }
            | Event::SessionReopened { .. }
            | Event::SessionPublished { .. }
            | Event::OutcomeRevised { .. }
            | Event::PublicationHeld { .. }
            | Event::PublicationReleased { .. }
    )
}

pub(super) async fn rows_after(
    pool: &AnyPool,
    session: SessionId,
    version: i64,
) -> Result<Vec<JournalRow>, sqlx::Error> {
    let rows = sqlx::query(
        "select version, at, command_ids, events, digest from journal \
         where session_id = $1 and version > $2 order by version",
    )
    .bind(session.to_string())
    .bind(version)
    .fetch_all(pool)
    .await?;
    rows.iter().map(|row| journal_row(session, row)).collect()
}

impl Store {
    /// The rows that the results of a finalized session are in: the first, which created it,
    /// and those that decided anything, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn deciding_rows(&self, session: SessionId) -> Result<Vec<JournalRow>, sqlx::Error> {
        let rows = sqlx::query(
            "select version, at, command_ids, events, digest from journal \
             where session_id = $1 and (version = 1 or version in \
             (select version from deciding_row where session_id = $1)) \
             order by version",
        )
        .bind(session.to_string())
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| journal_row(session, row)).collect()
    }
}

/// A row of the journal, from its columns `version, at, command_ids, events, digest`.
pub(super) fn journal_row(session: SessionId, row: &AnyRow) -> Result<JournalRow, sqlx::Error> {
    Ok(JournalRow {
        session,
        version: row.try_get(0)?,
        at: Timestamp(row.try_get(1)?),
        command_ids: row.try_get(2)?,
        events: row.try_get(3)?,
        digest: row.try_get(4)?,
        projection: ProjectionUpdates::default(),
    })
}
