//! Decisions about an outcome that was decided before.

use super::{DecisionContext, incident::check_words};
use crate::{
    certificate::CertificateCode,
    ids::Seat,
    rules::{FraudFinding, Outcome, QUESTION_COUNT},
    session::{
        ActorName, AssessmentEngine, Command, DroppedRevision, Event, MAX_DECISIONS, OutcomeChange,
        OutcomeDecision, Refusal, SeatNote, SeatState, Session, revision::RevisionProposal,
    },
};

impl Session {
    /// Commands about a session that is finalized or was called off; all others are refused.
    pub(super) fn decide_closed(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let by = context.actor.by();
        match command {
            // Sockets come and go after the end as well; that changes nothing.
            Command::NoteConnection { .. }
            | Command::NoteCompanion { .. }
            | Command::ExpireTimers
            | Command::CreditServerOutage { .. }
            | Command::NoteLogin => Ok(Vec::new()),
            Command::SuspendItem { .. } => Ok(Vec::new()),
            Command::CancelSession { .. } if self.cancelled.is_some() => Ok(Vec::new()),
            Command::DeleteSession { reason } if self.cancelled.is_some() => {
                self.check_erasable(reason)?;
                Ok(Vec::new())
            }
            _ if self.cancelled.is_some() => Err(Refusal::SessionCancelled),
            Command::Finalize { .. } => Ok(Vec::new()),
            // What is printed can still be put right.
            Command::EditCandidate(edit) => self.edit_candidate(edit, context),
            Command::Publish if self.published.is_some() => Ok(Vec::new()),
            Command::Publish => Ok(vec![Event::SessionPublished { by }]),
            Command::ReopenSession { reason } => self.reopen_session(reason, context),
            Command::HoldPublication { seat, reason } => {
                self.hold_publication(*seat, reason, context)
            }
            Command::ReleasePublication { seat, reason } => {
                self.release_publication(*seat, reason, context)
            }
            Command::ReviseOutcome {
                seat,
                change,
                version,
                reason,
            } => self.revise_outcome(*seat, *change, *version, reason, context),
            Command::ConfirmRevision {
                seat,
                proposal,
                reason,
            } => self.confirm_revision(*seat, *proposal, reason, context),
            Command::DropRevision {
                seat,
                proposal,
                reason,
            } => self.drop_revision(*seat, *proposal, reason, context),
            Command::ResolveIncident {
                incident,
                how,
                reason,
            } => self.resolve_carried_over(*incident, *how, reason, context),
            Command::UpholdAsEnrolled { incident, reason } => {
                self.check_carried_over(*incident)?;
                self.uphold_as_enrolled(*incident, reason, context)
            }
            _ => Err(Refusal::SessionFinalized),
        }
    }

    /// Before the publication everything can be decided again.
    fn reopen_session(
        &self,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        if self.published.is_some() {
            return Err(Refusal::SessionPublished);
        }
        check_words(reason)?;
        if !context.engine.knows(&self.versions) {
            return Err(Refusal::VersionsUnknown);
        }
        if self.reopenings.len() >= usize::from(MAX_DECISIONS) / 2 {
            return Err(Refusal::TooManyRevisions);
        }
        Ok(vec![Event::SessionReopened {
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        }])
    }

    fn hold_publication(
        &self,
        seat: Seat,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        if self.published.is_some() {
            return Err(Refusal::SessionPublished);
        }
        let note = seat_note(seat, reason, context)?;
        let is_held = self.existing_seat(seat)?.history.held.is_some();
        Ok(match is_held {
            true => Vec::new(),
            false => vec![Event::PublicationHeld(note)],
        })
    }

    fn release_publication(
        &self,
        seat: Seat,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let note = seat_note(seat, reason, context)?;
        let is_held = self.existing_seat(seat)?.history.held.is_some();
        Ok(match is_held {
            true => vec![Event::PublicationReleased(note)],
            false => Vec::new(),
        })
    }

    fn revise_outcome(
        &self,
        seat: Seat,
        change: OutcomeChange,
        version: u16,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let seat_state = self.revisable(seat, context)?;
        let history = &seat_state.history;
        if let Some(proposal) = &history.proposal {
            let by = proposal.by.clone();
            return Err(Refusal::RevisionWaits { by });
        }
        if history.version() != version {
            let version = history.version();
            return Err(Refusal::OutcomeChanged { version });
        }
        if !can_change(seat_state, change) {
            return Err(Refusal::NothingToRevise);
        }
        let (reason, by) = (reason.trim().to_owned(), context.actor.by());
        if change.needs_second_person() {
            if history.proposals >= MAX_DECISIONS {
                return Err(Refusal::TooManyRevisions);
            }
            return Ok(vec![Event::RevisionProposed {
                seat,
                proposal: history.proposals + 1,
                change,
                reason,
                by,
            }]);
        }
        Ok(self.revised(seat_state, change, (reason, by, None), context))
    }

    fn confirm_revision(
        &self,
        seat: Seat,
        proposal: u16,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let seat_state = self.revisable(seat, context)?;
        let proposed = proposal_of(seat_state, proposal)?;
        let by = context.actor.by();
        if !is_second_person(&proposed.by, &by) {
            return Err(Refusal::SecondPersonNeeded);
        }
        if !can_change(seat_state, proposed.change) {
            return Err(Refusal::NothingToRevise);
        }
        let both = format!("{}\n{}", proposed.reason, reason.trim());
        let said = (both, by, Some(proposed.by.clone()));
        Ok(self.revised(seat_state, proposed.change, said, context))
    }

