//! One choice, made again by the code that made it.

use crate::journal::Wrong;
use std::collections::BTreeSet;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::Seat,
    item::{ItemId, ItemMode, ItemResponse},
    session::{
        Actor, AssessmentEngine, Command, DecisionContext, Event, ItemTraits, NextItem,
        OutcomeDecision, Score, SeatConfig, SeatState, Session, Test,
    },
    time::Timestamp,
};

/// Would the engine give the item of a `Proposed` event again?
pub(super) fn item(session: &Session, bank: &Bank, event: &Event) -> Result<(), Wrong> {
    let Event::ItemPresented {
        seat,
        number,
        item,
        traits: facts,
        ..
    } = event
    else {
        return Ok(());
    };
    let (place, test) = test(session, *seat)?;
    let given = bank.select_item(test, &place.config, session.suspended());
    match given {
        Some(given) if given.item == *item && given.traits == *facts => Ok(()),
        given => Err(Wrong::Item {
            seat: *seat,
            number: *number,
            recorded: item.clone(),
            given: given.map(|given| given.item),
        }),
    }
}

/// Would the answer of an `Answered` event be taken again, and count as it did?
pub(super) fn mark(
    session: &Session,
    bank: &Bank,
    event: &Event,
    at: Timestamp,
) -> Result<(), Wrong> {
    let Event::Answered {
        seat,
        presentation: ask,
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
    let context = DecisionContext {
        at,
        actor: &actor,
        // No answer needs any.
        random: &|| 0,
        engine: &Marker(bank),
    };
    let command = Command::Answer {
        presentation: *ask,
        response: response.clone(),
    };
    match session.decide(&command, &context) {
        Ok(events) if events.first() == Some(event) => Ok(()),
        _ => Err(Wrong::Mark(*seat)),
    }
}

/// Would the seat get this outcome, with this score, again?
pub(super) fn outcome(
    session: &Session,
    bank: &Bank,
    seat: Seat,
    recorded: &OutcomeDecision,
) -> Result<(), Wrong> {
    let place = session.seat_state(seat).ok_or(Wrong::UnknownSeat(seat))?;
    same(seat, recorded, session.preview(place, bank))
}

/// The same for a session of another bank or scale: only whether there is a score is
/// compared, not what it is.
pub(super) fn outcome_without_score(
    session: &Session,
    bank: &Bank,
    seat: Seat,
    recorded: &OutcomeDecision,
) -> Result<(), Wrong> {
    let place = session.seat_state(seat).ok_or(Wrong::UnknownSeat(seat))?;
    let mut computed = session.preview(place, bank);
    if let (Some(score), Some(recorded)) = (&mut computed.score, &recorded.score) {
        score.clone_from(recorded);
    }
    same(seat, recorded, computed)
}

fn same(seat: Seat, recorded: &OutcomeDecision, computed: OutcomeDecision) -> Result<(), Wrong> {
    if *recorded == computed {
        return Ok(());
    }
    Err(Wrong::Outcome {
        seat,
        recorded: Box::new(recorded.clone()),
        computed: Box::new(computed),
    })
}

fn test(session: &Session, seat: Seat) -> Result<(&SeatState, &Test), Wrong> {
    let place = session.seat_state(seat).ok_or(Wrong::UnknownSeat(seat))?;
    let test = place.test.as_ref().ok_or(Wrong::NoTest(seat))?;
    Ok((place, test))
}

/// Marks with a bank and chooses nothing: the next item stands in an event of its own
/// and is checked there.
struct Marker<'a>(&'a Bank);

impl AssessmentEngine for Marker<'_> {
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

    fn score(&self, test: &Test, terms: &SeatConfig, missing: u8) -> Score {
        self.0.score(test, terms, missing)
    }
}
