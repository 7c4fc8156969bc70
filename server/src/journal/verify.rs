//! Checks that a journal is what this program would have written, from the chain up to the
//! scores.

use super::{RowMismatch, VerifiedRow, VerifyError, replay::JournalReplay};
use crate::store::JournalRow;
use vigie_item_bank::Bank;
use vigie_shared::{session::Event, time::Timestamp};

/// What was checked of a journal that is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationReport {
    pub rows: i64,
    pub events: u64,
    /// Digest of the last row. Compared with one noted elsewhere, it shows that no row is
    /// missing at the end.
    pub digest: String,
    /// When the session was finalized, if it was.
    pub finalized: Option<Timestamp>,
    pub scope: RecomputedScope,
}

/// How much of a journal was recomputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecomputedScope {
    /// Items, marks, outcomes and scores: all the same.
    Same {
        /// Items the engine selected again.
        items: usize,
        /// Answers scored again.
        answers: usize,
        /// Outcomes decided again.
        outcomes: usize,
    },
    /// The outcomes only, without their scores: the session runs under a bank or a
    /// scale of another version, named here.
    OtherVersion(String),
    /// Nothing: the session runs under another rule set, named here.
    OtherRules(String),
}

/// Checks the rows of a session, all of them, from the first: the chain, what may
/// follow what, and, as far as this program has the versions the session ran under,
/// every item, mark, outcome and score.
///
/// That no row was cut off at the end of an open session cannot be seen from the rows.
///
/// # Errors
/// The first row that is not right.
#[tracing::instrument(skip_all, level = "debug", name = "verify_journal",
    fields(rows = rows.len()))]
pub fn verify(rows: &[JournalRow], bank: &Bank) -> Result<VerificationReport, VerifyError> {
    let (mut version, mut digest, mut events) = (0, "", 0);
    let mut replayed: Option<JournalReplay> = None;
    for row in rows {
        let content = VerifiedRow::after(version, digest, row)?;
        let at_row = |wrong: RowMismatch| wrong.at(row.version);
        match (&mut replayed, content.events.split_first()) {
            (_, None) => return Err(at_row(RowMismatch::Empty)),
            (Some(replayed), Some(_)) => replayed
                .check_row(row.at, &content.events)
                .map_err(at_row)?,
            (None, Some((Event::SessionCreated { config }, rest))) => {
                let mut created = JournalReplay::new(config, bank);
                created.check_row(row.at, rest).map_err(at_row)?;
                replayed = Some(created);
            }
            (None, Some(_)) => return Err(at_row(RowMismatch::NoCreation)),
        }
        (version, digest) = (row.version, &row.digest);
        events += content.events.len() as u64;
    }
    let replayed = replayed.ok_or(RowMismatch::Missing.at(1))?;
    Ok(VerificationReport {
        rows: version,
        events,
        digest: digest.to_owned(),
        finalized: replayed.finalized(),
        scope: replayed.scope(),
    })
}
