//! Is a journal what this program would have written? From the chain up to the scores.

use super::{Content, Fault, Wrong, replayed::Replayed};
use crate::store::JournalRow;
use vigie_item_bank::Bank;
use vigie_shared::{session::Event, time::Timestamp};

/// What was found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Rows of the journal.
    pub rows: i64,
    /// Events in them.
    pub events: u64,
    /// Digest of the last row: whoever knows it from elsewhere knows that no row is
    /// missing at the end.
    pub digest: String,
    /// When the session was finalized, if it was.
    pub finalized: Option<Timestamp>,
    /// How far the scores were computed again.
    pub scores: Scores,
}

/// How far the outcomes were computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scores {
    /// Items, marks, outcomes and scores: all the same.
    Same {
        /// Items the engine gave again.
        items: usize,
        /// Answers marked again.
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
pub fn verify(rows: &[JournalRow], bank: &Bank) -> Result<Verified, Fault> {
    let (mut version, mut digest, mut events) = (0, "", 0);
    let mut replayed: Option<Replayed> = None;
    for row in rows {
        let content = Content::following(version, digest, row)?;
        let at_row = |wrong: Wrong| wrong.at(row.version);
        match (&mut replayed, content.events.split_first()) {
            (_, None) => return Err(at_row(Wrong::Empty)),
            (Some(replayed), Some(_)) => replayed.row(row.at, &content.events).map_err(at_row)?,
            (None, Some((Event::SessionCreated { config: terms }, rest))) => {
                let mut begun = Replayed::of(terms, bank);
                begun.row(row.at, rest).map_err(at_row)?;
                replayed = Some(begun);
            }
            (None, Some(_)) => return Err(at_row(Wrong::NoBeginning)),
        }
        (version, digest) = (row.version, &row.digest);
        events += content.events.len() as u64;
    }
    let replayed = replayed.ok_or(Wrong::Missing.at(1))?;
    Ok(Verified {
        rows: version,
        events,
        digest: digest.to_owned(),
        finalized: replayed.finalized(),
        scores: replayed.scores(),
    })
}
