//! What becomes of a decision after it was made: an outcome that is revised after the
//! publication, results that are held back, a finalized session that is opened again.

use crate::{
    certificate::CertificateCode,
    ids::Seat,
    rules::{AbortReason, FraudFinding, Outcome, OutcomeRule},
    session::{ActorName, OutcomeDecision, SeatState},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Most decisions about one seat, and most openings of a session: every view of a referent has
/// all of them.
pub const MAX_DECISIONS: u16 = 100;

/// What a referent changes about an outcome that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeChange {
    /// The certification counts for nothing, and the test may be taken again.
    Cancel,
    /// It was cancelled, and counts again.
    Restore,
    /// A suspicion of fraud that was upheld does not hold.
    LiftFraud,
    /// A suspicion of fraud holds that nobody had, or that was dismissed.
    UpholdFraud,
    /// The test was not finished for this reason.
    AbortReason(AbortReason),
    /// Nothing but the computation is made again, under the versions of the session.
    Rescore,
    /// The result stays, and a new certificate carries the identity as it is on record now.
    Reissue,
}

impl OutcomeChange {
    /// Does it need a second referent, who confirms it?
    pub fn needs_second_person(self) -> bool {
        matches!(self, Self::LiftFraud | Self::UpholdFraud)
    }

    /// Does a certificate say the same after this change, so that it stays good?
    pub fn keeps_paper(self, before: &OutcomeDecision, after: &OutcomeDecision) -> bool {
        self != Self::Reissue
            && before.outcome == after.outcome
            && before.rule == after.rule
            && before.score == after.score
    }
}

/// A change that waits for a second referent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionProposal {
    /// Number within the seat, from 1.
    pub id: u16,
    /// What is proposed.
    pub change: OutcomeChange,
    /// Reason of the first referent.
    pub reason: String,
    /// The first referent.
    pub by: ActorName,
    /// When it was proposed.
    pub at: Timestamp,
}

/// A result that is not published with the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationHold {
    /// Why not.
    pub reason: String,
    /// Who decided it.
    pub by: ActorName,
    /// When it was decided.
    pub at: Timestamp,
}

/// A decision about what becomes of the result of a seat, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatNote {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: ActorName,
}

/// A proposal that came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedRevision {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// The proposal, numbered within the seat.
    pub proposal: u16,
    /// Why.
    pub reason: String,
    /// Who took it back or declined it.
    pub by: ActorName,
}

/// One decision about the outcome of a seat. The last one is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionVersion {
    /// From 1, without gaps.
    pub version: u16,
    /// When it was decided.
    pub at: Timestamp,
    /// The outcome.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: OutcomeRule,
    /// Score in pix, 0..=895, if the outcome has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pix: Option<u16>,
    /// What was changed; none when the session was finalized.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<OutcomeChange>,
    /// Why; empty when the session was finalized.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who decided it; with a second person, who confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorName>,
    /// Who had proposed it, where a second person confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<ActorName>,
    /// The certificate it came with, or that stayed good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<CertificateCode>,
}

/// A finalized session that was opened again before its publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionReopening {
    /// When it was opened again.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// Who did it.
    pub by: ActorName,
}

/// What is kept of the decisions about a seat, besides the one in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DecisionHistory {
    /// Every decision, the one in force last. After a reopening the last one is not in force.
    pub versions: Vec<DecisionVersion>,
    /// A change that waits for a second referent.
    pub proposal: Option<RevisionProposal>,
    /// Changes that were ever proposed.
    pub(super) proposals: u16,
    /// Why the result is not published with the others.
    pub held: Option<PublicationHold>,
    /// The certification is cancelled.
    pub(super) cancelled: bool,
    /// What a later decision made of a suspicion of fraud.
    pub(super) fraud: Option<FraudFinding>,
}

impl DecisionHistory {
    /// Number of the last decision; 0 before the first one.
    pub fn version(&self) -> u16 {
        self.versions.last().map_or(0, |last| last.version)
    }

    /// Every certificate that was issued for the seat, in order.
    pub fn certificates(&self) -> Vec<&CertificateCode> {
        let mut codes: Vec<&CertificateCode> = Vec::new();
        for code in self
            .versions
            .iter()
            .filter_map(|one| one.certificate.as_ref())
        {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// Takes over what a change says about the facts.
    pub(super) fn note_change(&mut self, change: OutcomeChange) {
        match change {
            OutcomeChange::Cancel => self.cancelled = true,
            OutcomeChange::Restore => self.cancelled = false,
            OutcomeChange::LiftFraud => self.fraud = Some(FraudFinding::Dismissed),
            OutcomeChange::UpholdFraud => self.fraud = Some(FraudFinding::Upheld),
            OutcomeChange::AbortReason(_) | OutcomeChange::Rescore | OutcomeChange::Reissue => {}
        }
    }
}

impl SeatState {
    /// Is a certificate that was good before this decision good after it? Its paper says the
    /// same.
    pub(super) fn keeps_certificate(
        &self,
        change: OutcomeChange,
        decision: &OutcomeDecision,
    ) -> bool {
        let before = self.decision.as_ref();
        self.certificate.is_some()
            && before.is_some_and(|before| change.keeps_paper(before, decision))
    }

    /// The seat as it is when `change` has been made.
    pub(super) fn with_change(&self, change: OutcomeChange) -> Self {
        let mut changed = self.clone();
        changed.history.note_change(change);
        if let OutcomeChange::AbortReason(reason) = change {
            changed.abort = Some(reason);
        }
        changed
    }
}
