//! The journal of a session as a whole, to be checked, replayed and exported.
//!
//! It is read from a database without changing anything ([`ArchiveDatabase`]) or from an
//! exported file ([`mod@file`]), and [`SessionArchive::verify`] checks both alike.

mod check;
pub mod file;
mod header;
mod load;
mod replay;
mod snapshot;

pub use crate::store::{ArchiveDatabase, ArchiveError, IndexEntry};
pub use check::{ArchiveInvalid, ClaimMismatch};
pub use header::ArchiveHeader;
pub use snapshot::{NoSuchInstant, SessionSnapshot};

use crate::store::JournalRow;
use vigie_shared::ids::SessionId;

/// All rows of a session's journal, with what is claimed about them elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionArchive {
    pub session: SessionId,
    /// The rows, from the first, as far as they could be read.
    pub rows: Vec<JournalRow>,
    /// Version of the row that is there and could not be read, if one could not.
    pub unreadable: Option<i64>,
    /// What the rows must agree with.
    pub claims: ExternalClaims,
}

/// What is claimed about the rows of a session elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExternalClaims {
    /// Nothing: the rows come from a running server, or the session is in no list.
    None,
    /// The other tables of the database, read before the rows and again after them: a live
    /// session may change in between, and one of the two readings fits the rows.
    Index(Box<[IndexEntry; 2]>),
    /// The header of the file.
    Header(Box<ArchiveHeader>),
}

impl SessionArchive {
    /// The rows of a session as a server has them, from the first.
    pub fn from_rows(session: SessionId, rows: Vec<JournalRow>) -> Self {
        Self {
            session,
            rows,
            unreadable: None,
            claims: ExternalClaims::None,
        }
    }
}
