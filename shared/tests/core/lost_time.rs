//! R1, what befalls the room: the time it cost is given back, each second of it once.

use crate::support::{
    fake_engine::{FakeEngine, right},
    scenario::{CommandTemplate, Scenario, TimeStep, scenarios},
    scenario_runner::Transition,
    session_harness::{MORNING, SessionHarness, invigilator, referent},
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vigie_shared::{
    ids::{CommandId, IncidentId, Seat},
    session::{AlertState, Command, CommandKey, Event, IncidentCategory, Refusal, Session, Test},
    time::{Interval, MINUTE, SECOND, TEST_DURATION, Timestamp},
};

/// An interval in minutes of the morning.
fn minutes(from: i64, to: i64) -> Interval {
    Interval {
        from: MORNING.plus(from * MINUTE),
        to: MORNING.plus(to * MINUTE),
    }
}

fn outage(seats: &[u16], when: Option<Interval>, credit: bool) -> Command {
    Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::R1,
        seats: seats.iter().copied().map(Seat).collect(),
        number: None,
        description: "the network was down".into(),
        when,
        credit,
    })
}

/// Records it with credit; what each seat was given back, microseconds.
fn give_back(room: &mut SessionHarness, seats: &[u16], when: Interval) -> BTreeMap<u16, i64> {
    let command = outage(seats, Some(when), true);
    let events = room.execute(&invigilator(), &command).unwrap();
    let given = |event: &Event| match event {
        Event::LostTimeCredited {
            seat,
            intervals: parts,
            ..
        } => Some((seat.0, parts.iter().map(|part| part.length()).sum())),
        _ => None,
    };
    events.iter().filter_map(given).collect()
}

#[test]
fn it_needs_an_interval_that_lasts_and_lies_in_the_past() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.wait(10 * MINUTE);
    let decided = |when| room.decide(&invigilator(), &outage(&[1], when, false));
    assert!(decided(Some(minutes(0, 10))).is_ok());
    let future = Interval {
        from: MORNING,
        to: room.now.plus(1),
    };
    for when in [
        None,
        Some(minutes(5, 5)),
        Some(minutes(6, 5)),
        Some(future),
        Some(minutes(11, 12)),
    ] {
        assert_eq!(decided(when), Err(Refusal::IntervalOutOfBounds), "{when:?}");
    }
}

#[test]
fn it_needs_seats_and_words_like_any_other() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.wait(MINUTE);
    let when = Some(minutes(0, 1));
    let decided = |command: &Command| room.decide(&invigilator(), command);
    let nobody = outage(&[], when, true);
    assert_eq!(decided(&nobody), Err(Refusal::IncidentIncomplete));
    assert_eq!(
        decided(&outage(&[1, 2], when, true)),
        Err(Refusal::UnknownSeat)
    );
    let mut silent = outage(&[1], when, true);
    if let Command::RecordIncident(vigie_shared::session::RecordIncident { description, .. }) =
        &mut silent
    {
        description.clear();
    }
    assert_eq!(decided(&silent), Err(Refusal::TextOutOfBounds));
}

#[test]
fn no_other_incident_gives_time_back() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(MINUTE);
    for category in [
        IncidentCategory::C6,
        IncidentCategory::C7,
        IncidentCategory::C8,
        IncidentCategory::C1,
    ] {
        let mut command = outage(&[1], Some(minutes(0, 1)), true);
        if let Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: c, ..
        }) = &mut command
        {
            *c = category;
        }
        let refused = room.decide(&invigilator(), &command);
        assert_eq!(refused, Err(Refusal::IncidentIncomplete), "{category:?}");
    }
}

