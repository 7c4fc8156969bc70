//! Results as they leave the center: to the candidate, to the holder of a certificate's
//! code, to the files of the referent.
//!
//! | what | from | to |
//! |---|---|---|
//! | [`FinalResults`] | the rows of the journal that decided | everything below |
//! | [`SessionHeader`] | the tables of sessions and centers | everything below |
//! | [`PublishedResults`] | both, once the results are out | everything below |
//! | [`PublishedResults::candidate`], [`PublishedResults::verified`] | | pages |
//! | [`fn@prescriber`], [`fn@parcoursup`] | | spreadsheets |
//! | [`documents`] | the same, or the whole journal | PDF |
//!
//! Nothing is decided here: outcomes, scores and codes are those on record. Who may see
//! them, and when, is decided in `http`.

mod audit_table;
pub mod documents;
mod explain;
mod final_results;
mod messages;
mod parcoursup;
mod prescriber;
mod published_results;
mod table;
mod verification_cache;

pub use crate::store::SessionHeader;
pub use audit_table::audit_table;
pub use final_results::{
    EndedCertificate, FinalResults, PublishedOutcome, SeatOutcome, SeatResult,
};
pub use messages::messages;
pub use parcoursup::parcoursup;
pub(crate) use prescriber::day;
pub use prescriber::prescriber;
pub use published_results::PublishedResults;
pub use verification_cache::VerificationCache;
pub use vigie_i18n::{Language, Messages};

use crate::journal::JournalError;

/// Why a result cannot be given. All of these are faults of the server.
#[derive(Debug, thiserror::Error)]
pub enum ResultError {
    /// The database could not be read.
    #[error("the results cannot be read: {0}")]
    Database(#[from] sqlx::Error),
    /// A text in it is not what it must be.
    #[error("the results cannot be read: {0}")]
    NotJson(#[from] serde_json::Error),
    /// The journal does not fold.
    #[error("the journal is damaged: {0}")]
    Damaged(#[from] JournalError),
    /// The session counts as finalized, but no row finalizes it.
    #[error("the journal does not end with the results")]
    NoResults,
    /// A seat without a candidate, or with a date that is none.
    #[error("seat {0} has no result")]
    UnknownSeat(i64),
    /// Scored with a scale that this program does not have.
    #[error("the scale {0} is not known")]
    OtherScale(String),
    /// A date or a time is none.
    #[error("not a date: {0}")]
    InvalidDate(#[from] jiff::Error),
    /// A document could not be printed.
    #[error("not printed: {0}")]
    Document(#[from] vigie_documents::DocumentError),
    /// A table could not be written.
    #[error("not written: {0}")]
    Csv(#[from] csv::Error),
}
