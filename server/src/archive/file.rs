//! A session's journal as one file: a header and then one line a row, JSON each.
//!
//! The texts of a row stand in it as strings, exactly as in the journal, since its
//! digest is over their bytes. A line that says the same in other bytes is refused:
//! then nothing in a file can be changed without being seen. `docs/RECORD.md`
//! describes the format for others.

use super::{ArchiveHeader, ExternalClaims, SessionArchive, header::ArchiveSummary};
use crate::{
    journal::SessionAggregate,
    store::{JournalRow, ProjectionUpdates},
};
use serde::{Deserialize, Serialize};
use vigie_shared::{ids::SessionId, time::Timestamp};

/// Why a file is not accepted as a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFormatError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Its first line is not the header of a record.
    #[error("the file is not a record of Vigie: its first line is not the header of one")]
    NotARecord,
    /// A record in a format this program does not read.
    #[error("the record is in format version {0}, which this program does not read")]
    OtherVersion(u32),
    /// The first line was changed.
    #[error("the header (line 1) was changed")]
    Header,
}

/// Why a record is not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Without the creation, the versions the session runs under are not known.
    #[error("the first row does not create the session; there is nothing to export")]
    NoCreation,
    /// A row is there and cannot be read, so it cannot be written.
    #[error("row {0} cannot be read")]
    Unreadable(i64),
    /// A row cannot be encoded as JSON.
    #[error("the record cannot be encoded")]
    Encode(#[from] serde_json::Error),
}

/// One row, as its line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArchiveRow {
    version: i64,
    at: i64,
    command_ids: String,
    events: String,
    digest: String,
}

/// The file of a session. Broken rows are written as they are: a third party may have to see
/// them.
///
/// # Errors
/// When the session is not created in the first row, or a row could not be read.
#[tracing::instrument(skip_all, level = "debug", name = "export",
    fields(session = %record.session, rows = record.rows.len()))]
pub fn write(record: &SessionArchive, exported_at: Timestamp) -> Result<String, ExportError> {
    if let Some(row) = record.unreadable {
        return Err(ExportError::Unreadable(row));
    }
    let created =
        SessionAggregate::from_creation(&record.rows).map_err(|_| ExportError::NoCreation)?;
    let summary = ArchiveSummary {
        session: record.session,
        versions: created.session.versions(),
        rows: record.rows.len() as i64,
        last_digest: record.rows.last().map_or("", |row| &row.digest),
    };
    let mut text = ArchiveHeader::new(&summary, exported_at).line()?;
    text.push('\n');
    for row in &record.rows {
        text += &ArchiveRow::from_journal(row).text()?;
        text.push('\n');
    }
    Ok(text)
}

/// Reads a file as far as its rows can be read; whether they belong together is
/// checked by [`SessionArchive::verify`].
///
/// # Errors
/// When it is not a record, or one of another format, or its header was changed.
pub fn read(bytes: &[u8]) -> Result<SessionArchive, ArchiveFormatError> {
    if bytes.is_empty() {
        return Err(ArchiveFormatError::Empty);
    }
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').map(terminated);
    let first = lines
        .next()
        .flatten()
        .ok_or(ArchiveFormatError::NotARecord)?;
    let header = ArchiveHeader::read(first)?;
    let mut record = SessionArchive {
        session: header.session,
        rows: Vec::new(),
        unreadable: None,
        claims: ExternalClaims::Header(Box::new(header)),
    };
    for (version, line) in (1..).zip(lines) {
        match line.and_then(ArchiveRow::read) {
            Some(line) => record.rows.push(line.into_journal(record.session)),
            None => {
                record.unreadable = Some(version);
                break;
            }
        }
    }
    Ok(record)
}

/// The text of a line that has its end.
fn terminated(line: &[u8]) -> Option<&str> {
    std::str::from_utf8(line.strip_suffix(b"\n")?).ok()
}

impl ArchiveRow {
    fn from_journal(row: &JournalRow) -> Self {
        Self {
            version: row.version,
            at: row.at.0,
            command_ids: row.command_ids.clone(),
            events: row.events.clone(),
            digest: row.digest.clone(),
        }
    }

    fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    fn read(text: &str) -> Option<Self> {
        let line: Self = serde_json::from_str(text).ok()?;
        (line.text().ok()? == text).then_some(line)
    }

    fn into_journal(self, session: SessionId) -> JournalRow {
        JournalRow {
            session,
            version: self.version,
            at: Timestamp(self.at),
            command_ids: self.command_ids,
            events: self.events,
            digest: self.digest,
            projection: ProjectionUpdates::default(),
        }
    }
}