#[test]
fn each_is_given_back_the_part_during_which_the_test_ran() {
    let mut room = SessionHarness::new(5, FakeEngine::plain());
    room.start(1);
    room.start(3);
    room.wait(5 * MINUTE);
    room.end(3);
    room.wait(4 * MINUTE);
    room.start(2);
    room.wait(6 * MINUTE);
    let given = give_back(&mut room, &[4, 3, 2, 1], minutes(5, 15));
    assert_eq!(given, BTreeMap::from([(1, 10 * MINUTE), (2, 6 * MINUTE)]));
    assert_eq!(
        room.deadline(1),
        Some(MORNING.plus(TEST_DURATION + 10 * MINUTE))
    );
    assert_eq!(
        room.deadline(2),
        Some(MORNING.plus(TEST_DURATION + (9 + 6) * MINUTE))
    );
    assert_eq!(room.test(3).credited_micros, 0, "over is over");
}

#[test]
fn a_test_whose_time_is_up_is_not_brought_back_to_life() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(TEST_DURATION);
    let given = give_back(&mut room, &[1], minutes(0, 105));
    assert!(given.is_empty());
    assert_eq!(room.deadline(1), Some(room.now));
}

#[test]
fn without_credit_nothing_is_given_back() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(10 * MINUTE);
    let command = outage(&[1], Some(minutes(0, 10)), false);
    let events = room.execute(&referent(), &command).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(room.test(1).credited_micros, 0);
}

#[test]
fn what_alerts_gave_back_or_will_give_back_is_not_given_twice() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(MINUTE);
    let alert = room.report(1);
    room.wait(3 * MINUTE);
    room.dismiss(1, alert);
    room.wait(2 * MINUTE);
    let alert = room.report(1);
    room.wait(4 * MINUTE);
    // Minutes 1 to 4 were given back; minutes 6 to 10 will be.
    let given = give_back(&mut room, &[1], minutes(0, 10));
    assert_eq!(given, BTreeMap::from([(1, 3 * MINUTE)]));
    assert_eq!(room.deadline(1), None, "it is still blocked");
    room.dismiss(1, alert);
    assert_eq!(room.test(1).credited_micros, 10 * MINUTE);
}

#[test]
fn of_two_that_overlap_the_second_gives_back_the_rest() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(20 * MINUTE);
    let first = give_back(&mut room, &[1], minutes(5, 10));
    assert_eq!(first[&1], 5 * MINUTE);
    let second = give_back(&mut room, &[1], minutes(3, 12));
    assert_eq!(second[&1], 4 * MINUTE);
    assert!(give_back(&mut room, &[1], minutes(3, 12)).is_empty());
    assert_eq!(
        room.session.incidents().len(),
        3,
        "each of them is on record"
    );
}

#[test]
fn a_resend_is_known_by_its_id() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let key = CommandKey::of_staff(None, CommandId(Uuid::from_u128(7)));
    assert!(!room.session.is_processed(key));
    room.start(1);
    room.wait(10 * MINUTE);
    give_back(&mut room, &[1], minutes(0, 10));
    room.session.mark_processed(key);
    assert!(room.session.is_processed(key), "so it is not decided again");
}

#[test]
fn who_takes_it_back_does_not_take_the_time_back() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(10 * MINUTE);
    give_back(&mut room, &[1], minutes(0, 10));
    let deadline = room.deadline(1);
    let delete = Command::DeleteIncident {
        incident: IncidentId(1),
    };
    room.execute(&invigilator(), &delete).unwrap();
    assert_eq!(room.deadline(1), deadline);
    let again = give_back(&mut room, &[1], minutes(0, 10));
    assert!(again.is_empty(), "nor is it given once more");
}

#[test]
fn the_time_of_an_item_stands_still_as_well() {
    let mut room = SessionHarness::new(1, FakeEngine::timed());
    room.start(1);
    room.wait(30 * SECOND);
    room.reveal(1);
    room.wait(50 * SECOND);
    // 40 seconds, of which the question saw 10.
    let when = Interval {
        from: MORNING,
        to: MORNING.plus(40 * SECOND),
    };
    give_back(&mut room, &[1], when);
    assert_eq!(room.test(1).presentations[0].paused_micros, 10 * SECOND);
    room.wait(20 * SECOND);
    assert!(room.answer(1, right()));
}

