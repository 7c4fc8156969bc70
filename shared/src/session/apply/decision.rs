//! How decisions about an outcome follow each other.

use crate::{
    certificate::CertificateCode,
    session::{
        ActorName, DecisionVersion, Event, OutcomeDecision, PublicationHold, RevisionProposal,
        SeatState, Session, SessionReopening,
    },
    time::Timestamp,
};

impl Session {
    /// Outcomes and certificates of the finalization that is taken back count for nothing; they
    /// stay in the history of their seats.
    pub(super) fn reopen(&mut self, reason: &str, by: &ActorName, at: Timestamp) {
        self.finalized = None;
        for seat_state in &mut self.seats {
            seat_state.decision = None;
            seat_state.certificate = None;
        }
        self.reopenings.push(SessionReopening {
            at,
            reason: reason.to_owned(),
            by: by.clone(),
        });
    }

    /// The finalization says by whom the outcomes before it were decided.
    pub(super) fn finalize_at(&mut self, by: &ActorName, at: Timestamp) {
        self.finalized = Some(at);
        for seat_state in &mut self.seats {
            let last = seat_state.history.versions.last_mut();
            if let Some(last) = last.filter(|last| last.by.is_none()) {
                last.by = Some(by.clone());
            }
        }
    }
}

impl SeatState {
    /// Applies an event about decisions; false when it is about something else.
    pub(super) fn apply_decision(&mut self, event: &Event, at: Timestamp) -> bool {
        match event {
            Event::OutcomeDecided { decision, .. } => self.decide_outcome(decision, at),
            Event::CertificateIssued { code, .. } => self.issue_certificate(code),
            Event::OutcomeRevised { .. } => self.revise(event, at),
            Event::RevisionProposed {
                proposal,
                change,
                reason,
                by,
                ..
            } => {
                self.history.proposals = *proposal;
                self.history.proposal = Some(RevisionProposal {
                    id: *proposal,
                    change: *change,
                    reason: reason.clone(),
                    by: by.clone(),
                    at,
                });
            }
            Event::RevisionDropped { .. } => self.history.proposal = None,
            Event::PublicationHeld(note) => {
                self.history.held = Some(PublicationHold {
                    reason: note.reason.clone(),
                    by: note.by.clone(),
                    at,
                });
            }
            Event::PublicationReleased { .. } => self.history.held = None,
            _ => return false,
        }
        true
    }

    fn decide_outcome(&mut self, decision: &OutcomeDecision, at: Timestamp) {
        self.history.versions.push(DecisionVersion {
            version: self.history.version().saturating_add(1),
            at,
            outcome: decision.outcome,
            rule: decision.rule,
            pix: decision.score.as_ref().map(|score| score.pix),
            change: None,
            reason: String::new(),
            by: None,
            proposed_by: None,
            certificate: None,
        });
        self.decision = Some(decision.clone());
    }

    fn issue_certificate(&mut self, code: &CertificateCode) {
        self.certificate = Some(code.clone());
        if let Some(last) = self.history.versions.last_mut() {
            last.certificate = Some(code.clone());
        }
    }

    fn revise(&mut self, event: &Event, at: Timestamp) {
        let Event::OutcomeRevised {
            version,
            change,
            decision,
            reason,
            by,
            proposed_by,
            ..
        } = event
        else {
            return;
        };
        if !self.keeps_certificate(*change, decision) {
            self.certificate = None;
        }
        *self = self.with_change(*change);
        self.history.proposal = None;
        self.history.versions.push(DecisionVersion {
            version: *version,
            at,
            outcome: decision.outcome,
            rule: decision.rule,
            pix: decision.score.as_ref().map(|score| score.pix),
            change: Some(*change),
            reason: reason.clone(),
            by: Some(by.clone()),
            proposed_by: proposed_by.clone(),
            certificate: self.certificate.clone(),
        });
        self.decision = Some((**decision).clone());
    }
}
