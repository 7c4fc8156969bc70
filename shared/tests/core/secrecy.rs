//! What a candidate and an invigilator are sent never holds an answer, an ability, an
//! item, or what a referent made of an incident.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::scenarios,
    session_harness::{SessionHarness, device, people, plain_seats},
};
use proptest::prelude::*;
use serde_json::Value;
use vigie_shared::{
    item::{AnswerOption, ItemContent, LocalizedText, ResponseFormat},
    view::{Board, BoardChange, BoardIncident, CandidateView},
};

/// Keys that must not occur. A matching question has a `right` column; it is the
/// only content with that key, and it is not what is asked here.
const SECRET: [&str; 20] = [
    "right",
    "ability",
    "item",
    "items",
    "key",
    "correct",
    "score",
    "pix",
    "seed",
    "difficulty",
    "error",
    "explanation",
    "how",
    "reason",
    "moments",
    "snapshots",
    "decision",
    "outcome",
    "evidence",
    "certificate",
];

/// Fails on any secret key, and on any text that names an item.
fn walk(value: &Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                assert!(!SECRET.contains(&key.as_str()), "{key} is secret");
                walk(value);
            }
        }
        Value::Array(values) => values.iter().for_each(walk),
        Value::String(text) => {
            assert!(!text.contains("item-"), "{text} names an item");
            let judged = ["upheld", "dismissed", "automatic", "looked into"];
            assert!(
                !judged.contains(&text.as_str()),
                "{text} holds a resolution"
            );
        }
        _ => {}
    }
}

fn content() -> ItemContent {
    let text = |text: &str| LocalizedText {
        fr: text.into(),
        en: text.into(),
    };
    let choices = vec![AnswerOption {
        id: "a".into(),
        text: text("A"),
    }];
    ItemContent {
        prompt: text("?"),
        form: ResponseFormat::Single { choices },
        keep_order: false,
        image: None,
        attachment: None,
    }
}

fn check(room: &SessionHarness) {
    let config: Vec<_> = room
        .session
        .seats()
        .iter()
        .map(|seat_state| seat_state.config)
        .collect();
    let people = people(&config);
    walk(&serde_json::to_value(Board::from_session(&room.session, &people, 1)).unwrap());
    for incident in room.session.incidents() {
        let change = BoardChange::Incident(Box::new(BoardIncident::from_incident(incident)));
        walk(&serde_json::to_value(change).unwrap());
    }
    for (seat_state, person) in room.session.seats().iter().zip(&people) {
        for nth in 0..3 {
            let device = device(seat_state.config.seat.0, nth);
            let view = CandidateView::for_device(&room.session, seat_state, person, device, |_| {
                Some(content())
            });
            walk(&serde_json::to_value(view).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_page_of_a_candidate_and_no_board_tells_a_secret(scenario in scenarios(60)) {
        let mut turns = 0;
        let room = scenario.run(|_, _, room| {
            turns += 1;
            if turns % 5 == 0 {
                check(room);
            }
        });
        check(&room);
    }
}

#[test]
fn a_device_that_does_not_hold_the_test_sees_no_question() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    let person = &people(&plain_seats(1))[0];
    let view = CandidateView::for_device(
        &room.session,
        room.seat_state(1),
        person,
        device(1, 1),
        |_| Some(content()),
    );
    let page = serde_json::to_value(view).unwrap();
    assert_eq!(page["phase"]["phase"], "awaiting_resume");
    assert!(!page.to_string().contains("prompt"));
}

#[test]
fn the_shuffle_is_the_same_until_the_next_question() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    let person = &people(&plain_seats(1))[0];
    let shuffle = |room: &SessionHarness| {
        let view = CandidateView::for_device(
            &room.session,
            room.seat_state(1),
            person,
            device(1, 0),
            |_| Some(content()),
        );
        serde_json::to_value(view).unwrap()["phase"]["question"]["shuffle"]
            .as_u64()
            .unwrap()
    };
    let first = shuffle(&room);
    assert_eq!(shuffle(&room), first);
    room.treat(1, 1);
    assert_ne!(shuffle(&room), first);
}
