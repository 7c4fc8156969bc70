//! A record against itself, and against what is said about it elsewhere.

use super::{Claims, Header, Listing, Record};
use crate::journal::{self, Fault, Folded, Verified, Wrong};
use std::collections::BTreeMap;
use vigie_item_bank::Bank;
use vigie_shared::{ids::Seat, session::Session};

/// Why a record does not hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Broken {
    /// A row of it is not right; the first such row.
    #[error("{0}")]
    Row(#[from] Fault),
    /// The rows are right, but what is said about them is not.
    #[error("{0}")]
    Claim(#[from] Disagreement),
}

/// What is said about rows that are right in themselves, and is not so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Disagreement {
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
    Listing(&'static str),
    /// There are rows of a session that is not listed.
    #[error("the session is not in the list of sessions")]
    NotListed,
    /// A certificate that the journal does not have, or lacks.
    #[error("the certificate of seat {0} is not the one in the journal")]
    Certificate(Seat),
}

impl Record {
    /// Checks the rows ([`journal::verify`]), and that what is said about them elsewhere
    /// is so: the header of a file, or the other tables of a database.
    ///
    /// # Errors
    /// The first row that is not right; or, if all are, what is wrong about them.
    pub fn verify(&self, bank: &Bank) -> Result<Verified, Broken> {
        // Whatever is wrong before the row that cannot be read comes first.
        let verified = match (journal::verify(&self.rows, bank), self.unreadable) {
            (Err(fault), Some(row)) if self.rows.is_empty() || fault.row >= row => {
                return Err(Wrong::Unreadable.at(row).into());
            }
            (Err(fault), _) => return Err(fault.into()),
            (Ok(_), Some(row)) => return Err(Wrong::Unreadable.at(row).into()),
            (Ok(verified), None) => verified,
        };
        match &self.claims {
            Claims::None => return Err(Disagreement::NotListed.into()),
            Claims::Header(header) => header.agrees(self, &verified)?,
            Claims::Listed(listings) => {
                let folded = Folded::from_rows(&self.rows).map_err(Fault::from)?;
                let [before, after] = &**listings;
                if before.agrees(&folded.session).is_err() {
                    after.agrees(&folded.session)?;
                }
            }
        }
        Ok(verified)
    }
}

impl Header {
    fn agrees(&self, record: &Record, verified: &Verified) -> Result<(), Disagreement> {
        if self.rows > verified.rows {
            return Err(Disagreement::CutOff(verified.rows + 1, self.rows));
        }
        if self.rows < verified.rows {
            return Err(Disagreement::Added(self.rows + 1, self.rows));
        }
        let begun = Folded::beginning(&record.rows);
        let versions = begun.as_ref().map(|begun| begun.session.versions());
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
            Some((what, _)) => Err(Disagreement::Header(what)),
            None => Ok(()),
        }
    }
}

impl Listing {
    fn agrees(&self, session: &Session) -> Result<(), Disagreement> {
        if self.finalized_at != session.finalized() {
            return Err(Disagreement::Listing("the finalization"));
        }
        if self.published_at != session.published() {
            return Err(Disagreement::Listing("the publication"));
        }
        let issued: BTreeMap<Seat, &str> = session
            .seats()
            .iter()
            .filter_map(|place| Some((place.config.seat, place.certificate.as_ref()?.as_str())))
            .collect();
        let mut seats = self.certificates.keys().chain(issued.keys());
        let differs = |seat: &&Seat| {
            self.certificates.get(*seat).map(String::as_str) != issued.get(*seat).copied()
        };
        match seats.find(differs) {
            Some(seat) => Err(Disagreement::Certificate(*seat)),
            None => Ok(()),
        }
    }
}
