//! A room as it was at one instant.

use super::Record;
use crate::journal::{Fault, Folded};
use vigie_shared::{
    session::{Event, Session},
    time::Timestamp,
};

/// The state of a session at an instant: after every row that was decided by then.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The state.
    pub session: Session,
    /// Version of the last row in it.
    pub row: i64,
}

/// Why there is no such moment.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NotYet {
    /// The session did not exist then.
    #[error("the session did not exist yet")]
    NotCreated,
    /// The rows until then are not right.
    #[error("{0}")]
    Damaged(#[from] Fault),
}

impl Record {
    /// When the session was created, if that can be told.
    pub fn created_at(&self) -> Option<Timestamp> {
        self.rows.first().map(|row| row.at)
    }

    /// An instant of the day the tests were taken: the start of the first one, or the
    /// last thing that happened while there is none.
    pub fn held_at(&self) -> Option<Timestamp> {
        let starts = |events: &str| {
            let events: Vec<Event> = serde_json::from_str(events).unwrap_or_default();
            events
                .iter()
                .any(|event| matches!(event, Event::TestStarted { .. }))
        };
        let start = self.rows.iter().find(|row| starts(&row.events));
        start.or(self.rows.last()).map(|row| row.at)
    }

    /// The session at `at`; later rows are not looked at.
    ///
    /// # Errors
    /// When it did not exist then, or a row until then is not right.
    pub fn moment(&self, at: Timestamp) -> Result<Moment, NotYet> {
        let until = self.rows.iter().take_while(|row| row.at <= at).count();
        if until == 0 {
            return Err(NotYet::NotCreated);
        }
        let folded = Folded::from_rows(&self.rows[..until]).map_err(Fault::from)?;
        Ok(Moment {
            at,
            session: folded.session,
            row: folded.version,
        })
    }
}
