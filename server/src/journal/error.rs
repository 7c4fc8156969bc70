//! What can be wrong with a journal, named by the first row that shows it.

use vigie_shared::{ids::Seat, item::ItemId, session::OutcomeDecision};

/// The journal cannot be folded: it was damaged or tampered with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// There is no first row, or it does not create a session.
    #[error("the journal does not start with the creation of the session")]
    NoCreation,
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

/// The first row of a journal that is not as it must be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("row {row}: {what}")]
pub struct VerifyError {
    /// Version, from 1.
    pub row: i64,
    pub what: RowMismatch,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RowMismatch {
    /// It is not there.
    #[error("the row is missing")]
    Missing,
    /// It was changed, or the row before it was.
    #[error("the row does not match its digest")]
    Digest,
    /// Its text is not what a row holds.
    #[error("the row cannot be read")]
    Unreadable,
    /// In a file: it says the same, but not as an export writes it.
    #[error("the row is not written as an export writes it")]
    Rewritten,
    /// It is the first one and does not create the session.
    #[error("the journal does not start with the creation of the session")]
    NoCreation,
    /// Nothing happens in it.
    #[error("the row holds no event")]
    Empty,
    /// The session is there already.
    #[error("the session is created a second time")]
    CreatedAgain,
    /// Something that cannot happen any more, or not yet: after the finalization, after the
    /// publication or before it, or after the session was called off.
    #[error("an event stands where it cannot: after the finalization, or a publication before it")]
    OutOfOrder,
    /// A correction, an enrollment or a removal that does not follow from the roster before it.
    #[error("seat {0}: the change of the roster does not follow from what was there")]
    Roster(Seat),
    /// There is no such seat.
    #[error("seat {0} does not exist")]
    UnknownSeat(Seat),
    /// The candidate has no test to which this could have happened.
    #[error("seat {0} has no test yet")]
    NoTest(Seat),
    /// Another item than the engine gives.
    #[error("seat {seat}, question {number}: the record says item {recorded}, the engine gives {}",
        given.as_ref().map_or("none", |item| &item.0))]
    Item {
        seat: Seat,
        number: u8,
        recorded: ItemId,
        given: Option<ItemId>,
    },
    /// An answer that the engine would mark otherwise, or refuse.
    #[error(
        "seat {0}: the answer was marked otherwise than the bank marks it, or could not be given"
    )]
    Mark(Seat),
    /// Another outcome than the rules, the engine and the scale give.
    #[error(
        "seat {seat}: the record says {}, computed is {}",
        describe(recorded),
        describe(computed)
    )]
    Outcome {
        seat: Seat,
        recorded: Box<OutcomeDecision>,
        computed: Box<OutcomeDecision>,
    },
    /// An outcome in a row that does not finalize the session.
    #[error("seat {0}: an outcome outside the finalization")]
    EarlyOutcome(Seat),
    /// The session is finalized without an outcome of this seat.
    #[error("seat {0}: no outcome")]
    NoOutcome(Seat),
    /// An outcome that was decided again as it could not be: from another one than was in force,
    /// by one person where two are needed, or without a change.
    #[error("seat {0}: the outcome could not be decided again so")]
    Revision(Seat),
    /// A certificate without a score, or a score without a certificate.
    #[error("seat {0}: score and certificate do not go together")]
    Certificate(Seat),
}

impl RowMismatch {
    /// At this row.
    pub(crate) fn at(self, row: i64) -> VerifyError {
        VerifyError { row, what: self }
    }
}

impl From<JournalError> for VerifyError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::NoCreation => RowMismatch::NoCreation.at(1),
            JournalError::Missing(row) => RowMismatch::Missing.at(row),
            JournalError::Digest(row) => RowMismatch::Digest.at(row),
            JournalError::Unreadable(row) => RowMismatch::Unreadable.at(row),
        }
    }
}

fn describe(decision: &OutcomeDecision) -> String {
    let (outcome, rule) = (decision.outcome, decision.rule);
    match &decision.score {
        Some(score) => format!("{outcome:?} by {rule:?}, {} pix", score.pix),
        None => format!("{outcome:?} by {rule:?}"),
    }
}
