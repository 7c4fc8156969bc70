//! A second device at a seat: it waits, everybody sees it, and an invigilator decides.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{
        SessionHarness, authorize, candidate, candidate_on, confirm, connection, device,
        invigilator, refuse,
    },
};
use vigie_shared::{
    session::{Actor, Command, CompanionStatus, Event, MAX_WAITING_DEVICES, Refusal, Session},
    time::{MINUTE, Timestamp},
    view::{CandidatePhase, SeatPhase},
};

/// A candidate who has read the rules.
fn waiting() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.log_in(1, 0);
    room.execute(&candidate(1), &Command::AcceptRules).unwrap();
    room
}

/// A test running on the first device, with a second one at the door.
fn moved() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 3);
    room.log_in(1, 1);
    room
}

#[test]
fn both_devices_are_on_the_card_and_each_knows_of_the_other() {
    let room = moved();
    let card = room.card(1);
    assert_eq!(
        card.phase,
        SeatPhase::Testing,
        "the first one still answers"
    );
    let shown: Vec<_> = card
        .devices
        .iter()
        .map(|one| (one.device, one.waits))
        .collect();
    assert_eq!(shown, [(device(1, 0), false), (device(1, 1), true)]);
    let (first, second) = (room.page(1, 0), room.page(1, 1));
    assert_eq!(first.other_devices, [second.sign.unwrap()]);
    assert_eq!(second.other_devices, [first.sign.unwrap()]);
    assert_eq!(Some(card.devices[1].sign), second.sign);
}

#[test]
fn a_device_waits_whatever_the_first_one_does() {
    let mut room = moved();
    for connected in [false, true] {
        room.execute(&Actor::Server, &connection(1, 0, connected))
            .unwrap();
        room.log_in(1, 0);
        assert!(room.seat_state(1).is_waiting(device(1, 1)));
    }
    room.treat(1, 1);
    room.execute(&Actor::Server, &connection(1, 0, false))
        .unwrap();
    assert_eq!(room.card(1).phase, SeatPhase::AwaitingResume);
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.execute(&Actor::Server, &connection(1, 0, true))
        .unwrap();
    room.execute(&candidate_on(1, 1), &Command::Resume).unwrap();
    assert_eq!(room.seat_state(1).lost_since, None);
    assert_eq!(room.seat_state(1).devices().count(), 1);
}

#[test]
fn a_waiting_device_that_is_gone_is_off_the_card_and_its_authorization_waits_for_it() {
    let mut room = moved();
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.execute(&Actor::Server, &connection(1, 1, false))
        .unwrap();
    assert_eq!(room.card(1).devices.len(), 1);
    assert_eq!(room.card(1).confirmed_until, None);
    let absent = room.execute(&candidate_on(1, 1), &Command::Resume);
    assert_eq!(absent, Err(Refusal::ResumeNotAuthorized));
    room.log_in(1, 1);
    room.execute(&candidate_on(1, 1), &Command::Resume).unwrap();
}

#[test]
fn a_refused_device_is_closed_out_and_a_new_login_waits_again() {
    let mut room = moved();
    room.execute(&invigilator(), &refuse(1, 1)).unwrap();
    assert_eq!(room.card(1).devices.len(), 1);
    let other = candidate_on(1, 1);
    assert_eq!(
        room.execute(&other, &Command::NoteLogin),
        Err(Refusal::DeviceRefused)
    );
    assert_eq!(room.execute(&invigilator(), &refuse(1, 1)), Ok(Vec::new()));
    assert_eq!(
        room.execute(&invigilator(), &refuse(1, 0)),
        Err(Refusal::DeviceTakesTest)
    );
    room.log_in(1, 2);
    assert!(room.seat_state(1).is_waiting(device(1, 2)));
    room.execute(&invigilator(), &authorize(1, 2)).unwrap();
    room.execute(&candidate_on(1, 2), &Command::Resume).unwrap();
}

#[test]
fn refusing_the_device_that_holds_a_seat_frees_it_for_the_one_that_waits() {
    let mut room = waiting();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&invigilator(), &refuse(1, 0)).unwrap();
    assert_eq!(room.card(1).phase, SeatPhase::Absent);
    assert_eq!(room.seat_state(1).presence, None);
    room.log_in(1, 1);
    room.log_in(1, 2);
    room.execute(&invigilator(), &refuse(1, 1)).unwrap();
    assert!(room.seat_state(1).is_held_by(device(1, 2)));
}

#[test]
fn a_seat_takes_a_few_waiting_devices_and_no_more() {
    let mut room = waiting();
    for nth in 1..=MAX_WAITING_DEVICES as u8 {
        room.log_in(1, nth);
    }
    let late = candidate_on(1, 9);
    let refused = room.execute(&late, &Command::NoteLogin);
    assert_eq!(refused, Err(Refusal::TooManyDevices));
    room.execute(&invigilator(), &refuse(1, 1)).unwrap();
    room.execute(&late, &Command::NoteLogin).unwrap();
}

/// Enters with device after device, each of which leaves again, until one is refused. Gives
/// how many entered.
fn come_and_go(room: &mut SessionHarness, devices: std::ops::RangeInclusive<u8>) -> (u8, Refusal) {
    for (entered, nth) in (0..).zip(devices) {
        if let Err(refusal) = room.execute(&candidate_on(1, nth), &Command::NoteLogin) {
            return (entered, refusal);
        }
        room.execute(&Actor::Server, &connection(1, nth, false))
            .unwrap();
    }
    panic!("all of them entered");
}

