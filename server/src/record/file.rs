//! A record as one file: a header and then one line a row, JSON each.
//!
//! The texts of a row stand in it as strings, exactly as in the journal, since its
//! digest is over their bytes. A line that says the same in other bytes is refused:
//! then nothing in a file can be changed without being seen. `docs/RECORD.md`
//! describes the format for others.

use super::{Claims, Header, Record, header::Summary};
use crate::{
    journal::Folded,
    store::{Effects, JournalRow},
};
use serde::{Deserialize, Serialize};
use vigie_shared::time::Timestamp;

/// Why a file is not taken for a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Something else.
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
pub enum Unwritable {
    /// Not even the versions it runs under can be told.
    #[error("the first row does not create the session; there is nothing to export")]
    NoBeginning,
    /// A row is there and cannot be read, so it cannot be written.
    #[error("row {0} cannot be read")]
    Unreadable(i64),
    /// It does not encode.
    #[error("the record cannot be encoded")]
    Encode(#[from] serde_json::Error),
}

/// One row, as its line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    version: i64,
    at: i64,
    command_ids: String,
    events: String,
    digest: String,
}

/// The file of a record. Broken rows are written as they are: that is what a third
/// party may have to see.
///
/// # Errors
/// When there are no rows that could be called a record.
pub fn write(record: &Record, exported_at: Timestamp) -> Result<String, Unwritable> {
    if let Some(row) = record.unreadable {
        return Err(Unwritable::Unreadable(row));
    }
    let begun = Folded::beginning(&record.rows).map_err(|_| Unwritable::NoBeginning)?;
    let summary = Summary {
        session: record.session,
        versions: begun.session.versions(),
        rows: record.rows.len() as i64,
        last_digest: record.rows.last().map_or("", |row| &row.digest),
    };
    let mut text = Header::of(&summary, exported_at).line()?;
    text.push('\n');
    for row in &record.rows {
        text += &Line::of(row).text()?;
        text.push('\n');
    }
    Ok(text)
}

/// Reads a file as far as its rows can be read; that they belong together is for
/// [`Record::verify`] to find out.
///
/// # Errors
/// When it is not a record, or one of another format, or its header was changed.
pub fn read(bytes: &[u8]) -> Result<Record, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').map(whole);
    let first = lines.next().flatten().ok_or(FileFault::NotARecord)?;
    let header = Header::read(first)?;
    let mut record = Record {
        session: header.session,
        rows: Vec::new(),
        unreadable: None,
        claims: Claims::Header(Box::new(header)),
    };
    for (version, line) in (1..).zip(lines) {
        match line.and_then(Line::read) {
            Some(line) => record.rows.push(line.row(record.session)),
            None => {
                record.unreadable = Some(version);
                break;
            }
        }
    }
    Ok(record)
}

/// The text of a line that has its end.
fn whole(line: &[u8]) -> Option<&str> {
    std::str::from_utf8(line.strip_suffix(b"\n")?).ok()
}

impl Line {
    fn of(row: &JournalRow) -> Self {
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

    fn row(self, session: vigie_shared::ids::SessionId) -> JournalRow {
        JournalRow {
            session,
            version: self.version,
            at: Timestamp(self.at),
            command_ids: self.command_ids,
            events: self.events,
            digest: self.digest,
            effects: Effects::default(),
        }
    }
}
