//! The journal of a session: rows of events, each chained to the one before.

mod aggregate;
mod digest;
mod error;
mod replay;
mod verify;

pub use aggregate::SessionAggregate;
pub use error::{JournalError, RowMismatch, VerifyError};
pub use verify::{RecomputedScope, VerificationReport, verify};

use crate::store::{JournalRow, ProjectionUpdates};
use digest::digest;
use vigie_shared::{
    ids::SessionId,
    session::{CommandKey, Event, SessionConfig},
    time::Timestamp,
};

/// The content of a row whose version and digest are right.
struct VerifiedRow {
    events: Vec<Event>,
    processed: Vec<CommandKey>,
}

impl VerifiedRow {
    /// Reads a row that must follow the one with this version and digest.
    fn after(version: i64, previous: &str, row: &JournalRow) -> Result<Self, JournalError> {
        if row.version != version + 1 {
            return Err(JournalError::Missing(version + 1));
        }
        if digest(previous, row) != row.digest {
            return Err(JournalError::Digest(row.version));
        }
        let unreadable = |_| JournalError::Unreadable(row.version);
        Ok(Self {
            events: serde_json::from_str(&row.events).map_err(unreadable)?,
            processed: serde_json::from_str(&row.command_ids).map_err(unreadable)?,
        })
    }
}

/// The first row of a session's journal.
pub fn first_row(session: SessionId, at: Timestamp, config: SessionConfig) -> JournalRow {
    let mut row = JournalRow {
        session,
        version: 1,
        at,
        command_ids: encode::<CommandKey>(&[]),
        events: encode(&[Event::SessionCreated { config }]),
        digest: String::new(),
        projection: ProjectionUpdates::default(),
    };
    row.digest = digest("", &row);
    row
}

fn encode<T: serde::Serialize>(values: &[T]) -> String {
    serde_json::to_string(values).expect("events and keys are plain data with string keys")
}
