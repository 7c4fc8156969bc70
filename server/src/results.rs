//! Results as they leave the center: to the candidate, to whoever holds a certificate's
//! code, to the referent's files and papers.
//!
//! | what | from | to |
//! |---|---|---|
//! | [`Closing`] | the row of the journal that finalized | everything below |
//! | [`Head`] | the tables of sessions and centers | everything below |
//! | [`Published`] | both, once the results are out | everything below |
//! | [`Published::candidate`], [`Published::verified`] | | pages |
//! | [`prescriber`], [`parcoursup`] | | spreadsheets |
//! | [`papers`] | the same, or the whole journal | PDF |
//!
//! Nothing is decided here: outcomes, scores and codes are those on record. Who may see
//! them, and when, is for `http` to say.

mod closing;
mod explain;
mod head;
mod messages;
pub mod papers;
mod parcoursup;
mod prescriber;
mod published;
mod table;

pub use closing::{Closing, SeatResult};
pub use head::Head;
pub use messages::messages;
pub use parcoursup::parcoursup;
pub use prescriber::prescriber;
pub use published::Published;
pub use vigie_i18n::{Language, Messages};

use crate::journal::Damage;

/// Why a result cannot be told. All of it is our fault.
#[derive(Debug, thiserror::Error)]
pub enum ResultError {
    /// The database could not be read.
    #[error("the results cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// A text in it is not what it must be.
    #[error("the results cannot be read: {0}")]
    NotJson(#[from] serde_json::Error),
    /// The journal does not fold.
    #[error("the journal is damaged: {0}")]
    Damaged(#[from] Damage),
    /// The session counts as finalized, but no row finalizes it.
    #[error("the journal does not end with the results")]
    NoResults,
    /// A seat without a candidate, or with a date that is none.
    #[error("seat {0} does not say who sat there")]
    Nobody(i64),
    /// Scored with a scale that this program does not have.
    #[error("the scale {0} is not known")]
    OtherScale(String),
    /// A date or a time is none.
    #[error("not a date: {0}")]
    NoDate(#[from] jiff::Error),
    /// A paper could not be printed.
    #[error("not printed: {0}")]
    Paper(#[from] vigie_documents::DocumentError),
    /// A table could not be written.
    #[error("not written: {0}")]
    Table(#[from] csv::Error),
}
