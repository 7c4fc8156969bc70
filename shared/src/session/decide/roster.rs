//! Who is on the roster, and on which terms, after the creation of the session.

use super::{DecisionContext, incident::check_words};
use crate::{
    ids::{IncidentId, Seat, SessionId},
    limits::{MAX_CANDIDATES, MAX_SEATS_EVER},
    session::{
        CandidateEdit, Event, IncidentResolution, LateEnrollment, Refusal, SeatState, SeatTerms,
        Session,
    },
};

impl Session {
    /// Changes identity and terms, and upholds the incident that asked for it. To ask again for
    /// what is there already is granted, whatever the person saw.
    pub(super) fn edit_candidate(
        &self,
        edit: &CandidateEdit,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let CandidateEdit {
            seat,
            seen_version,
            seen_terms,
            identity,
            terms,
            reason,
            incident,
            at_door,
        } = edit;
        check_words(reason)?;
        let seat_state = self.existing_seat(*seat)?;
        let now = SeatTerms::from_config(&seat_state.config);
        let terms_change = *terms != now;
        if self.finalized.is_some() && incident.is_some() {
            return Err(Refusal::SessionFinalized);
        }
        let (reason, by) = (reason.trim().to_owned(), context.actor.by());
        let mut events = Vec::new();
        if identity.is_some() || terms_change {
            let version = seat_state.identity_version();
            if *seen_version != version || *seen_terms != now {
                return Err(Refusal::CandidateChanged);
            }
        }
        if *at_door && (terms_change || seat_state.test.is_some()) {
            return Err(Refusal::TestAlreadyStarted);
        }
        if let Some(change) = identity {
            events.push(Event::CandidateCorrected {
                seat: *seat,
                version: seat_state.identity_version().saturating_add(1),
                before: change.before.clone(),
                digest: change.after.clone(),
                reason: reason.clone(),
                by: by.clone(),
            });
        }
        if self.published.is_some() && identity.is_some() {
            // Known with the old identity: the certificate is replaced by another one.
            events.extend(self.reissue(seat_state, (&reason, &by), context)?);
        }
        if terms_change {
            self.check_terms(seat_state, *terms, context)?;
            events.push(Event::TermsChanged {
                seat: *seat,
                before: now,
                after: *terms,
                reason: reason.clone(),
                by: by.clone(),
            });
        }
        if let Some(incident) = incident {
            self.check_correction(*incident, *seat)?;
            events.push(Event::IncidentResolved {
                incident: *incident,
                how: IncidentResolution::Upheld,
                reason,
                by,
            });
        }
        Ok(events)
    }

    /// Terms change until the test ends. Who wants to end it does so: a slip of the pen must
    /// not.
    fn check_terms(
        &self,
        seat_state: &SeatState,
        terms: SeatTerms,
        context: &DecisionContext,
    ) -> Result<(), Refusal> {
        if self.finalized.is_some() {
            return Err(Refusal::SessionFinalized);
        }
        if seat_state.test.is_none() {
            return Ok(());
        }
        let test = seat_state.running(context.at)?;
        let config = terms.at(seat_state.config.seat);
        match test.time_left(&config, context.at) {
            0 => Err(Refusal::ReductionEndsTest),
            _ => Ok(()),
        }
    }

    /// Only what is about identity or extra time of this very candidate is settled by a change
    /// of them.
    fn check_correction(&self, id: IncidentId, seat: Seat) -> Result<(), Refusal> {
        let incident = self.open_incident(id)?;
        match incident.category.asks_for_correction() && incident.seats == [seat] {
            true => Ok(()),
            false => Err(Refusal::CorrectionDoesNotFit),
        }
    }

    /// Gives a person the next seat.
    pub(super) fn enroll_candidate(
        &self,
        enrollment: &LateEnrollment,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(&enrollment.reason)?;
        if self.enrolled_seats().count() >= MAX_CANDIDATES || self.seats.len() >= MAX_SEATS_EVER {
            return Err(Refusal::RosterFull);
        }
        if usize::from(enrollment.seat.0) != self.seats.len() + 1 {
            // Somebody else was enrolled meanwhile.
            return Err(Refusal::CandidateChanged);
        }
        Ok(vec![Event::CandidateEnrolled {
            seat: enrollment.seat,
            terms: enrollment.terms,
            digest: enrollment.identity.clone(),
            moved_from: enrollment.moved_from,
            reason: enrollment.reason.trim().to_owned(),
            by: context.actor.by(),
        }])
    }

    /// Takes a person off the roster who has never entered.
    pub(super) fn remove_candidate(
        &self,
        seat: Seat,
        moved_to: Option<SessionId>,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let seat_state = self.existing_seat(seat)?;
        if seat_state.has_entered() {
            return Err(Refusal::CandidateEntered);
        }
        Ok(vec![Event::CandidateRemoved {
            seat,
            moved_to,
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        }])
    }

    /// Calls the session off.
    pub(super) fn cancel_session(
        &self,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        if self.seats.iter().any(|seat| seat.test.is_some()) {
            return Err(Refusal::SessionStarted);
        }
        Ok(vec![Event::SessionCancelled {
            reason: reason.trim().to_owned(),
            by: context.actor.by(),
        }])
    }

    /// Calls the session off before it is erased: from here on nobody can enter it.
    pub(super) fn delete_session(
        &self,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        self.check_erasable(reason)?;
        self.cancel_session(reason, context)
    }

    /// What somebody took part in stays on record: a seat that was ever entered has a device that
    /// holds it, or one that was turned away.
    pub(super) fn check_erasable(&self, reason: &str) -> Result<(), Refusal> {
        check_words(reason)?;
        if self.seats.iter().any(|seat| seat.test.is_some()) {
            return Err(Refusal::SessionStarted);
        }
        let entered = |seat: &SeatState| seat.has_entered() || !seat.refused.is_empty();
        match self.seats.iter().any(entered) || !self.incidents.is_empty() {
            true => Err(Refusal::SessionOnRecord),
            false => Ok(()),
        }
    }
}

impl SeatState {
    /// Is a device at the seat, or has a test started on one?
    pub fn has_entered(&self) -> bool {
        self.holder.is_some() || !self.waiting.is_empty() || self.test.is_some()
    }
}
