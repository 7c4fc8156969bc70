//! An item with a problem is taken out for everybody, at once.

use crate::support::{
    fake_engine::{FakeEngine, item},
    scenario::scenarios,
    session_harness::{SessionHarness, candidate, confirm, invigilator, referent},
};
use proptest::prelude::*;
use vigie_shared::{
    item::ItemId,
    rules::AbortReason,
    session::{Actor, Command, Event, Refusal},
};

fn suspend(room: &mut SessionHarness, k: u16, suspended: bool) -> Vec<Event> {
    let item = item(k);
    room.execute(&Actor::Server, &Command::SuspendItem { item, suspended })
        .unwrap()
}

fn shown(room: &SessionHarness, seat: u16) -> Vec<ItemId> {
    let presented = room.test(seat).presentations.iter();
    presented.map(|presented| presented.item.clone()).collect()
}

#[test]
fn it_is_asked_nobody_any_more_until_it_is_allowed_again() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    suspend(&mut room, 2, true);
    assert!(room.session.suspended().contains(&item(2)));
    room.treat(1, 2);
    room.start(2);
    room.treat(2, 1);
    assert_eq!(shown(&room, 1), [1, 3, 4].map(item));
    assert_eq!(shown(&room, 2), [1, 3].map(item));
    suspend(&mut room, 2, false);
    room.treat(1, 1);
    assert_eq!(shown(&room, 1).last(), Some(&item(2)));
}

#[test]
fn it_replaces_no_other() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    suspend(&mut room, 2, true);
    let alert = room.report(1);
    room.accept(1, alert);
    assert_eq!(shown(&room, 1), [1, 3].map(item));
    assert_eq!(room.test(1).presentations[1].number, 1);
}

#[test]
fn a_candidate_with_the_item_before_them_keeps_it_and_the_answer_counts() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    suspend(&mut room, 1, true);
    room.treat(1, 1);
    assert_eq!(room.test(1).treated(), 1);
}

#[test]
fn doing_it_again_does_nothing_and_only_the_center_and_the_server_may() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let (item, suspended) = (item(1), true);
    let command = Command::SuspendItem { item, suspended };
    for actor in [candidate(1), invigilator()] {
        assert_eq!(room.execute(&actor, &command), Err(Refusal::NotAllowed));
    }
    assert_eq!(room.execute(&referent(), &command).unwrap().len(), 1);
    assert!(suspend(&mut room, 1, true).is_empty());
    assert!(suspend(&mut room, 2, false).is_empty(), "it was allowed");
}

#[test]
fn a_closed_session_does_not_care() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    room.finalize().unwrap();
    assert!(suspend(&mut room, 5, true).is_empty());
    assert!(room.session.suspended().is_empty());
}

#[test]
fn when_all_items_are_suspended_a_candidate_is_refused_and_nothing_breaks() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    for k in 1..=120 {
        suspend(&mut room, k, true);
    }
    let me = candidate(1);
    room.execute(&me, &Command::NoteLogin).unwrap();
    room.execute(&me, &Command::AcceptRules).unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    let refused = room.execute(&me, &Command::StartTest);
    assert_eq!(refused, Err(Refusal::BankExhausted));
    suspend(&mut room, 7, false);
    room.execute(&me, &Command::StartTest).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_suspended_item_is_ever_proposed(scenario in scenarios(70)) {
        scenario.run(|before, turn, _| {
            for event in turn.result.iter().flatten() {
                if let Event::ItemPresented { item, .. } = event {
                    assert!(!before.suspended().contains(item), "{item}");
                }
            }
        });
    }
}
