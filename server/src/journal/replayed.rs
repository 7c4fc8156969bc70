//! A session folded again, with a look at every choice on record: would it be made
//! again?

mod again;

use super::{Scores, Wrong};
use vigie_item_bank::Bank;
use vigie_shared::{
    rules::RULE_SET,
    session::{Event, SeatState, Session, SessionConfig},
    time::Timestamp,
};

/// The state after the rows so far, and what was found the same.
pub(super) struct Replayed<'a> {
    session: Session,
    bank: &'a Bank,
    scores: Scores,
}

impl<'a> Replayed<'a> {
    /// As created, before anything happened.
    pub(super) fn of(terms: &SessionConfig, bank: &'a Bank) -> Self {
        let versions = &terms.versions;
        let scores = if versions.rules != RULE_SET {
            Scores::OtherRules(versions.rules.clone())
        } else if versions.bank != bank.version() {
            Scores::OtherVersion(format!("bank {}", versions.bank))
        } else if versions.scale != bank.scale().version() {
            Scores::OtherVersion(format!("scale {}", versions.scale))
        } else {
            Scores::Same {
                items: 0,
                answers: 0,
                outcomes: 0,
            }
        };
        Self {
            session: Session::new(terms),
            bank,
            scores,
        }
    }

    pub(super) fn finalized(&self) -> Option<Timestamp> {
        self.session.finalized()
    }

    pub(super) fn scores(self) -> Scores {
        self.scores
    }

    /// Checks and folds the events of one row.
    pub(super) fn row(&mut self, at: Timestamp, events: &[Event]) -> Result<(), Wrong> {
        let finalizes = |event: &Event| matches!(event, Event::SessionFinalized { .. });
        let finalizing = events.iter().any(finalizes);
        for event in events {
            self.fits(event, finalizing)?;
            self.would_happen_again(event, at)?;
            self.session.apply(event, at);
        }
        Ok(())
    }

    /// May the event stand here?
    fn fits(&self, event: &Event, finalizing: bool) -> Result<(), Wrong> {
        let published = matches!(event, Event::SessionPublished { .. });
        let closed = self.session.finalized().is_some();
        // A closed session is published, once; nothing else happens to it.
        if closed != published || self.session.published().is_some() {
            return Err(Wrong::OutOfOrder);
        }
        if let Some(seat) = event.seat()
            && self.session.seat_state(seat).is_none()
        {
            return Err(Wrong::UnknownSeat(seat));
        }
        match event {
            Event::SessionCreated { .. } => Err(Wrong::CreatedAgain),
            Event::OutcomeDecided { seat, .. } | Event::CertificateIssued { seat, .. }
                if !finalizing =>
            {
                Err(Wrong::EarlyOutcome(*seat))
            }
            Event::SessionFinalized { .. } => self.session.seats().iter().try_for_each(is_complete),
            _ => Ok(()),
        }
    }

    /// Makes the choice that the event carries again, from the state before it.
    fn would_happen_again(&mut self, event: &Event, at: Timestamp) -> Result<(), Wrong> {
        let session = &self.session;
        match (event, &mut self.scores) {
            (Event::ItemPresented { .. }, Scores::Same { items, .. }) => {
                *items += 1;
                again::item(session, self.bank, event)
            }
            (Event::Answered { .. }, Scores::Same { answers, .. }) => {
                *answers += 1;
                again::mark(session, self.bank, event, at)
            }
            (Event::OutcomeDecided { seat, decision }, Scores::Same { outcomes, .. }) => {
                *outcomes += 1;
                again::outcome(session, self.bank, *seat, decision)
            }
            (Event::OutcomeDecided { seat, decision }, Scores::OtherVersion(_)) => {
                again::outcome_without_score(session, self.bank, *seat, decision)
            }
            _ => Ok(()),
        }
    }
}

/// Has the seat an outcome, and a certificate exactly when the outcome comes with one?
fn is_complete(place: &SeatState) -> Result<(), Wrong> {
    let seat = place.config.seat;
    match &place.decision {
        None => Err(Wrong::NoOutcome(seat)),
        Some(decision) if decision.score.is_some() != place.certificate.is_some() => {
            Err(Wrong::Certificate(seat))
        }
        Some(_) => Ok(()),
    }
}
