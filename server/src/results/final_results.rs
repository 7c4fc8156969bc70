//! Outcomes and certificates, as the row that finalized the session has them.

use super::ResultError;
use crate::store::{CandidateRow, Store};
use std::collections::BTreeMap;
use vigie_shared::{
    certificate::CertificateCode,
    ids::{Seat, SessionId},
    session::{Event, OutcomeDecision, RulesetVersions},
};

/// What one row of the journal decided about a whole session.
#[derive(Debug, Clone)]
pub struct FinalResults {
    /// Versions of bank, scale and rules the tests ran under.
    pub versions: RulesetVersions,
    /// Digest, hex, of the row.
    pub fingerprint: String,
    decisions: BTreeMap<Seat, OutcomeDecision>,
    certificates: BTreeMap<Seat, CertificateCode>,
}

/// The result of one candidate.
#[derive(Debug, Clone, Copy)]
pub struct SeatResult<'a> {
    /// Row of the candidate.
    pub candidate: &'a CandidateRow,
    /// Outcome and score.
    pub decision: &'a OutcomeDecision,
    /// The certificate, if there is one.
    pub certificate: Option<&'a CertificateCode>,
}

impl FinalResults {
    /// Reads what decided a finalized session.
    ///
    /// Two rows instead of the whole journal: a class looks at its results in the same
    /// minute, and everything it looks at is in the row that finalized. Whether that row
    /// is right is checked by `vigie journal verify`.
    ///
    /// # Errors
    /// When the rows cannot be read, or the session is not finalized.
    #[tracing::instrument(name = "read_results", skip_all)]
    pub async fn read(store: &Store, session: SessionId) -> Result<Self, ResultError> {
        let (mut versions, mut results) = (None, None);
        for row in store.deciding_rows(session).await? {
            let events: Vec<Event> = serde_json::from_str(&row.events)?;
            if let Some(Event::SessionCreated { config }) = events.first() {
                versions = Some(config.versions.clone());
            }
            let finalizes = |event: &Event| matches!(event, Event::SessionFinalized { .. });
            if events.iter().any(finalizes) {
                results = Some((events, row.digest));
            }
        }
        match (versions, results) {
            (Some(versions), Some((events, fingerprint))) => {
                Ok(Self::from_events(versions, events, fingerprint))
            }
            _ => Err(ResultError::NoResults),
        }
    }

    fn from_events(versions: RulesetVersions, events: Vec<Event>, fingerprint: String) -> Self {
        let mut results = Self {
            versions,
            fingerprint,
            decisions: BTreeMap::new(),
            certificates: BTreeMap::new(),
        };
        for event in events {
            match event {
                Event::OutcomeDecided { seat, decision } => {
                    results.decisions.insert(seat, decision);
                }
                Event::CertificateIssued { seat, code } => {
                    results.certificates.insert(seat, code);
                }
                _ => {}
            }
        }
        results
    }

    /// The result of a candidate of this session.
    ///
    /// # Errors
    /// When the row says nothing about the seat.
    pub fn of_candidate<'a>(
        &'a self,
        candidate: &'a CandidateRow,
    ) -> Result<SeatResult<'a>, ResultError> {
        let unknown = || ResultError::UnknownSeat(candidate.seat);
        let seat = Seat(u16::try_from(candidate.seat).map_err(|_| unknown())?);
        Ok(SeatResult {
            candidate,
            decision: self.decisions.get(&seat).ok_or_else(unknown)?,
            certificate: self.certificates.get(&seat),
        })
    }

    /// The results of these candidates, in their order.
    ///
    /// # Errors
    /// When the row says nothing about one of them.
    pub fn of_candidates<'a>(
        &'a self,
        candidates: &'a [CandidateRow],
    ) -> Result<Vec<SeatResult<'a>>, ResultError> {
        candidates
            .iter()
            .map(|one| self.of_candidate(one))
            .collect()
    }
}
