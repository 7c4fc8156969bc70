//! Tests start on the day of the session, or by a decision of a referent.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, candidate, confirm, invigilator, referent},
};
use vigie_shared::{
    session::{Command, Event, Refusal},
    time::MINUTE,
};

const HOUR: i64 = 60 * MINUTE;

#[test]
fn a_test_starts_on_another_day_only_when_a_referent_has_allowed_it() {
    let mut room = SessionHarness::new(3, FakeEngine::plain());
    let (begins_at, ends_at) = (room.now.plus(-9 * HOUR), room.now.plus(15 * HOUR));
    (room.day_begins, room.day_ends) = (Some(begins_at), Some(ends_at));
    room.start(1);

    room.wait(16 * HOUR);
    room.enter(&[2, 3]);
    let admit = |room: &mut SessionHarness, seat: u16| {
        room.companion(seat, true);
        room.execute(&candidate(seat), &Command::AcceptRules)
            .unwrap();
        room.execute(&invigilator(), &confirm(&[seat])).unwrap();
    };
    admit(&mut room, 2);
    let refused = Err(Refusal::OtherDay { begins_at, ends_at });
    let start = |room: &mut SessionHarness, seat| {
        room.execute(&candidate(seat), &Command::StartTest)
            .map(drop)
    };
    assert_eq!(start(&mut room, 2), refused);
    let allow = |reason: &str| Command::AllowOtherDay {
        reason: reason.into(),
    };
    assert_eq!(
        room.execute(&invigilator(), &allow("power cut")),
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        room.execute(&referent(), &allow(" ")),
        Err(Refusal::TextOutOfBounds)
    );
    let events = room.execute(&referent(), &allow("power cut")).unwrap();
    let until = room.now.plus(24 * HOUR);
    assert!(matches!(&events[..], [Event::OtherDayAllowed(permit)] if permit.until == until));
    start(&mut room, 2).unwrap();

    // For a day, not for good.
    room.wait(24 * HOUR);
    admit(&mut room, 3);
    assert_eq!(start(&mut room, 3), refused);
}
