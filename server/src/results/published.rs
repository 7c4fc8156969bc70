//! Results that are out, and what pages show of them.
//!
//! Copied field by field: a score on record has the ability in it, which leaves the server
//! for nobody but the referent.

use super::{Closing, Head, ResultError, SeatResult};
use crate::store::Store;
use vigie_shared::{
    certificate::CertificateCode,
    rules::{FraudFinding, Outcome, OutcomeFacts},
    session::Score,
    time::Timestamp,
    view::{CandidateResult, PublishedScore, TestVenue, VerifiedCertificate},
};

/// A session whose results are out. There is no other way to one: what takes it cannot
/// show results before their time.
#[derive(Debug, Clone)]
pub struct Published {
    /// Where and when the session was held.
    pub head: Head,
    /// What was decided.
    pub closing: Closing,
    /// When the results were published.
    pub at: Timestamp,
}

impl Published {
    /// The results of a session, if they are out.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn of(store: &Store, head: Head) -> Result<Option<Self>, ResultError> {
        let Some(at) = head.published_at else {
            return Ok(None);
        };
        let closing = Closing::read(store, head.id).await?;
        Ok(Some(Self { head, closing, at }))
    }

    /// A candidate's own result, all of it.
    pub fn candidate(&self, result: SeatResult<'_>) -> CandidateResult {
        let (candidate, decision) = (result.candidate, result.decision);
        CandidateResult {
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            birthdate: candidate.birthdate.clone(),
            birth_place: candidate.birth_place.clone(),
            session: self.head.number,
            sat: self.sat(),
            outcome: decision.outcome,
            rule: decision.rule,
            facts: decision.facts.map(discreet),
            score: decision.score.as_ref().map(published),
            certificate: result.certificate.cloned(),
            fingerprint: self.closing.fingerprint.clone(),
        }
    }

    /// What `code` shows to whoever has it; none when it is not the code of this result.
    pub fn verified(
        &self,
        code: &CertificateCode,
        result: SeatResult<'_>,
    ) -> Option<VerifiedCertificate> {
        let (candidate, decision) = (result.candidate, result.decision);
        Some(VerifiedCertificate {
            code: result.certificate.filter(|own| *own == code)?.clone(),
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            sat: self.sat(),
            degraded: decision.outcome == Outcome::ValidatedDegraded,
            score: published(decision.score.as_ref()?),
            fingerprint: self.closing.fingerprint.clone(),
        })
    }

    fn sat(&self) -> TestVenue {
        TestVenue {
            center: self.head.center.clone(),
            held_on: self.head.held_on.clone(),
            published_at: self.at,
        }
    }
}

/// The facts as they are told. A suspicion of fraud is discreet, and one that was
/// dismissed decided nothing: it stays in the center's record.
fn discreet(facts: OutcomeFacts) -> OutcomeFacts {
    let fraud = match facts.fraud {
        FraudFinding::Dismissed => FraudFinding::None,
        told => told,
    };
    OutcomeFacts { fraud, ..facts }
}

fn published(score: &Score) -> PublishedScore {
    PublishedScore {
        pix: score.pix,
        mesh: score.mesh,
        levels: score.levels,
        likely: score.likely,
    }
}
