//! The record of a session as a whole, to be checked, looked at and handed on.
//!
//! It is read from a database without changing anything ([`Archive`]) or from a file
//! that somebody was given ([`file`]), and [`Record::verify`] checks both alike.

mod archive;
pub mod file;
mod header;
mod moment;
mod steps;
mod verify;

pub use archive::{Archive, ArchiveError, Listing};
pub use header::Header;
pub use moment::{Moment, NotYet};
pub use steps::{Replay, Step};
pub use verify::{Broken, Disagreement};

use crate::store::JournalRow;
use vigie_shared::ids::SessionId;

/// All rows of a session's journal, with what was said about them beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Session.
    pub session: SessionId,
    /// The rows, from the first, as far as they could be read.
    pub rows: Vec<JournalRow>,
    /// Version of the row that is there and could not be read, if one could not.
    pub unreadable: Option<i64>,
    /// What the rows must agree with.
    pub claims: Claims,
}

/// What is said about the rows of a record elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claims {
    /// Nothing: nobody asked, or nobody knows the session.
    None,
    /// The other tables of the database, read before the rows and after them: what
    /// happens meanwhile in a live session is in one of the two.
    Listed(Box<[Listing; 2]>),
    /// The header of the file.
    Header(Box<Header>),
}

impl Record {
    /// The rows of a session as a server has them, from the first.
    pub fn of(session: SessionId, rows: Vec<JournalRow>) -> Self {
        Self {
            session,
            rows,
            unreadable: None,
            claims: Claims::None,
        }
    }
}