/// Seconds of a test that were lost, each known by its number from the morning.
#[derive(Default)]
struct Lost(BTreeMap<Seat, Vec<Interval>>);

impl Lost {
    /// Takes note of what is said about tests that ran: by a granted R1 when it is recorded, by
    /// the server about an outage when that began.
    fn hear(&mut self, before: &Session, turn: &Transition, now: Timestamp) {
        if let (Command::CreditServerOutage { outage }, true) = (turn.command, turn.result.is_ok())
        {
            for seat_state in before.seats() {
                let test = seat_state.test.as_ref().filter(|test| test.end.is_none());
                let Some(test) = test else { continue };
                let deadline = test.deadline(&seat_state.config);
                let late = deadline.is_some_and(|end| outage.from >= end);
                let taken = Interval {
                    from: test.started_at,
                    to: now,
                };
                if let Some(part) = outage.overlap(taken).filter(|_| !late) {
                    self.0.entry(seat_state.config.seat).or_default().push(part);
                }
            }
        }
        let Command::RecordIncident(vigie_shared::session::RecordIncident {
            seats,
            when: Some(when),
            credit: true,
            ..
        }) = turn.command
        else {
            return;
        };
        if turn.result.is_err() {
            return;
        }
        for seat in seats {
            let seat_state = before.seat_state(*seat).unwrap();
            let Some(test) = seat_state.test.as_ref().filter(|test| test.end.is_none()) else {
                continue;
            };
            let late = test
                .deadline(&seat_state.config)
                .is_some_and(|end| now >= end);
            if let Some(part) = when.overlap(Interval {
                from: test.started_at,
                to: now,
            }) && !late
            {
                self.0.entry(*seat).or_default().push(part);
            }
        }
    }

    /// Microseconds that were lost to an outage or behind an alert, second by second.
    fn of(&self, seat: Seat, test: &Test, now: Timestamp) -> i64 {
        let second = |at: Timestamp| (at.since(MORNING) / SECOND) as usize;
        let mut lost = vec![false; second(now) + 1];
        for alert in &test.alerts {
            let closed = match &alert.state {
                AlertState::Open => now,
                AlertState::Closed { at, .. } => *at,
            };
            lost[second(alert.raised_at)..second(closed)].fill(true);
        }
        for part in self.0.get(&seat).into_iter().flatten() {
            lost[second(part.from)..second(part.to)].fill(true);
        }
        lost.into_iter().filter(|lost| *lost).count() as i64 * SECOND
    }
}

/// The same scenario in whole seconds.
fn in_seconds(mut scenario: Scenario) -> Scenario {
    for step in &mut scenario.moves {
        step.wait = match step.wait {
            TimeStep::Micros(micros) => TimeStep::Micros(micros / SECOND * SECOND),
            TimeStep::Deadline(_) => TimeStep::Micros(0),
        };
        if let CommandTemplate::RoomWide(from, to, _) | CommandTemplate::ServerAway(from, to) =
            &mut step.template
        {
            *from = *from / SECOND * SECOND;
            *to = *to / SECOND * SECOND;
        }
    }
    scenario
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_given_back_or_withheld_is_the_union_of_alerts_and_outages_during_the_test(
        scenario in scenarios(70),
    ) {
        let mut lost = Lost::default();
        let room = in_seconds(scenario).run(|before, turn, room| {
            lost.hear(before, turn, room.now);
            for seat_state in room.session.seats() {
                let Some(test) = &seat_state.test else { continue };
                let end = test.end.as_ref().map_or(room.now, |end| end.at);
                assert!(test.credited_micros <= end.since(test.started_at));
            }
        });
        for seat_state in room.session.seats() {
            let Some(test) = &seat_state.test else { continue };
            let blocked = test.blocked_since.map_or(0, |since| room.now.since(since));
            let expected = lost.of(seat_state.config.seat, test, room.now);
            let withheld = test.withheld_micros();
            prop_assert_eq!(test.credited_micros + blocked + withheld, expected);
        }
    }
}
