//! A session folded again, making every choice of its journal once more to compare it with
//! the one on record.

mod order;
mod recheck;
mod revision;

use super::{RecomputedScope, RowMismatch};
use vigie_item_bank::Bank;
use vigie_shared::{
    rules::KNOWN_RULE_SETS,
    session::{Event, SeatState, SeatTerms, Session, SessionConfig},
    time::Timestamp,
};

/// The state after the rows so far, and what was recomputed.
pub(super) struct JournalReplay<'a> {
    session: Session,
    bank: &'a Bank,
    scope: RecomputedScope,
}

impl<'a> JournalReplay<'a> {
    /// The session as created, before anything happened.
    pub(super) fn new(config: &SessionConfig, bank: &'a Bank) -> Self {
        let versions = &config.versions;
        let scope = if !KNOWN_RULE_SETS.contains(&versions.rules.as_str()) {
            RecomputedScope::OtherRules(versions.rules.clone())
        } else if versions.bank != bank.version() {
            RecomputedScope::OtherVersion(format!("bank {}", versions.bank))
        } else if versions.scale != bank.scale().version() {
            RecomputedScope::OtherVersion(format!("scale {}", versions.scale))
        } else {
            RecomputedScope::Same {
                items: 0,
                answers: 0,
                outcomes: 0,
            }
        };
        Self {
            session: Session::new(config),
            bank,
            scope,
        }
    }

    pub(super) fn finalized(&self) -> Option<Timestamp> {
        self.session.finalized()
    }

    pub(super) fn scope(self) -> RecomputedScope {
        self.scope
    }

    /// Checks and applies the events of one row.
    pub(super) fn check_row(&mut self, at: Timestamp, events: &[Event]) -> Result<(), RowMismatch> {
        let finalizes = |event: &Event| matches!(event, Event::SessionFinalized { .. });
        let finalizing = events.iter().any(finalizes);
        for event in events {
            self.check_order(event, finalizing)?;
            self.recheck(event, at)?;
            self.session.apply(event, at);
        }
        // What was decided again comes with a certificate exactly when it has a score.
        let revised = events.iter().filter_map(|event| match event {
            Event::OutcomeRevised { seat, .. } => self.session.seat_state(*seat),
            _ => None,
        });
        revised.into_iter().try_for_each(check_complete)
    }

    /// May the event stand here?
    fn check_order(&self, event: &Event, finalizing: bool) -> Result<(), RowMismatch> {
        if !order::may_follow(&self.session, event) {
            return Err(RowMismatch::OutOfOrder);
        }
        if let Some(seat) = event.seat()
            && !matches!(event, Event::CandidateEnrolled { .. })
            && self
                .session
                .seat_state(seat)
                .is_none_or(|state| state.removed.is_some())
        {
            return Err(RowMismatch::UnknownSeat(seat));
        }
        self.check_roster(event)?;
        match event {
            Event::SessionCreated { .. } => Err(RowMismatch::CreatedAgain),
            Event::CertificateIssued { .. } if self.session.published().is_some() => Ok(()),
            Event::OutcomeDecided { seat, .. } | Event::CertificateIssued { seat, .. }
                if !finalizing =>
            {
                Err(RowMismatch::EarlyOutcome(*seat))
            }
            Event::SessionFinalized { .. } => {
                self.session.enrolled_seats().try_for_each(check_complete)
            }
            _ => Ok(()),
        }
    }

    /// Does a change of the roster follow from what was there?
    fn check_roster(&self, event: &Event) -> Result<(), RowMismatch> {
        let state = event.seat().and_then(|seat| self.session.seat_state(seat));
        let fits = match (event, state) {
            (Event::CandidateEnrolled { seat, .. }, _) => {
                usize::from(seat.0) == self.session.seats().len() + 1
            }
            (
                Event::CandidateCorrected {
                    version, before, ..
                },
                Some(state),
            ) => {
                let known = state.identities.last().is_none_or(|last| last == before);
                known && *version == state.identity_version() + 1
            }
            (Event::TermsChanged { before, .. }, Some(state)) => {
                *before == SeatTerms::from_config(&state.config)
            }
            (Event::CandidateRemoved { .. }, Some(state)) => !state.has_entered(),
            _ => true,
        };
        match (fits, event.seat()) {
            (false, Some(seat)) => Err(RowMismatch::Roster(seat)),
            _ => Ok(()),
        }
    }

    /// Makes the choice that the event carries again, from the state before it.
    fn recheck(&mut self, event: &Event, at: Timestamp) -> Result<(), RowMismatch> {
        let session = &self.session;
        match (event, &mut self.scope) {
            (Event::ItemPresented { .. }, RecomputedScope::Same { items, .. }) => {
                *items += 1;
                recheck::item(session, self.bank, event)
            }
            (Event::Answered { .. }, RecomputedScope::Same { answers, .. }) => {
                *answers += 1;
                recheck::mark(session, self.bank, event, at)
            }
            (Event::FocusLossExcused { .. }, RecomputedScope::Same { .. }) => {
                recheck::excuse(session, self.bank, event, at)
            }
            (Event::OutcomeDecided { seat, decision }, RecomputedScope::Same { outcomes, .. }) => {
                *outcomes += 1;
                recheck::outcome(session, self.bank, *seat, decision)
            }
            (Event::OutcomeRevised { .. } | Event::RevisionProposed { .. }, scope) => {
                let scored = match scope {
                    RecomputedScope::Same { outcomes, .. } => {
                        *outcomes += 1;
                        Some(true)
                    }
                    RecomputedScope::OtherVersion(_) => Some(false),
                    RecomputedScope::OtherRules(_) => None,
                };
                revision::check(session, self.bank, event, scored)
            }
            (Event::OutcomeDecided { seat, decision }, RecomputedScope::OtherVersion(_)) => {
                recheck::outcome_without_score(session, self.bank, *seat, decision)
            }
            _ => Ok(()),
        }
    }
}

/// Every seat has an outcome, and a certificate exactly when the outcome has a score.
fn check_complete(seat_state: &SeatState) -> Result<(), RowMismatch> {
    let seat = seat_state.config.seat;
    match &seat_state.decision {
        None => Err(RowMismatch::NoOutcome(seat)),
        Some(decision) if decision.score.is_some() != seat_state.certificate.is_some() => {
            Err(RowMismatch::Certificate(seat))
        }
        Some(_) => Ok(()),
    }
}
