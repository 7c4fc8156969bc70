//! Decisions about published outcomes, made once more.

use super::recheck;
use crate::journal::RowMismatch;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::Seat,
    session::{ActorName, Event, SeatState, Session},
};

/// The decision must be possible and counted on, by enough people, start from what was in force,
/// and come to the same outcome. `scored`: can scores be computed again? None when nothing can.
pub(super) fn check(
    session: &Session,
    bank: &Bank,
    event: &Event,
    scored: Option<bool>,
) -> Result<(), RowMismatch> {
    let Event::OutcomeRevised {
        seat,
        version,
        change,
        before,
        decision,
        by,
        proposed_by,
        ..
    } = event
    else {
        return check_proposal(session, event);
    };
    let seat_state = seat_of(session, *seat)?;
    let follows = *version == seat_state.history.version() + 1
        && seat_state.decision.as_ref() == Some(&**before)
        && session.possible_changes(seat_state).contains(change);
    let proposal = seat_state.history.proposal.as_ref();
    let enough = match (change.needs_second_person(), proposal, proposed_by) {
        (false, None, None) => true,
        (true, Some(proposal), Some(first)) => {
            proposal.change == *change && proposal.by == *first && are_two(first, by)
        }
        _ => false,
    };
    if !follows || !enough {
        return Err(RowMismatch::Revision(*seat));
    }
    let Some(scored) = scored else {
        return Ok(());
    };
    let computed = session.outcome_after(seat_state, *change, bank);
    recheck::revised(*seat, decision, computed, scored)
}

fn check_proposal(session: &Session, event: &Event) -> Result<(), RowMismatch> {
    let Event::RevisionProposed { seat, change, .. } = event else {
        return Ok(());
    };
    let seat_state = seat_of(session, *seat)?;
    let possible = session.possible_changes(seat_state).contains(change);
    match possible && change.needs_second_person() && seat_state.history.proposal.is_none() {
        true => Ok(()),
        false => Err(RowMismatch::Revision(*seat)),
    }
}

fn are_two(first: &ActorName, other: &ActorName) -> bool {
    match (first, other) {
        (ActorName::Referent(first), ActorName::Referent(other)) => {
            first.is_named() && other.is_named() && !first.is_same_person(other)
        }
        _ => false,
    }
}

fn seat_of(session: &Session, seat: Seat) -> Result<&SeatState, RowMismatch> {
    let seat_state = session.seat_state(seat);
    seat_state.ok_or(RowMismatch::UnknownSeat(seat))
}
