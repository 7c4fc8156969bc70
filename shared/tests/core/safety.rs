//! No sequence of commands, by anybody, at any time, leads to a state that must
//! not exist.

use crate::support::{
    bank::Bank,
    moves::stories,
    play::Turn,
    room::{Room, candidate},
};
use proptest::prelude::*;
use std::collections::HashSet;
use vigie_shared::{
    ids::{AlertId, Ask, Seat},
    item::ItemId,
    session::{Actor, AlertKind, AskedState, Command, Event, Place, Refusal, Session, Test},
    time::Timestamp,
};

/// What the journal has said so far, to notice what it says twice.
#[derive(Default)]
struct Said {
    asks: HashSet<(Seat, Ask)>,
    items: HashSet<(Seat, ItemId)>,
    treated: HashSet<(Seat, Ask)>,
    deadlines: Vec<Option<Timestamp>>,
    finalized: bool,
}

impl Said {
    fn hear(&mut self, events: &[Event]) {
        for event in events {
            let published = matches!(event, Event::SessionPublished { .. });
            assert_eq!(
                self.finalized, published,
                "{event:?} before or after the end of the session"
            );
            match event {
                Event::Proposed {
                    seat, ask, item, ..
                } => {
                    assert!(self.asks.insert((*seat, *ask)), "{ask} was used before");
                    assert!(
                        self.items.insert((*seat, item.clone())),
                        "{item} was asked before"
                    );
                }
                Event::Answered { seat, ask, .. } | Event::Passed { seat, ask } => {
                    assert!(
                        self.treated.insert((*seat, *ask)),
                        "{ask} was treated before"
                    );
                }
                Event::SessionFinalized { .. } => self.finalized = true,
                _ => {}
            }
        }
    }

    fn watch_deadlines(&mut self, session: &Session) {
        self.deadlines.resize(session.places().len(), None);
        for (last, place) in self.deadlines.iter_mut().zip(session.places()) {
            let Some(test) = place.test.as_ref().filter(|test| test.end.is_none()) else {
                continue;
            };
            let Some(deadline) = test.deadline(&place.terms) else {
                continue;
            };
            assert!(
                last.is_none_or(|last| last <= deadline),
                "the deadline moved earlier"
            );
            *last = Some(deadline);
        }
    }
}

fn check_test(test: &Test) {
    assert!(test.treated() <= 32);
    let kept = test
        .asked
        .iter()
        .filter(|a| !matches!(a.state, AskedState::Withdrawn { .. }));
    let numbers: Vec<u8> = kept.map(|asked| asked.number).collect();
    let expected: Vec<u8> = (1..=numbers.len() as u8).collect();
    assert_eq!(numbers, expected, "numbers as the candidate sees them");

    let current = test
        .asked
        .iter()
        .filter(|asked| asked.state == AskedState::Current)
        .count();
    let runs = test.end.is_none();
    if runs {
        assert_eq!(current, 1, "exactly one question is before the candidate");
        assert_eq!(test.asked.last().unwrap().state, AskedState::Current);
    }
    assert_eq!(test.current().is_some(), runs);
    assert_eq!(
        test.blocked_since.is_some(),
        runs && test.open_alerts().next().is_some()
    );
    assert!(
        runs || test.open_alerts().next().is_none(),
        "no alert outlives its test"
    );
    let given_back: i64 = test.given_back.iter().map(|part| part.length()).sum();
    assert_eq!(
        test.credited, given_back,
        "all that was given back is known"
    );
    for asked in &test.asked {
        assert!(asked.paused >= 0 && asked.paused <= test.credited);
    }
}

fn check_place(before: &Place, after: &Place) {
    let (Some(old), Some(new)) = (&before.test, &after.test) else {
        assert!(before.test.is_none(), "a test vanished");
        return;
    };
    assert!(new.credited >= old.credited);
    if old.end.is_some() {
        assert_eq!(old, new, "a test changed after its end");
    }
}

/// Nothing of a test is accepted from the instant its time is up; it can only end.
fn check_time(before: &Session, turn: &Turn, now: Timestamp) {
    for event in turn.result.iter().flatten() {
        let Some(place) = event.seat().and_then(|seat| before.place(seat)) else {
            continue;
        };
        let Some(test) = place.test.as_ref().filter(|test| test.end.is_none()) else {
            continue;
        };
        if test
            .deadline(&place.terms)
            .is_none_or(|deadline| now < deadline)
        {
            continue;
        }
        assert!(
            matches!(
                event,
                Event::TestEnded { .. }
                    | Event::Entered { .. }
                    | Event::CompanionReported { .. }
                    | Event::ConnectionLost { .. }
                    | Event::ConnectionRestored { .. }
                    | Event::AbortReasonSet { .. }
                    | Event::OutcomeDecided { .. }
                    | Event::CertificateIssued { .. }
            ),
            "{event:?} when the time was up"
        );
    }
}

