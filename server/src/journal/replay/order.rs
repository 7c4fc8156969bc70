//! What may stand after what in the journal of a session.

use vigie_shared::{
    ids::Seat,
    session::{Event, Session},
};

/// May the event follow on what happened so far? A finalized session can be opened again until it
/// is published; after that only its outcomes are decided again, one by one. Nothing follows on a
/// session that was called off.
pub(super) fn may_follow(session: &Session, event: &Event) -> bool {
    let (finalized, published) = (session.finalized().is_some(), session.published().is_some());
    if session.cancelled().is_some() {
        return false;
    }
    match event {
        // What is printed can be put right at any time.
        Event::CandidateCorrected { .. } => true,
        Event::SessionCancelled { .. } => {
            !finalized && session.seats().iter().all(|seat| seat.test.is_none())
        }
        Event::OutcomeRevised { .. }
        | Event::RevisionProposed { .. }
        | Event::RevisionDropped { .. } => published,
        Event::SessionPublished { .. }
        | Event::SessionReopened { .. }
        | Event::PublicationHeld { .. } => finalized && !published,
        Event::PublicationReleased(note) => finalized && is_held(session, note.seat),
        Event::CertificateIssued { seat, .. } if published => awaits_certificate(session, *seat),
        // What was left open on purpose is resolved later.
        Event::IncidentResolved { incident, .. } if finalized => session
            .incidents()
            .iter()
            .any(|one| one.id == *incident && one.carried_over && one.is_open()),
        _ => !finalized,
    }
}

fn is_held(session: &Session, seat: Seat) -> bool {
    let seat_state = session.seat_state(seat);
    seat_state.is_some_and(|seat_state| seat_state.history.held.is_some())
}

/// Was an outcome decided again whose certificate is still to come?
fn awaits_certificate(session: &Session, seat: Seat) -> bool {
    session.seat_state(seat).is_some_and(|seat_state| {
        let decision = seat_state.decision.as_ref();
        let scored = decision.is_some_and(|decision| decision.score.is_some());
        scored && seat_state.certificate.is_none()
    })
}
