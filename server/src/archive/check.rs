//! Checks a session's journal in itself, and against what is claimed about it elsewhere.

use super::{ArchiveHeader, ExternalClaims, IndexEntry, SessionArchive};
use crate::{
    journal::{self, RowMismatch, SessionAggregate, VerificationReport, VerifyError},
    store::{IdentityVersion, JournalRow, decides},
};
use std::collections::BTreeSet;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::Seat,
    session::{Event, IdentityDigest, SeatState, Session},
};

/// Why a session's journal is not accepted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ArchiveInvalid {
    /// The first row that is not right.
    #[error("{0}")]
    Row(#[from] VerifyError),
    /// The rows are right, but what is claimed about them is not.
    #[error("{0}")]
    Claim(#[from] ClaimMismatch),
}

/// A claim that does not fit rows that are right in themselves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimMismatch {
    /// Rows were cut off at the end.
    #[error("row {0} is missing: the header counts {1} rows")]
    CutOff(i64, i64),
    /// Rows were added at the end.
    #[error("row {0} is one too many: the header counts {1} rows")]
    Added(i64, i64),
    /// The header is of other rows.
    #[error("the header does not belong to these rows: {0} differs")]
    Header(&'static str),
    /// The list of sessions says otherwise.
    #[error("the list of sessions and the journal do not agree: {0} differs")]
    Index(&'static str),
    /// There are rows of a session that is not listed.
    #[error("the session is not in the list of sessions")]
    NotListed,
    /// A version of an identity that is not the one whose digest is in the journal.
    #[error("the identity of seat {0} in the tables is not the one in the journal")]
    Identity(Seat),
    /// A certificate that is only in one of journal and table.
    #[error("the certificate of seat {0} is not the one in the journal")]
    Certificate(Seat),
}

impl SessionArchive {
    /// Checks the rows ([`journal::verify`]), and what is claimed about them elsewhere: in the
    /// header of a file, or in the other tables of a database.
    ///
    /// # Errors
    /// The first row that is not right; or, if all are, what is wrong about them.
    #[tracing::instrument(skip_all, level = "debug", name = "verify",
        fields(session = %self.session))]
    pub fn verify(&self, bank: &Bank) -> Result<VerificationReport, ArchiveInvalid> {
        // A fault before the row that cannot be read is reported first.
        let verified = match (journal::verify(&self.rows, bank), self.unreadable) {
            (Err(fault), Some(row)) if self.rows.is_empty() || fault.row >= row => {
                return Err(RowMismatch::Unreadable.at(row).into());
            }
            (Err(fault), _) => return Err(fault.into()),
            (Ok(_), Some(row)) => return Err(RowMismatch::Unreadable.at(row).into()),
            (Ok(verified), None) => verified,
        };
        match &self.claims {
            ExternalClaims::None => return Err(ClaimMismatch::NotListed.into()),
            ExternalClaims::Header(header) => header.check(self, &verified)?,
            ExternalClaims::Index(entries) => {
                let aggregate =
                    SessionAggregate::from_rows(&self.rows).map_err(VerifyError::from)?;
                let [before, after] = &**entries;
                if before.check(&aggregate.session, &self.rows).is_err() {
                    after.check(&aggregate.session, &self.rows)?;
                }
            }
        }
        Ok(verified)
    }
}

impl ArchiveHeader {
    fn check(
        &self,
        record: &SessionArchive,
        verified: &VerificationReport,
    ) -> Result<(), ClaimMismatch> {
        if self.rows > verified.rows {
            return Err(ClaimMismatch::CutOff(verified.rows + 1, self.rows));
        }
        if self.rows < verified.rows {
            return Err(ClaimMismatch::Added(self.rows + 1, self.rows));
        }
        let created = SessionAggregate::from_creation(&record.rows);
        let versions = created.as_ref().map(|created| created.session.versions());
        let same = |of: fn(&vigie_shared::session::RulesetVersions) -> &String, said: &str| {
            versions.as_ref().is_ok_and(|versions| of(versions) == said)
        };
        let checks = [
            ("the bank", same(|versions| &versions.bank, &self.bank)),
            ("the scale", same(|versions| &versions.scale, &self.scale)),
            (
                "the rule set",
                same(|versions| &versions.rules, &self.rules),
            ),
            ("the last digest", verified.digest == self.last_digest),
        ];
        match checks.into_iter().find(|(_, same)| !same) {
            Some((what, _)) => Err(ClaimMismatch::Header(what)),
            None => Ok(()),
        }
    }
}

impl IndexEntry {
    /// Are the identities of this seat those that the journal has digests of, and is the last
    /// one what is printed? Nothing is left of a person who was erased.
    fn has_identities_of(&self, state: &SeatState) -> bool {
        let seat = state.config.seat;
        let kept = self.identities.iter();
        let kept: Vec<&IdentityVersion> = kept.filter(|one| one.seat == seat).collect();
        let printed = self.printed.get(&seat);
        if kept.is_empty() && (state.identities.is_empty() || printed.is_none()) {
            return true;
        }
        let digests: Vec<IdentityDigest> = kept.iter().map(|one| one.digest()).collect();
        let numbered = (1..)
            .zip(&kept)
            .all(|(version, one)| one.version == version);
        let last = kept.last().map(|one| &one.identity);
        let is_printed = printed.is_none_or(|printed| Some(printed) == last);
        numbered && digests == state.identities && is_printed
    }

    fn check(&self, session: &Session, rows: &[JournalRow]) -> Result<(), ClaimMismatch> {
        let unread = |row: &JournalRow| {
            let read = self.deciding_rows.as_ref();
            read.is_some_and(|read| !read.contains(&row.version)) && decides_results(row)
        };
        if rows.iter().any(unread) {
            return Err(ClaimMismatch::Index("the rows that decide"));
        }
        if self.finalized_at != session.finalized() {
            return Err(ClaimMismatch::Index("the finalization"));
        }
        if self.published_at != session.published() {
            return Err(ClaimMismatch::Index("the publication"));
        }
        if self.cancelled_at != session.cancelled() {
            return Err(ClaimMismatch::Index("the cancellation"));
        }
        let mut identities = session.seats().iter();
        if let Some(seat) = identities.find(|seat| !self.has_identities_of(seat)) {
            return Err(ClaimMismatch::Identity(seat.config.seat));
        }
        let issued: BTreeSet<(Seat, &str)> = session
            .seats()
            .iter()
            .flat_map(|state| {
                let codes = state.history.certificates().into_iter();
                codes.map(|code| (state.config.seat, code.as_str()))
            })
            .collect();
        let listed = self.certificates.iter();
        let listed: BTreeSet<(Seat, &str)> =
            listed.map(|(seat, code)| (*seat, code.as_str())).collect();
        match listed.symmetric_difference(&issued).next() {
            Some((seat, _)) => Err(ClaimMismatch::Certificate(*seat)),
            None => Ok(()),
        }
    }
}

/// Do results follow from the row? Rows that cannot be read were found before.
fn decides_results(row: &JournalRow) -> bool {
    let events: Result<Vec<Event>, _> = serde_json::from_str(&row.events);
    events.is_ok_and(|events| events.iter().any(decides))
}
