//! No sequence of commands, by anybody, at any time, leads to a state that must
//! not exist.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::scenarios,
    scenario_runner::Transition,
    session_harness::{SessionHarness, candidate},
};
use proptest::prelude::*;
use std::collections::HashSet;
use vigie_shared::{
    ids::{AlertId, PresentationId, Seat},
    item::ItemId,
    session::{
        Actor, AlertKind, Command, Event, PresentationState, Refusal, SeatState, SeatTerms,
        Session, SignalEnd, Test,
    },
    time::{TEST_DURATION, Timestamp},
};

/// What the journal has said so far, to notice what it says twice.
#[derive(Default)]
struct JournalSoFar {
    asks: HashSet<(Seat, PresentationId)>,
    items: HashSet<(Seat, ItemId)>,
    treated: HashSet<(Seat, PresentationId)>,
    deadlines: Vec<Option<Timestamp>>,
    finalized: bool,
}

impl JournalSoFar {
    fn hear(&mut self, events: &[Event]) {
        for event in events {
            let published = matches!(event, Event::SessionPublished { .. });
            assert_eq!(
                self.finalized, published,
                "{event:?} before or after the end of the session"
            );
            match event {
                Event::ItemPresented {
                    seat,
                    presentation,
                    item,
                    ..
                } => {
                    assert!(
                        self.asks.insert((*seat, *presentation)),
                        "{presentation} was used before"
                    );
                    assert!(
                        self.items.insert((*seat, item.clone())),
                        "{item} was asked before"
                    );
                }
                Event::Answered {
                    seat, presentation, ..
                }
                | Event::Passed { seat, presentation } => {
                    assert!(
                        self.treated.insert((*seat, *presentation)),
                        "{presentation} was treated before"
                    );
                }
                Event::TermsChanged {
                    seat,
                    before,
                    after,
                    ..
                } => {
                    // A person may give less than was agreed: the deadline follows, to the bit.
                    let allowed = |terms: &SeatTerms| terms.extra_time.lengthen(TEST_DURATION);
                    let place = usize::from(seat.0) - 1;
                    if let Some(Some(last)) = self.deadlines.get_mut(place) {
                        *last = last.plus(allowed(after) - allowed(before));
                    }
                }
                Event::SessionFinalized { .. } => self.finalized = true,
                _ => {}
            }
        }
    }

