//! The record of a session: rows of events, each chained to the one before.

mod fault;
mod replayed;
mod verify;

pub use fault::{Fault, Wrong};
pub use verify::{Scores, Verified, verify};

use crate::store::{Effects, JournalRow};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use vigie_shared::{
    ids::SessionId,
    session::{CommandKey, Event, Session, SessionConfig},
    time::Timestamp,
};

/// The journal does not fold: it was damaged or tampered with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// There is no first row, or it does not create a session.
    #[error("the journal does not start with the creation of the session")]
    NoBeginning,
    /// A version is missing.
    #[error("row {0} is missing")]
    Missing(i64),
    /// The digest of a row does not match its content.
    #[error("row {0} does not match its digest")]
    Digest(i64),
    /// A row's text is not what a row holds.
    #[error("row {0} cannot be read")]
    Unreadable(i64),
}

/// The content of a row.
struct Content {
    events: Vec<Event>,
    grants: Vec<CommandKey>,
}

impl Content {
    /// Reads a row that must follow the one with this version and digest.
    fn following(version: i64, previous: &str, row: &JournalRow) -> Result<Self, Damage> {
        if row.version != version + 1 {
            return Err(Damage::Missing(version + 1));
        }
        if digest(previous, row) != row.digest {
            return Err(Damage::Digest(row.version));
        }
        let unreadable = |_| Damage::Unreadable(row.version);
        Ok(Self {
            events: serde_json::from_str(&row.events).map_err(unreadable)?,
            grants: serde_json::from_str(&row.command_ids).map_err(unreadable)?,
        })
    }
}

/// A session with its place in the journal.
#[derive(Debug, Clone)]
pub struct Folded {
    /// The state.
    pub session: Session,
    /// Version of the last row.
    pub version: i64,
    /// Digest of the last row.
    pub digest: String,
}

impl Folded {
    /// Folds the rows of a session, all of them, from the first.
    ///
    /// # Errors
    /// Names the first row that is missing, changed or unreadable.
    pub fn from_rows(rows: &[JournalRow]) -> Result<Self, Damage> {
        let mut folded = Self::beginning(rows)?;
        for row in rows {
            folded.fold(row)?;
        }
        Ok(folded)
    }

    /// The state before the first row, which must create the session; nothing is
    /// folded yet.
    ///
    /// # Errors
    /// When the first row does not.
    pub fn beginning(rows: &[JournalRow]) -> Result<Self, Damage> {
        let first = rows.first().ok_or(Damage::NoBeginning)?;
        let events: Vec<Event> =
            serde_json::from_str(&first.events).map_err(|_| Damage::NoBeginning)?;
        let Some(Event::SessionCreated { config: terms }) = events.first() else {
            return Err(Damage::NoBeginning);
        };
        Ok(Self {
            session: Session::new(terms),
            version: 0,
            digest: String::new(),
        })
    }

    /// Folds one more row.
    ///
    /// # Errors
    /// When it is not the next one, or was changed.
    pub fn fold(&mut self, row: &JournalRow) -> Result<(), Damage> {
        let content = Content::following(self.version, &self.digest, row)?;
        for event in &content.events {
            self.session.apply(event, row.at);
        }
        for grant in content.grants {
            self.session.mark_processed(grant);
        }
        self.version = row.version;
        self.digest.clone_from(&row.digest);
        Ok(())
    }

    /// The row that comes next, with these events and grants.
    pub fn next_row(
        &self,
        session: SessionId,
        at: Timestamp,
        events: &[Event],
        grants: &[CommandKey],
    ) -> JournalRow {
        let mut row = JournalRow {
            session,
            version: self.version + 1,
            at,
            command_ids: json(grants),
            events: json(events),
            digest: String::new(),
            effects: Effects::of(events),
        };
        row.digest = digest(&self.digest, &row);
        row
    }
}

/// The first row of a session's journal.
pub fn first_row(session: SessionId, at: Timestamp, terms: SessionConfig) -> JournalRow {
    let events = [Event::SessionCreated { config: terms }];
    let mut row = JournalRow {
        session,
        version: 1,
        at,
        command_ids: json::<[CommandKey]>(&[]),
        events: json(&events[..]),
        digest: String::new(),
        effects: Effects::default(),
    };
    row.digest = digest("", &row);
    row
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    // Events are plain data with string keys: they always encode. An empty text
    // would be refused as unreadable, never taken for an empty list.
    serde_json::to_string(value).unwrap_or_default()
}

/// SHA-256, hex, over the previous digest and every column of the row; lines are
/// separated so that no two rows read the same.
fn digest(previous: &str, row: &JournalRow) -> String {
    let mut hash = Sha256::new();
    for part in [
        previous,
        &row.session.to_string(),
        &row.command_ids,
        &row.events,
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.update(row.version.to_be_bytes());
    hash.update(row.at.0.to_be_bytes());
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
