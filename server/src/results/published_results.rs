//! Published results, and what pages show of them.
//!
//! Copied field by field: a score on record has the ability in it, which only the referent
//! may see.

use super::{FinalResults, ResultError, SeatOutcome, SeatResult, SessionHeader};
use crate::store::Store;
use vigie_shared::{
    certificate::CertificateCode,
    rules::{FraudFinding, Outcome, OutcomeFacts},
    session::Score,
    time::Timestamp,
    view::{CandidateResult, PublishedScore, TestVenue, VerifiedCertificate},
};

/// A session whose results are published. Made only by [`PublishedResults::load`]: what takes
/// one cannot show results before their time.
#[derive(Debug, Clone)]
pub struct PublishedResults {
    /// Where and when the session was held.
    pub header: SessionHeader,
    /// What was decided.
    pub results: FinalResults,
    /// When the results were published.
    pub at: Timestamp,
}

impl PublishedResults {
    /// The results of a session, if they are published.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn load(store: &Store, header: SessionHeader) -> Result<Option<Self>, ResultError> {
        let Some(at) = header.published_at else {
            return Ok(None);
        };
        let results = FinalResults::read(store, header.id).await?;
        Ok(Some(Self {
            header,
            results,
            at,
        }))
    }

    /// A candidate's own result, all of it; none while it is held back.
    pub fn candidate(&self, result: SeatResult<'_>) -> Option<CandidateResult> {
        let (candidate, published) = (&result.candidate.person, result.outcome?);
        let decision = &published.of.decision;
        Some(CandidateResult {
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            birthdate: candidate.birthdate.clone(),
            birth_place: candidate.birth_place.clone(),
            session: self.header.number,
            sat: self.venue(published.at),
            outcome: decision.outcome,
            rule: decision.rule,
            facts: decision.facts.map(without_dismissed_fraud),
            score: decision.score.as_ref().map(published_score),
            certificate: published.of.certificate.clone(),
            fingerprint: published.of.fingerprint.clone(),
            revised_at: published.of.is_revised.then_some(published.of.decided_at),
        })
    }

    /// What the public page shows for `code`; none when it is not the code of this result.
    pub fn verified(
        &self,
        code: &CertificateCode,
        result: SeatResult<'_>,
    ) -> Option<VerifiedCertificate> {
        let (candidate, published) = (&result.candidate.person, result.outcome?);
        let SeatOutcome {
            decision,
            certificate,
            fingerprint,
            ..
        } = published.of;
        let own = certificate.as_ref().filter(|own| *own == code)?;
        Some(VerifiedCertificate {
            code: own.clone(),
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            sat: self.venue(published.at),
            degraded: decision.outcome == Outcome::ValidatedDegraded,
            score: published_score(decision.score.as_ref()?),
            fingerprint: fingerprint.clone(),
        })
    }

    fn venue(&self, published_at: Timestamp) -> TestVenue {
        TestVenue {
            center: self.header.center.clone(),
            held_on: self.header.held_on.clone(),
            published_at,
        }
    }
}

/// The facts as they are shown. A suspicion of fraud is discreet, and one that was dismissed
/// decided nothing: it stays in the center's record.
fn without_dismissed_fraud(facts: OutcomeFacts) -> OutcomeFacts {
    let fraud = match facts.fraud {
        FraudFinding::Dismissed => FraudFinding::None,
        finding => finding,
    };
    OutcomeFacts { fraud, ..facts }
}

fn published_score(score: &Score) -> PublishedScore {
    PublishedScore {
        pix: score.pix,
        mesh: score.mesh,
        levels: score.levels,
        likely: score.likely,
    }
}