/// An answer or a pass while an alert is open is refused, and when nothing else
/// is wrong with it, for this reason.
fn check_blocked(before: &Session, turn: &Turn, now: Timestamp) {
    let Actor::Candidate { seat, device } = turn.actor else {
        return;
    };
    let (Command::Answer { ask, .. } | Command::Pass { ask }) = turn.command else {
        return;
    };
    let Some(place) = before.place(*seat) else {
        return;
    };
    let Some(test) = &place.test else { return };
    if test.open_alerts().next().is_none() {
        return;
    }
    let refusal = turn.result.as_ref().unwrap_err();
    assert_eq!(
        place.test.as_ref().unwrap().deadline(&place.terms),
        None,
        "at {now:?}"
    );
    if test.device == *device && test.current().is_some_and(|(current, _)| current == *ask) {
        let finalized = before.finalized().is_some();
        assert_eq!(
            *refusal,
            if finalized {
                Refusal::SessionFinalized
            } else {
                Refusal::Blocked
            }
        );
    }
}

fn check(said: &mut Said, before: &Session, turn: &Turn, room: &Room) {
    match turn.result {
        Ok(events) => said.hear(events),
        Err(_) => assert_eq!(*before, room.session, "a refusal changed something"),
    }
    said.watch_deadlines(&room.session);
    check_time(before, turn, room.now);
    check_blocked(before, turn, room.now);
    for (old, new) in before.places().iter().zip(room.session.places()) {
        check_place(old, new);
        if let Some(test) = &new.test {
            check_test(test);
        }
    }
    let next = room.session.places().iter().filter_map(|place| {
        let test = place.test.as_ref().filter(|test| test.end.is_none())?;
        test.deadline(&place.terms)
    });
    assert_eq!(room.session.next_deadline(), next.min());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn no_sequence_of_commands_reaches_an_impossible_state(story in stories(90)) {
        let mut said = Said::default();
        story.play(|before, turn, room| check(&mut said, before, turn, room));
    }
}

#[test]
fn random_stories_reach_what_they_are_meant_to_check() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut reached = [0_u32; 13];
    for _ in 0..400 {
        let story = stories(90).new_tree(&mut runner).unwrap().current();
        story.play(|_, turn, room| {
            for event in turn.result.iter().flatten() {
                let goal = match event {
                    Event::AlertAccepted { .. } => 0,
                    Event::AlertDismissed { .. } => 1,
                    Event::AlertCleared { .. } => 2,
                    Event::Resumed { .. } => 3,
                    Event::FocusLost { .. } => 4,
                    Event::SessionFinalized { .. } => 5,
                    Event::TestEnded { .. }
                        if room.test(event.seat().unwrap().0).treated() == 32 =>
                    {
                        6
                    }
                    Event::Answered { late: true, .. } => 7,
                    Event::LostTimeCredited { .. } => 9,
                    Event::IncidentReopened { .. } => 10,
                    Event::IncidentDeleted { .. } => 11,
                    Event::SessionPublished { .. } => 12,
                    _ => continue,
                };
                reached[goal] += 1;
            }
            let blocked = |seat: &Place| {
                seat.test
                    .as_ref()
                    .is_some_and(|test| test.open_alerts().count() == 2)
            };
            reached[8] += u32::from(room.session.places().iter().any(blocked));
        });
    }
    assert!(reached.iter().all(|count| *count >= 5), "{reached:?}");
}

#[test]
fn the_alert_after_the_last_possible_one_is_refused_and_takes_nobody_down() {
    let mut room = Room::of(1, Bank::plain());
    room.start(1);
    for _ in 0..u16::MAX {
        let alert = Event::AlertRaised {
            seat: Seat(1),
            alert: AlertId(1),
            kind: AlertKind::Companion,
        };
        room.session.apply(&alert, room.now);
    }
    let refused = room.ask(&candidate(1), &Command::ReportQuestion { ask: Ask(1) });
    assert_eq!(refused, Err(Refusal::TooFast));
}