#[test]
fn devices_that_come_and_go_do_not_make_the_journal_grow_without_end() {
    let mut room = waiting();
    assert_eq!(
        come_and_go(&mut room, 1..=200),
        (40, Refusal::TooManyEntries)
    );
    let journal = room.session.events();
    let again = room.execute(&candidate_on(1, 100), &Command::NoteLogin);
    assert_eq!(again, Err(Refusal::TooManyEntries));
    assert_eq!(room.session.events(), journal);
    // The device that holds the seat is not concerned.
    room.log_in(1, 0);
    room.wait(2 * MINUTE);
    assert_eq!(
        come_and_go(&mut room, 100..=200),
        (1, Refusal::TooManyEntries)
    );
}

#[test]
fn a_decision_about_a_device_lets_others_enter_again() {
    let mut room = moved();
    assert_eq!(come_and_go(&mut room, 2..=200).0, 39);
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    assert_eq!(come_and_go(&mut room, 2..=200).0, 40);
    room.execute(&invigilator(), &refuse(1, 1)).unwrap();
    room.log_in(1, 2);
    assert!(room.seat_state(1).is_waiting(device(1, 2)));
}

#[test]
fn after_the_test_every_login_sees_its_end_and_nobody_waits() {
    let mut room = moved();
    room.end(1);
    assert_eq!(room.card(1).devices.len(), 1);
    let late = room.execute(&candidate_on(1, 3), &Command::NoteLogin);
    assert_eq!(late, Ok(Vec::new()));
    assert!(matches!(
        room.page(1, 3).phase,
        CandidatePhase::Ended { .. }
    ));
}

/// What version 0.1 wrote: no event named a device but the log-ins.
#[test]
fn a_journal_without_devices_reads_as_it_was_meant() {
    let device = |nth| serde_json::to_value(device(1, nth)).unwrap();
    let by = serde_json::json!({ "invigilator": "Grace" });
    let until = serde_json::to_value(SessionHarness::new(1, FakeEngine::plain()).now.plus(MINUTE));
    let until = until.unwrap();
    let lines = [
        serde_json::json!({ "event": "entered", "seat": 1, "device": device(0) }),
        serde_json::json!({ "event": "rules_accepted", "seat": 1 }),
        serde_json::json!({ "event": "entered", "seat": 1, "device": device(1) }),
        serde_json::json!({ "event": "presence_confirmed", "seat": 1, "until": until, "by": by }),
        serde_json::json!({ "event": "test_started", "seat": 1, "seed": 7 }),
        serde_json::json!({ "event": "companion_reported", "seat": 1, "present": true }),
        serde_json::json!({ "event": "logged_in", "seat": 1, "device": device(2) }),
        serde_json::json!({ "event": "resume_authorised", "seat": 1, "until": until, "by": by }),
    ];
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    for line in lines {
        let event: Event = serde_json::from_value(line.clone()).unwrap();
        let written = serde_json::to_value(&event).unwrap();
        let names = ["entered", "resume_authorised"];
        if !names.contains(&line["event"].as_str().unwrap()) {
            assert_eq!(written, line, "written back as it was");
        }
        room.session.apply(&event, room.now);
    }
    let seat_state = room.seat_state(1);
    assert_eq!(
        room.test(1).device,
        crate::support::session_harness::device(1, 1)
    );
    assert!(seat_state.rules_accepted());
    let waits = crate::support::session_harness::device(1, 2);
    assert!(seat_state.is_waiting(waits));
    assert_eq!(seat_state.resume.as_ref().unwrap().device, waits);
    room.execute(&candidate_on(1, 2), &Command::Resume).unwrap();
    let companion = room.seat_state(1).companion();
    assert_eq!(companion, CompanionStatus::Present, "said of the seat");
}

/// The record of `tests/fixtures/journal-2026-11`, as far as the moment of its
/// `replay-before-ends.txt`, which says what each seat was in.
#[test]
fn a_record_without_devices_replays_to_the_same_phases_and_companions() {
    const BEFORE_ENDS: i64 = 1_763_977_156_999_999;
    let record = include_str!("../../../tests/fixtures/journal-2026-11/record.jsonl");
    let mut session = None;
    for line in record.lines().skip(1) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let at = Timestamp(row["at"].as_i64().unwrap());
        if at.0 > BEFORE_ENDS {
            break;
        }
        let events: Vec<Event> = serde_json::from_str(row["events"].as_str().unwrap()).unwrap();
        for event in &events {
            match (&mut session, event) {
                (None, Event::SessionCreated { config }) => session = Some(Session::new(config)),
                (Some(session), event) => session.apply(event, at),
                (None, other) => panic!("{other:?} before the session"),
            }
        }
    }
    let session = session.unwrap();
    let seen: Vec<_> = session
        .seats()
        .iter()
        .map(|seat| (SeatPhase::from_seat(seat), seat.companion()))
        .collect();
    let (present, unknown) = (CompanionStatus::Present, CompanionStatus::Unknown);
    let expected = [
        (SeatPhase::Ended, present),
        (SeatPhase::Ended, present),
        (SeatPhase::Testing, present),
        (SeatPhase::Ended, present),
        (SeatPhase::Blocked, present),
        (SeatPhase::Absent, unknown),
        (SeatPhase::Testing, present),
        (SeatPhase::Ready, present),
    ];
    assert_eq!(seen, expected);
}