    fn drop_revision(
        &self,
        seat: Seat,
        proposal: u16,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let proposed = proposal_of(self.existing_seat(seat)?, proposal)?;
        Ok(vec![Event::RevisionDropped(DroppedRevision {
            seat,
            proposal: proposed.id,
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        })])
    }

    /// A seat whose published outcome can be decided again by this program.
    fn revisable(&self, seat: Seat, context: &DecisionContext) -> Result<&SeatState, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        if self.published.is_none() {
            return Err(Refusal::NotPublished);
        }
        if !context.engine.knows(&self.versions) {
            return Err(Refusal::VersionsUnknown);
        }
        match seat_state.history.version() {
            MAX_DECISIONS.. => Err(Refusal::TooManyRevisions),
            _ => Ok(seat_state),
        }
    }

    /// The new decision and, where its paper says something else, a new certificate.
    fn revised(
        &self,
        seat_state: &SeatState,
        change: OutcomeChange,
        (reason, by, proposed_by): (String, ActorName, Option<ActorName>),
        context: &DecisionContext,
    ) -> Vec<Event> {
        let Some(before) = seat_state.decision.clone() else {
            return Vec::new();
        };
        let seat = seat_state.config.seat;
        let decision = self.outcome_after(seat_state, change, context.engine);
        let needs_certificate =
            decision.score.is_some() && !seat_state.keeps_certificate(change, &decision);
        let mut events = vec![Event::OutcomeRevised {
            seat,
            version: seat_state.history.version() + 1,
            change,
            before: Box::new(before),
            decision: Box::new(decision),
            reason,
            by,
            proposed_by,
        }];
        if needs_certificate {
            let code = CertificateCode::from_random((context.random)());
            events.push(Event::CertificateIssued { seat, code });
        }
        events
    }

    /// A new certificate in the place of the one that is good, if there is one.
    pub(super) fn reissue(
        &self,
        seat_state: &SeatState,
        (reason, by): (&str, &ActorName),
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        if seat_state.certificate.is_none() {
            return Ok(Vec::new());
        }
        if let Some(proposal) = &seat_state.history.proposal {
            let by = proposal.by.clone();
            return Err(Refusal::RevisionWaits { by });
        }
        let seat_state = self.revisable(seat_state.config.seat, context)?;
        let said = (reason.to_owned(), by.clone(), None);
        Ok(self.revised(seat_state, OutcomeChange::Reissue, said, context))
    }

    /// What the outcome of a seat comes to with this change.
    pub fn outcome_after(
        &self,
        seat_state: &SeatState,
        change: OutcomeChange,
        engine: &dyn AssessmentEngine,
    ) -> OutcomeDecision {
        self.preview(&seat_state.with_change(change), engine)
    }

    /// The changes that are possible about the published outcome of a seat.
    pub fn possible_changes(&self, seat_state: &SeatState) -> Vec<OutcomeChange> {
        use crate::rules::AbortReason;
        let all = [
            OutcomeChange::Cancel,
            OutcomeChange::Restore,
            OutcomeChange::LiftFraud,
            OutcomeChange::UpholdFraud,
            OutcomeChange::AbortReason(AbortReason::Candidate),
            OutcomeChange::AbortReason(AbortReason::Technical),
            OutcomeChange::Rescore,
            OutcomeChange::Reissue,
        ];
        let published = self.published.is_some() && seat_state.history.version() < MAX_DECISIONS;
        let possible = |change: &OutcomeChange| published && can_change(seat_state, *change);
        all.into_iter().filter(possible).collect()
    }
}

/// Would the change say something that is not so already?
fn can_change(seat_state: &SeatState, change: OutcomeChange) -> bool {
    let Some(decision) = &seat_state.decision else {
        return false;
    };
    // An absence stays one: no test, no facts.
    let Some(facts) = decision.facts else {
        return false;
    };
    match change {
        OutcomeChange::Cancel => {
            decision.outcome != Outcome::Cancelled && facts.fraud != FraudFinding::Upheld
        }
        OutcomeChange::Restore => seat_state.history.cancelled,
        OutcomeChange::LiftFraud => facts.fraud == FraudFinding::Upheld,
        OutcomeChange::UpholdFraud => facts.fraud != FraudFinding::Upheld,
        OutcomeChange::AbortReason(reason) => {
            facts.treated < QUESTION_COUNT && seat_state.abort != Some(reason)
        }
        OutcomeChange::Rescore => decision.score.is_some(),
        OutcomeChange::Reissue => seat_state.certificate.is_some(),
    }
}

/// Why somebody decided something about a seat.
fn seat_note(seat: Seat, reason: &str, context: &DecisionContext) -> Result<SeatNote, Refusal> {
    check_words(reason)?;
    Ok(SeatNote {
        seat,
        reason: reason.trim().to_owned(),
        by: context.actor.by(),
    })
}

fn proposal_of(seat_state: &SeatState, id: u16) -> Result<&RevisionProposal, Refusal> {
    let proposal = seat_state.history.proposal.as_ref();
    proposal
        .filter(|proposal| proposal.id == id)
        .ok_or(Refusal::UnknownProposal)
}

/// Is the other one another person, by an account of their own? A second login of the same
/// person is not.
fn is_second_person(first: &ActorName, other: &ActorName) -> bool {
    match (first, other) {
        (ActorName::Referent(first), ActorName::Referent(other)) => {
            other.is_named() && first.is_named() && !other.is_same_person(first)
        }
        _ => false,
    }
}
