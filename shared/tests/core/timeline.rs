//! The timeline of one candidate: everything about them, nothing of what was presented,
//! answered or measured.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::scenarios,
    session_harness::{SessionHarness, candidate, invigilator, referent},
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::AbortReason,
    session::{ActorName, AlertReason, Command, Event, IncidentCategory, IncidentResolution},
    time::{MINUTE, SECOND},
    view::timeline::{TimelineEntry, TimelineEvent, timeline},
};

fn timeline_of(room: &SessionHarness, seat: u16) -> Vec<TimelineEntry> {
    let rows = room.journal.iter();
    timeline(
        Seat(seat),
        rows.map(|commit| (commit.at, &commit.events[..])),
    )
}

/// All events of the journal with their ordinals.
fn events(room: &SessionHarness) -> impl Iterator<Item = (u64, &Event)> {
    (1..).zip(room.journal.iter().flat_map(|commit| &commit.events))
}

/// Fails on a key that could only hold something of the question or of the measurement.
fn walk(value: &Value) {
    const SECRET: [&str; 13] = [
        "right", "correct", "late", "response", "item", "seed", "score", "pix", "ability", "error",
        "levels", "code", "device",
    ];
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
            assert!(
                !["right", "wrong", "happened"].contains(&text.as_str()),
                "{text}"
            );
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_event_about_a_seat_is_listed_once_and_in_order(scenario in scenarios(60)) {
        let room = scenario.run(|_, _, _| {});
        for seat_state in room.session.seats() {
            let seat = seat_state.config.seat;
            let entries = timeline_of(&room, seat.0);
            prop_assert!(entries.is_sorted_by(|one, next| one.ordinal < next.ordinal));
            let ordinals: BTreeSet<u64> = entries.iter().map(|entry| entry.ordinal).collect();
            for (ordinal, event) in events(&room) {
                let about = match event {
                    Event::IncidentRecorded { seats, .. } => seats.contains(&seat),
                    Event::SessionFinalized { .. }
                    | Event::SessionPublished { .. }
                    | Event::SessionReopened { .. }
                    | Event::CompanionPolicyChanged { .. }
                    | Event::ForbiddenExtensionsChanged(_) => true,
                    _ => event.seat() == Some(seat),
                };
                let follows = matches!(
                    event,
                    Event::IncidentResolved { .. }
                        | Event::IncidentReopened { .. }
                        | Event::IncidentDeleted { .. }
                );
                prop_assert!(follows || ordinals.contains(&ordinal) == about, "{event:?}");
            }
        }
    }

    #[test]
    fn no_story_tells_a_content_or_a_result(scenario in scenarios(60)) {
        let room = scenario.run(|_, _, _| {});
        for seat_state in room.session.seats() {
            let entries = timeline_of(&room, seat_state.config.seat.0);
            let text = serde_json::to_string(&entries).unwrap();
            walk(&serde_json::from_str(&text).unwrap());
            let again: Vec<TimelineEntry> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(again, entries);
        }
    }

    #[test]
    fn what_an_outcome_rests_on_is_in_the_story_before_it(scenario in scenarios(60)) {
        let room = scenario.run(|_, _, _| {});
        for seat_state in room.session.seats() {
            let entries = timeline_of(&room, seat_state.config.seat.0);
            for (index, entry) in entries.iter().enumerate() {
                let TimelineEvent::Outcome { because, .. } = &entry.event else { continue };
                let before: BTreeSet<u64> = entries[..index].iter().map(|e| e.ordinal).collect();
                prop_assert!(because.iter().all(|event| before.contains(event)));
                prop_assert_eq!(because.is_empty(), seat_state.test.is_none());
            }
        }
    }
}

#[test]
fn the_story_of_a_reported_question_names_who_did_what_and_when() {
    let mut room = SessionHarness::new(2, FakeEngine::focus());
    room.start(1);
    room.reveal(1);
    room.wait(MINUTE);
    let alert = room.report(1);
    room.wait(30 * SECOND);
    let accept = Command::AcceptAlert {
        seat: Seat(1),
        alert,
        reason: AlertReason::E4,
    };
    room.execute(&invigilator(), &accept).unwrap();

    let entries = timeline_of(&room, 1);
    let shown = entries
        .iter()
        .position(|entry| matches!(entry.event, TimelineEvent::QuestionRevealed { .. }))
        .unwrap();
    let whats: Vec<&TimelineEvent> = entries[shown..].iter().map(|entry| &entry.event).collect();
    let (id, category) = (IncidentId(1), IncidentCategory::Question(AlertReason::E4));
    let expected = [
        TimelineEvent::QuestionRevealed { number: 1 },
        TimelineEvent::AlertRaised {
            alert,
            number: Some(1),
        },
        TimelineEvent::AlertAccepted {
            alert,
            reason: AlertReason::E4,
        },
        TimelineEvent::IncidentRecorded { id, category },
        TimelineEvent::IncidentResolved {
            id,
            category,
            how: IncidentResolution::Automatic,
        },
        TimelineEvent::TimeCredited {
            micros: 30 * SECOND,
            incident: None,
            withheld: None,
        },
        TimelineEvent::QuestionShown {
            number: 1,
            replacement: true,
            focus: true,
            timed: false,
        },
    ];
    assert_eq!(whats, expected.iter().collect::<Vec<_>>());
    let accepted = &entries[shown + 2];
    assert_eq!(accepted.by, Some(ActorName::Invigilator("Grace".into())));
    assert_eq!(accepted.at, room.now);
    assert!(
        timeline_of(&room, 2).is_empty(),
        "nothing of it is about the other"
    );
}

#[test]
fn a_decided_incident_and_the_outcome_are_listed_to_the_end() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 3);
    room.end(1);
    room.explain(1, AbortReason::Technical);
    room.finalize().unwrap();
    room.execute(&referent(), &Command::Publish).unwrap();
    let entries = timeline_of(&room, 1);
    let last: Vec<Value> = entries[entries.len() - 5..]
        .iter()
        .map(|entry| serde_json::to_value(entry).unwrap()["event"].clone())
        .collect();
    assert_eq!(
        last,
        ["ended", "abort_reason", "outcome", "finalized", "published"]
    );
    let ended = entries[entries.len() - 5].ordinal;
    let TimelineEvent::Outcome { because, .. } = &entries[entries.len() - 3].event else {
        panic!("{entries:?}")
    };
    assert_eq!(because[because.len() - 2..], [ended, ended + 1]);
}

#[test]
fn an_answer_to_a_question_that_was_never_shown_does_not_stop_the_story() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
    let stray = Event::Passed {
        seat: Seat(1),
        presentation: vigie_shared::ids::PresentationId(9),
    };
    let entries = timeline(Seat(1), [(room.now, &[stray][..])]);
    assert_eq!(entries[0].event, TimelineEvent::Passed { number: 0 });
}
