//! One choice of the journal, made once more by the code that makes it in a live room.

use crate::journal::RowMismatch;
use std::collections::BTreeSet;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::Seat,
    item::{ItemId, ItemMode, ItemResponse},
    session::{
        Actor, ActorName, AssessmentEngine, Command, DecisionContext, Event, ItemTraits, NextItem,
        OutcomeDecision, Score, SeatConfig, SeatState, Session, Test,
    },
    time::Timestamp,
};

/// The engine must select the item of an `ItemPresented` event again.
pub(super) fn item(session: &Session, bank: &Bank, event: &Event) -> Result<(), RowMismatch> {
    let Event::ItemPresented {
        seat,
        number,
        item,
        traits,
        ..
    } = event
    else {
        return Ok(());
    };
    let (seat_state, test) = test(session, *seat)?;
    let given = bank.select_item(test, &seat_state.config, session.suspended());
    match given {
        Some(given) if given.item == *item && given.traits == *traits => Ok(()),
        given => Err(RowMismatch::Item {
            seat: *seat,
            number: *number,
            recorded: item.clone(),
            given: given.map(|given| given.item),
        }),
    }
}

/// The answer of an `Answered` event must be accepted again, and count as it did.
pub(super) fn mark(
    session: &Session,
    bank: &Bank,
    event: &Event,
    at: Timestamp,
) -> Result<(), RowMismatch> {
    let Event::Answered {
        seat,
        presentation,
        response,
        ..
    } = event
    else {
        return Ok(());
    };
    let (_, test) = test(session, *seat)?;
    let actor = Actor::Candidate {
        seat: *seat,
        device: test.device,
    };
    let command = Command::Answer {
        presentation: *presentation,
        response: response.clone(),
    };
    match leads_to(session, bank, (&command, &actor, at), event) {
        true => Ok(()),
        false => Err(RowMismatch::Mark(*seat)),
    }
}

/// The excuse of a `FocusLossExcused` event must be granted again, with the same effect on the
/// answer.
pub(super) fn excuse(
    session: &Session,
    bank: &Bank,
    event: &Event,
    at: Timestamp,
) -> Result<(), RowMismatch> {
    let Event::FocusLossExcused {
        seat,
        signal,
        reason,
        by: ActorName::Invigilator(member),
        ..
    } = event
    else {
        return event
            .seat()
            .map_or(Ok(()), |seat| Err(RowMismatch::Mark(seat)));
    };
    let actor = Actor::Invigilator(member.clone());
    let command = Command::ExcuseFocusLoss {
        seat: *seat,
        signal: *signal,
        reason: reason.clone(),
    };
    match leads_to(session, bank, (&command, &actor, at), event) {
        true => Ok(()),
        false => Err(RowMismatch::Mark(*seat)),
    }
}

/// Would the command be granted again, and lead to this event first?
fn leads_to(
    session: &Session,
    bank: &Bank,
    (command, actor, at): (&Command, &Actor, Timestamp),
    event: &Event,
) -> bool {
    let context = DecisionContext {
        at,
        actor,
        // Neither an answer nor an excuse needs any.
        random: &|| 0,
        engine: &ScoringOnlyEngine(bank),
        day_begins: None,
        day_ends: None,
    };
    let decided = session.decide(command, &context);
    decided.is_ok_and(|events| events.first() == Some(event))
}

/// The seat must get this outcome, with this score, again.
pub(super) fn outcome(
    session: &Session,
    bank: &Bank,
    seat: Seat,
    recorded: &OutcomeDecision,
) -> Result<(), RowMismatch> {
    let seat_state = seat_of(session, seat)?;
    compare(seat, recorded, session.preview(seat_state, bank))
}

/// The same for a session of another bank or scale: only whether there is a score is
/// compared, not what it is.
pub(super) fn outcome_without_score(
    session: &Session,
    bank: &Bank,
    seat: Seat,
    recorded: &OutcomeDecision,
) -> Result<(), RowMismatch> {
    let seat_state = seat_of(session, seat)?;
    let mut computed = session.preview(seat_state, bank);
    if let (Some(score), Some(recorded)) = (&mut computed.score, &recorded.score) {
        score.clone_from(recorded);
    }
    compare(seat, recorded, computed)
}

/// A published outcome that was decided again must come to the same; its score is compared where
/// it can be computed (`scored`).
pub(super) fn revised(
    seat: Seat,
    recorded: &OutcomeDecision,
    mut computed: OutcomeDecision,
    scored: bool,
) -> Result<(), RowMismatch> {
    if let (Some(score), Some(recorded), false) = (&mut computed.score, &recorded.score, scored) {
        score.clone_from(recorded);
    }
    compare(seat, recorded, computed)
}

fn compare(
    seat: Seat,
    recorded: &OutcomeDecision,
    computed: OutcomeDecision,
) -> Result<(), RowMismatch> {
    if *recorded == computed {
        return Ok(());
    }
    Err(RowMismatch::Outcome {
        seat,
        recorded: Box::new(recorded.clone()),
        computed: Box::new(computed),
    })
}

fn test(session: &Session, seat: Seat) -> Result<(&SeatState, &Test), RowMismatch> {
    let seat_state = seat_of(session, seat)?;
    let test = seat_state.test.as_ref().ok_or(RowMismatch::NoTest(seat))?;
    Ok((seat_state, test))
}

fn seat_of(session: &Session, seat: Seat) -> Result<&SeatState, RowMismatch> {
    session
        .seat_state(seat)
        .ok_or(RowMismatch::UnknownSeat(seat))
}

/// Scores with a bank and selects nothing: the next item stands in an event of its own
/// and is checked there.
struct ScoringOnlyEngine<'a>(&'a Bank);

impl AssessmentEngine for ScoringOnlyEngine<'_> {
    fn select_item(&self, _: &Test, _: &SeatConfig, _: &BTreeSet<ItemId>) -> Option<NextItem> {
        Some(NextItem {
            item: ItemId("".into()),
            traits: ItemTraits {
                mode: ItemMode::Free,
                seconds: None,
                image: false,
                attachment: false,
            },
        })
    }

    fn is_correct(&self, item: &ItemId, response: &ItemResponse) -> Option<bool> {
        self.0.is_correct(item, response)
    }

    fn score(&self, test: &Test, config: &SeatConfig, missing: u8) -> Score {
        self.0.score(test, config, missing)
    }
}
