//! What a server that was away owes to tests.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{MORNING, SessionHarness},
};
use vigie_shared::{
    ids::Seat,
    session::{Actor, Command, Event, Refusal, ServerOutageCredit},
    time::{Interval, MINUTE, SECOND, TEST_DURATION},
};

/// An interval in minutes of the morning.
fn minutes(from: i64, to: i64) -> Interval {
    Interval {
        from: MORNING.plus(from * MINUTE),
        to: MORNING.plus(to * MINUTE),
    }
}

fn credit(room: &mut SessionHarness, outage: Interval) -> Result<Vec<Event>, Refusal> {
    room.execute(&Actor::Server, &Command::CreditServerOutage { outage })
}

fn given(seat: u16, intervals: &[Interval]) -> Event {
    Event::ServerOutageCredited(ServerOutageCredit {
        seat: Seat(seat),
        intervals: intervals.to_vec(),
    })
}

/// A room with two seats, one of which is in its test from minute 10 on.
fn room_with_a_test() -> SessionHarness {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.wait(10 * MINUTE);
    room.start(1);
    room
}

#[test]
fn a_test_gets_what_lies_in_it_once() {
    let mut room = room_with_a_test();
    room.wait(20 * MINUTE);
    let events = credit(&mut room, minutes(5, 30)).unwrap();
    assert_eq!(events, [given(1, &[minutes(10, 30)])]);
    assert_eq!(credit(&mut room, minutes(5, 30)), Ok(Vec::new()));
    room.wait(10 * MINUTE);
    let events = credit(&mut room, minutes(25, 35)).unwrap();
    assert_eq!(events, [given(1, &[minutes(30, 35)])]);
    let state = room.session.seat_state(Seat(1)).unwrap();
    let test = state.test.as_ref().unwrap();
    assert_eq!(test.credited_micros, 25 * MINUTE);
}

#[test]
fn a_deadline_in_it_does_not_count_and_one_before_it_does() {
    let end = 10 + TEST_DURATION / MINUTE;
    for (from, is_given) in [(end - 1, true), (end, false)] {
        let mut room = room_with_a_test();
        room.wait(TEST_DURATION + 30 * MINUTE);
        let outage = minutes(from, end + 30);
        let events = credit(&mut room, outage).unwrap();
        assert_eq!(events.len(), usize::from(is_given));
        let due = room
            .execute(&Actor::Server, &Command::ExpireTimers)
            .unwrap();
        let ended = due
            .iter()
            .any(|event| matches!(event, Event::TestEnded { .. }));
        assert_eq!(ended, !is_given);
    }
}

#[test]
fn it_has_to_lie_in_the_past_and_to_last() {
    let mut room = room_with_a_test();
    room.wait(SECOND);
    let now = room.now;
    for outage in [
        Interval { from: now, to: now },
        Interval {
            from: now,
            to: now.plus(1),
        },
    ] {
        assert_eq!(credit(&mut room, outage), Err(Refusal::IntervalOutOfBounds));
    }
}

#[test]
fn what_an_alert_blocked_is_left_to_the_alert() {
    let mut room = room_with_a_test();
    room.wait(5 * MINUTE);
    room.report(1);
    room.wait(20 * MINUTE);
    let events = credit(&mut room, minutes(12, 30)).unwrap();
    assert_eq!(events, [given(1, &[minutes(12, 15)])]);
}
