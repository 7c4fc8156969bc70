//! A session as it was at one instant.

use super::SessionArchive;
use crate::journal::{RowMismatch, SessionAggregate, VerifyError};
use vigie_shared::{
    session::{Event, Session},
    time::Timestamp,
};

/// The state of a session at an instant: after every row that was decided by then.
#[derive(Debug, Clone)]
pub struct SessionSnapshot {
    pub at: Timestamp,
    pub session: Session,
    /// Version of the last row in it.
    pub row: i64,
}

/// Why there is no snapshot of an instant.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoSuchInstant {
    /// The session did not exist then.
    #[error("the session did not exist yet")]
    NotCreated,
    /// The rows until then are not right.
    #[error("{0}")]
    Damaged(#[from] VerifyError),
}

impl SessionArchive {
    /// When the session was created, if there is a first row.
    pub fn created_at(&self) -> Option<Timestamp> {
        self.rows.first().map(|row| row.at)
    }

    /// An instant of the day the tests were taken: the start of the first one, or the
    /// last row while no test has started. None when there are no rows.
    ///
    /// # Errors
    /// When a row before the start of the first test cannot be read.
    pub fn held_at(&self) -> Result<Option<Timestamp>, NoSuchInstant> {
        for row in &self.rows {
            let events: Vec<Event> = serde_json::from_str(&row.events)
                .map_err(|_| RowMismatch::Unreadable.at(row.version))?;
            let starts = |event: &Event| matches!(event, Event::TestStarted { .. });
            if events.iter().any(starts) {
                return Ok(Some(row.at));
            }
        }
        Ok(self.rows.last().map(|row| row.at))
    }

    /// The session at `at`; later rows are not looked at.
    ///
    /// # Errors
    /// When it did not exist then, or a row until then is not right.
    #[tracing::instrument(skip_all, level = "debug", name = "snapshot",
        fields(session = %self.session))]
    pub fn snapshot_at(&self, at: Timestamp) -> Result<SessionSnapshot, NoSuchInstant> {
        let until = self.rows.iter().take_while(|row| row.at <= at).count();
        if until == 0 {
            return Err(NoSuchInstant::NotCreated);
        }
        let aggregate =
            SessionAggregate::from_rows(&self.rows[..until]).map_err(VerifyError::from)?;
        Ok(SessionSnapshot {
            at,
            session: aggregate.session,
            row: aggregate.version,
        })
    }
}
