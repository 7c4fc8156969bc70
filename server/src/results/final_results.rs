//! Outcomes and certificates, as the rows of the journal that decided them have them.

use super::ResultError;
use crate::store::{CandidateRow, Store};
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    certificate::CertificateCode,
    ids::{Seat, SessionId},
    session::{Event, OutcomeChange, OutcomeDecision, RulesetVersions},
    time::Timestamp,
};

/// What the journal decided about a whole session, the latest decision of each seat.
#[derive(Debug, Clone)]
pub struct FinalResults {
    /// Versions of bank, scale and rules the tests ran under.
    pub versions: RulesetVersions,
    seats: BTreeMap<Seat, SeatDecisions>,
    published: Option<Timestamp>,
}

/// The decision about a candidate that is in force.
#[derive(Debug, Clone)]
pub struct SeatOutcome {
    /// Outcome and score.
    pub decision: OutcomeDecision,
    /// The certificate, if there is one.
    pub certificate: Option<CertificateCode>,
    /// Digest, hex, of the row that decided.
    pub fingerprint: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// It was decided after the publication of an earlier one.
    pub is_revised: bool,
}

/// The result of one candidate, as far as it is published.
#[derive(Debug, Clone, Copy)]
pub struct SeatResult<'a> {
    /// Row of the candidate.
    pub candidate: &'a CandidateRow,
    /// What was decided; none while the result is held back.
    pub outcome: Option<PublishedOutcome<'a>>,
}

/// A decision that may be known.
#[derive(Debug, Clone, Copy)]
pub struct PublishedOutcome<'a> {
    /// What was decided.
    pub of: &'a SeatOutcome,
    /// Since when it may be known: the publication, the release of a result that was held back,
    /// or the decision, whichever came last.
    pub at: Timestamp,
}

/// What became of a certificate that was good once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedCertificate {
    /// Another one took its place.
    Replaced(Timestamp),
    /// None did.
    Cancelled(Timestamp),
}

/// Decisions about a seat, while the rows are read and after.
#[derive(Debug, Clone, Default)]
struct SeatDecisions {
    latest: Option<SeatOutcome>,
    /// Certificates that were good once and are not any more.
    ended: BTreeSet<String>,
    held: bool,
    /// When a result that was held back was released.
    released: Option<Timestamp>,
}

/// One row, while it is read.
struct DecidingRow<'a> {
    at: Timestamp,
    digest: &'a str,
}

impl FinalResults {
    /// Reads what decided a finalized session.
    ///
    /// A few rows instead of the whole journal: a class looks at its results in the same
    /// minute. Whether these rows are right is checked by `vigie journal verify`.
    ///
    /// # Errors
    /// When the rows cannot be read, or the session is not finalized.
    #[tracing::instrument(name = "read_results", skip_all)]
    pub async fn read(store: &Store, session: SessionId) -> Result<Self, ResultError> {
        let mut results: Option<Self> = None;
        for row in store.deciding_rows(session).await? {
            let events: Vec<Event> = serde_json::from_str(&row.events)?;
            if let Some(Event::SessionCreated { config }) = events.first() {
                results = Some(Self {
                    versions: config.versions.clone(),
                    seats: BTreeMap::new(),
                    published: None,
                });
            }
            let results = results.as_mut().ok_or(ResultError::NoResults)?;
            let read = DecidingRow {
                at: row.at,
                digest: &row.digest,
            };
            events.iter().for_each(|event| results.note(event, &read));
        }
        let decided = |results: &Self| results.seats.values().any(|seat| seat.latest.is_some());
        results.filter(decided).ok_or(ResultError::NoResults)
    }