    fn watch_deadlines(&mut self, session: &Session) {
        self.deadlines.resize(session.seats().len(), None);
        for (last, seat_state) in self.deadlines.iter_mut().zip(session.seats()) {
            let Some(test) = seat_state.test.as_ref().filter(|test| test.end.is_none()) else {
                continue;
            };
            let Some(deadline) = test.deadline(&seat_state.config) else {
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
        .presentations
        .iter()
        .filter(|a| !matches!(a.state, PresentationState::Withdrawn { .. }));
    let numbers: Vec<u8> = kept.map(|presented| presented.number).collect();
    let expected: Vec<u8> = (1..=numbers.len() as u8).collect();
    assert_eq!(numbers, expected, "numbers as the candidate sees them");

    let current = test
        .presentations
        .iter()
        .filter(|presented| presented.state == PresentationState::Current)
        .count();
    let runs = test.end.is_none();
    if runs {
        assert_eq!(current, 1, "exactly one question is before the candidate");
        assert_eq!(
            test.presentations.last().unwrap().state,
            PresentationState::Current
        );
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
    let credited_intervals: i64 = test
        .credited_intervals
        .iter()
        .map(|part| part.length())
        .sum();
    assert_eq!(
        test.credited_micros, credited_intervals,
        "all that was given back is known"
    );
    for presented in &test.presentations {
        assert!(presented.paused_micros >= 0 && presented.paused_micros <= test.credited_micros);
    }
}

/// An excuse makes an answer that was lost count again, and touches nothing else.
fn check_excuse(old: &Test, new: &Test) {
    let mut restored = old.clone();
    restored.signals = new.signals.clone();
    for (old, new) in restored.presentations.iter_mut().zip(&new.presentations) {
        let was_lost = old.focus_lost_at.is_some();
        old.focus_lost_at = new.focus_lost_at;
        if let (
            PresentationState::Answered { correct, .. },
            PresentationState::Answered { correct: true, .. },
        ) = (&mut old.state, &new.state)
        {
            assert!(*correct || (was_lost && new.focus_lost_at.is_none()));
            *correct = true;
        }
    }
    assert_eq!(restored, *new, "an excuse changed something else");
}

fn check_place(turn: &Transition, before: &SeatState, after: &SeatState) {
    let (Some(old), Some(new)) = (&before.test, &after.test) else {
        assert!(before.test.is_none(), "a test vanished");
        return;
    };
    assert!(new.credited_micros >= old.credited_micros);
    let is_excuse = matches!(turn.command, Command::ExcuseFocusLoss { .. });
    if is_excuse {
        check_excuse(old, new);
    } else if old.end.is_some() {
        assert_eq!(old, new, "a test changed after its end");
    }
}

/// Nothing of a test is accepted from the instant its time is up; it can only end.
fn check_time(before: &Session, turn: &Transition, now: Timestamp) {
    for event in turn.result.iter().flatten() {
        let Some(seat_state) = event.seat().and_then(|seat| before.seat_state(seat)) else {
            continue;
        };
        let Some(test) = seat_state.test.as_ref().filter(|test| test.end.is_none()) else {
            continue;
        };
        let deadline = test.deadline(&seat_state.config);
        let deadline = deadline.filter(|deadline| *deadline <= now);
        let Some(deadline) = deadline else { continue };
        if let Event::ServerOutageCredited(credit) = event {
            assert!(credit.intervals[0].from < deadline, "{event:?}");
            continue;
        }
        assert!(
            matches!(
                event,
                Event::TestEnded { .. }
                    | Event::LoggedIn { .. }
                    | Event::DeviceWaiting { .. }
                    | Event::DeviceLeft { .. }
                    | Event::DeviceRefused { .. }
                    | Event::CompanionReported { .. }
                    | Event::CompanionNoted { .. }
                    | Event::ConnectionLost { .. }
                    | Event::ConnectionRestored { .. }
                    | Event::AbortReasonSet { .. }
                    | Event::OutcomeDecided { .. }
                    | Event::FocusLossExcused { .. }
                    | Event::CertificateIssued { .. }
            ),
            "{event:?} when the time was up"
        );
    }
}

/// An answer or a pass while an alert is open is refused, and when nothing else
/// is wrong with it, for this reason.
fn check_blocked(before: &Session, turn: &Transition, now: Timestamp) {
    let Actor::Candidate { seat, device } = turn.actor else {
        return;
    };
    let (Command::Answer { presentation, .. } | Command::Pass { presentation }) = turn.command
    else {
        return;
    };
    let Some(seat_state) = before.seat_state(*seat) else {
        return;
    };
    let Some(test) = &seat_state.test else { return };
    if test.open_alerts().next().is_none() {
        return;
    }
    let refusal = turn.result.as_ref().unwrap_err();
    assert_eq!(
        seat_state
            .test
            .as_ref()
            .unwrap()
            .deadline(&seat_state.config),
        None,
        "at {now:?}"
    );
    if test.device == *device
        && test
            .current()
            .is_some_and(|(current, _)| current == *presentation)
    {
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

fn check(said: &mut JournalSoFar, before: &Session, turn: &Transition, room: &SessionHarness) {
    match turn.result {
        Ok(events) => said.hear(events),
        Err(_) => assert_eq!(*before, room.session, "a refusal changed something"),
    }
    said.watch_deadlines(&room.session);
    check_time(before, turn, room.now);
    check_blocked(before, turn, room.now);
    for (old, new) in before.seats().iter().zip(room.session.seats()) {
        check_place(turn, old, new);
        if let Some(test) = &new.test {
            check_test(test);
        }
    }
    let next = room.session.seats().iter().filter_map(|seat_state| {
        let test = seat_state.test.as_ref().filter(|test| test.end.is_none())?;
        test.deadline(&seat_state.config)
    });
    assert_eq!(room.session.next_deadline(), next.min());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn no_sequence_of_commands_reaches_an_impossible_state(scenario in scenarios(90)) {
        let mut said = JournalSoFar::default();
        scenario.run(|before, turn, room| check(&mut said, before, turn, room));
    }
}

#[test]
fn random_stories_reach_what_they_are_meant_to_check() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut reached = [0_u32; 19];
    for _ in 0..900 {
        let scenario = scenarios(90).new_tree(&mut runner).unwrap().current();
        scenario.run(|_, turn, room| {
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
                    Event::LeftWhileBlocked { .. } => 13,
                    Event::WithheldTimeCredited { .. } => 14,
                    Event::ServerOutageCredited(_) => 18,
                    Event::FocusLossExcused { correct: true, .. } => 15,
                    Event::SignalEnded {
                        how: SignalEnd::Interrupted,
                        ..
                    } => 16,
                    Event::SignalEnded {
                        how: SignalEnd::Treated,
                        ..
                    } => 17,
                    _ => continue,
                };
                reached[goal] += 1;
            }
            let blocked = |seat: &SeatState| {
                seat.test
                    .as_ref()
                    .is_some_and(|test| test.open_alerts().count() == 2)
            };
            reached[8] += u32::from(room.session.seats().iter().any(blocked));
        });
    }
    assert!(reached.iter().all(|count| *count >= 5), "{reached:?}");
}

#[test]
fn the_alert_after_the_last_possible_one_is_refused_and_takes_nobody_down() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    for _ in 0..u16::MAX {
        let alert = Event::AlertRaised {
            seat: Seat(1),
            alert: AlertId(1),
            kind: AlertKind::Companion,
        };
        room.session.apply(&alert, room.now);
    }
    let refused = room.decide(
        &candidate(1),
        &Command::ReportQuestion {
            presentation: PresentationId(1),
        },
    );
    assert_eq!(refused, Err(Refusal::TooFast));
}