    fn note(&mut self, event: &Event, row: &DecidingRow<'_>) {
        let published = self.published.is_some();
        match event {
            Event::SessionReopened { .. } => {
                self.seats.values_mut().for_each(|seat| seat.latest = None);
            }
            Event::SessionPublished { .. } => self.published = Some(row.at),
            Event::OutcomeDecided { seat, decision } => {
                self.seat(*seat).latest = Some(SeatOutcome::new(decision, row, false));
            }
            Event::OutcomeRevised {
                seat,
                change,
                decision,
                ..
            } => self.seat(*seat).revise(*change, decision, row, published),
            Event::CertificateIssued { seat, code } => {
                if let Some(latest) = &mut self.seat(*seat).latest {
                    latest.certificate = Some(code.clone());
                }
            }
            Event::PublicationHeld(note) => self.seat(note.seat).held = true,
            Event::PublicationReleased(note) => {
                let seat = self.seat(note.seat);
                seat.held = false;
                seat.released = Some(row.at);
            }
            _ => {}
        }
    }

    fn seat(&mut self, seat: Seat) -> &mut SeatDecisions {
        self.seats.entry(seat).or_default()
    }

    fn decisions(&self, candidate: &CandidateRow) -> Result<&SeatDecisions, ResultError> {
        let unknown = || ResultError::UnknownSeat(candidate.seat);
        let seat = Seat(u16::try_from(candidate.seat).map_err(|_| unknown())?);
        self.seats.get(&seat).ok_or_else(unknown)
    }

    /// The result of a candidate of this session.
    ///
    /// # Errors
    /// When no row says anything about the seat.
    pub fn of_candidate<'a>(
        &'a self,
        candidate: &'a CandidateRow,
    ) -> Result<SeatResult<'a>, ResultError> {
        let decisions = self.decisions(candidate)?;
        let latest = decisions.latest.as_ref();
        let latest = latest.ok_or(ResultError::UnknownSeat(candidate.seat))?;
        let published = self.published.filter(|_| !decisions.held);
        Ok(SeatResult {
            candidate,
            outcome: published.map(|at| PublishedOutcome {
                of: latest,
                at: at
                    .max(decisions.released.unwrap_or(at))
                    .max(latest.decided_at),
            }),
        })
    }

    /// The results of these candidates, in their order.
    ///
    /// # Errors
    /// When no row says anything about one of them.
    pub fn of_candidates<'a>(
        &'a self,
        candidates: &'a [CandidateRow],
    ) -> Result<Vec<SeatResult<'a>>, ResultError> {
        candidates
            .iter()
            .map(|one| self.of_candidate(one))
            .collect()
    }

    /// What became of a certificate of this candidate; none when it is good, or was never known
    /// to anybody.
    pub fn ended_certificate(
        &self,
        candidate: &CandidateRow,
        code: &CertificateCode,
    ) -> Option<EndedCertificate> {
        let decisions = self.decisions(candidate).ok()?;
        let latest = decisions.latest.as_ref()?;
        let ended = !decisions.held && decisions.ended.contains(code.as_str());
        ended.then_some(match latest.certificate {
            Some(_) => EndedCertificate::Replaced(latest.decided_at),
            None => EndedCertificate::Cancelled(latest.decided_at),
        })
    }
}

impl SeatOutcome {
    fn new(decision: &OutcomeDecision, row: &DecidingRow<'_>, is_revised: bool) -> Self {
        Self {
            decision: decision.clone(),
            certificate: None,
            fingerprint: row.digest.to_owned(),
            decided_at: row.at,
            is_revised,
        }
    }
}

impl SeatDecisions {
    /// A later decision takes the place of the one before; a certificate that says the same
    /// stays good.
    fn revise(
        &mut self,
        change: OutcomeChange,
        decision: &OutcomeDecision,
        row: &DecidingRow<'_>,
        published: bool,
    ) {
        let before = self.latest.replace(SeatOutcome::new(decision, row, true));
        let Some((before, code)) = before.and_then(|one| {
            let code = one.certificate.clone()?;
            Some((one, code))
        }) else {
            return;
        };
        if change.keeps_paper(&before.decision, decision) {
            // The same paper, decided by the same row as before.
            self.latest = Some(SeatOutcome {
                decision: decision.clone(),
                ..before
            });
        } else if published && !self.held {
            self.ended.insert(code.as_str().to_owned());
        }
    }
}
