//! Who may act from which device: confirmation, start, resume.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, candidate, candidate_on, device, invigilator, plain_seats},
};
use vigie_shared::{
    ids::{PresentationId, Seat},
    session::{Command, CompanionPolicy, Refusal},
    time::CONFIRMATION_VALIDITY,
    view::{CandidateCard, SeatPhase},
};

fn confirm() -> Command {
    Command::ConfirmPresence {
        seats: vec![Seat(1)],
    }
}

fn authorise() -> Command {
    Command::AuthorizeResume { seat: Seat(1) }
}

/// A candidate who has read the rules.
fn waiting() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
    room.execute(&candidate(1), &Command::AcceptRules).unwrap();
    room
}

/// A test running on the first device, with a second one at the door.
fn moved() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 3);
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    room
}

#[test]
fn a_start_needs_rules_confirmation_and_companion_in_this_order() {
    let mut room = SessionHarness::with_seats(
        plain_seats(1),
        CompanionPolicy::Required,
        FakeEngine::plain(),
    );
    let me = candidate(1);
    room.execute(&me, &Command::NoteLogin).unwrap();
    let start = |room: &mut SessionHarness| room.execute(&me, &Command::StartTest);
    assert_eq!(start(&mut room), Err(Refusal::RulesNotAccepted));
    room.execute(&me, &Command::AcceptRules).unwrap();
    assert_eq!(start(&mut room), Err(Refusal::PresenceNotConfirmed));
    room.execute(&invigilator(), &confirm()).unwrap();
    assert_eq!(start(&mut room), Err(Refusal::CompanionMissing));
    room.companion(1, false);
    assert_eq!(start(&mut room), Err(Refusal::CompanionMissing));
    room.companion(1, true);
    assert_eq!(start(&mut room).unwrap().len(), 2);
}

#[test]
fn a_confirmation_is_good_for_fifteen_minutes_less_one_microsecond() {
    for (wait, good) in [
        (CONFIRMATION_VALIDITY - 1, true),
        (CONFIRMATION_VALIDITY, false),
    ] {
        let mut room = waiting();
        room.execute(&invigilator(), &confirm()).unwrap();
        room.wait(wait);
        let started = room.execute(&candidate(1), &Command::StartTest);
        assert_eq!(started.is_ok(), good);
        if !good {
            assert_eq!(started, Err(Refusal::PresenceNotConfirmed));
        }
    }
}

#[test]
fn a_confirmation_is_used_up_by_the_start() {
    let mut room = waiting();
    room.execute(&invigilator(), &confirm()).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    assert_eq!(room.seat_state(1).presence, None);
}

#[test]
fn the_invigilator_may_confirm_before_the_candidate_logs_in() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.execute(&invigilator(), &confirm()).unwrap();
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
    room.execute(&candidate(1), &Command::AcceptRules).unwrap();
    assert!(room.execute(&candidate(1), &Command::StartTest).is_ok());
}

#[test]
fn a_device_that_does_not_hold_the_seat_starts_nothing_and_says_nothing() {
    let mut room = waiting();
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    room.execute(&invigilator(), &confirm()).unwrap();
    let before = room.session.clone();
    for nth in [0, 2] {
        for command in [
            Command::AcceptRules,
            Command::StartTest,
            Command::ReportCompanion { present: false },
            Command::Resume,
        ] {
            let refused = room.execute(&candidate_on(1, nth), &command);
            assert_eq!(refused, Err(Refusal::ResumeNotAuthorized), "{command:?}");
        }
    }
    assert_eq!(room.session, before);
    room.execute(&candidate_on(1, 1), &Command::StartTest)
        .unwrap();
    assert_eq!(room.test(1).device, device(1, 1));
}

#[test]
fn going_on_from_another_device_needs_an_authorisation_of_its_own() {
    let mut room = moved();
    let other = candidate_on(1, 1);
    assert_eq!(
        SeatPhase::from_seat(room.seat_state(1)),
        SeatPhase::AwaitingResume
    );
    let before = room.test(1).clone();
    assert_eq!(
        room.execute(&other, &Command::Resume),
        Err(Refusal::ResumeNotAuthorized)
    );
    let pass = Command::Pass {
        presentation: PresentationId(4),
    };
    assert_eq!(
        room.execute(&other, &pass),
        Err(Refusal::ResumeNotAuthorized)
    );

    room.execute(&invigilator(), &authorise()).unwrap();
    room.wait(CONFIRMATION_VALIDITY - 1);
    room.execute(&other, &Command::Resume).unwrap();
    let after = room.test(1);
    assert_eq!(after.device, device(1, 1));
    assert_eq!(
        after.presentations, before.presentations,
        "same question, same number"
    );
    assert_eq!(after.started_at, before.started_at, "same clock");
    assert_eq!(room.seat_state(1).resume, None, "used up");

    let pass = Command::Pass {
        presentation: PresentationId(4),
    };
    assert_eq!(
        room.execute(&candidate(1), &pass),
        Err(Refusal::ResumeNotAuthorized)
    );
    assert_eq!(
        room.execute(&candidate(1), &Command::Resume),
        Err(Refusal::ResumeNotAuthorized)
    );
    assert!(room.execute(&other, &pass).is_ok());
    assert_eq!(
        room.execute(&other, &Command::Resume),
        Err(Refusal::NothingToResume)
    );
}

#[test]
fn an_authorisation_to_resume_runs_out() {
    let mut room = moved();
    room.execute(&invigilator(), &authorise()).unwrap();
    room.wait(CONFIRMATION_VALIDITY);
    let refused = room.execute(&candidate_on(1, 1), &Command::Resume);
    assert_eq!(refused, Err(Refusal::ResumeNotAuthorized));
}

#[test]
fn an_authorisation_is_for_the_device_that_asked_and_not_for_the_next_one() {
    let mut room = moved();
    room.execute(&invigilator(), &authorise()).unwrap();
    room.execute(&candidate_on(1, 2), &Command::NoteLogin)
        .unwrap();
    for nth in [1, 2] {
        let refused = room.execute(&candidate_on(1, nth), &Command::Resume);
        assert_eq!(refused, Err(Refusal::ResumeNotAuthorized), "device {nth}");
    }
    assert_eq!(
        CandidateCard::from_seat(room.seat_state(1), false).confirmed_until,
        None
    );
}

#[test]
fn going_back_to_the_first_device_needs_no_authorisation() {
    let mut room = moved();
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
    assert_eq!(SeatPhase::from_seat(room.seat_state(1)), SeatPhase::Testing);
    room.treat(1, 1);
    assert_eq!(
        room.execute(&invigilator(), &authorise()),
        Err(Refusal::NothingToResume)
    );
}

#[test]
fn there_is_nothing_to_authorise_without_a_running_test() {
    let mut room = waiting();
    assert_eq!(
        room.execute(&invigilator(), &authorise()),
        Err(Refusal::TestNotStarted)
    );
    room.execute(&invigilator(), &confirm()).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    room.end(1);
    assert_eq!(
        room.execute(&invigilator(), &authorise()),
        Err(Refusal::TestEnded)
    );
}

#[test]
fn a_device_at_the_door_does_not_block_the_test_until_it_goes_on_there() {
    let mut room = SessionHarness::with_seats(
        plain_seats(1),
        CompanionPolicy::RequiredAutoClear,
        FakeEngine::plain(),
    );
    room.start(1);
    let other = candidate_on(1, 1);
    room.execute(&other, &Command::NoteLogin).unwrap();
    room.execute(&other, &Command::ReportCompanion { present: false })
        .unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 0);
    room.treat(1, 1);
    // It cannot free the test either.
    room.companion(1, true);
    room.companion(1, false);
    room.execute(&other, &Command::ReportCompanion { present: true })
        .unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 1);
    room.companion(1, false);
    room.companion(1, true);

    room.execute(&other, &Command::ReportCompanion { present: false })
        .unwrap();
    room.execute(&invigilator(), &authorise()).unwrap();
    room.execute(&other, &Command::Resume).unwrap();
    assert_eq!(
        room.test(1).open_alerts().count(),
        1,
        "from now on it matters"
    );
    let stale = room.execute(&candidate(1), &Command::ReportCompanion { present: true });
    assert_eq!(stale, Err(Refusal::ResumeNotAuthorized));
}

#[test]
fn a_blocked_test_stays_blocked_on_the_next_device() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.report(1);
    let other = candidate_on(1, 1);
    room.execute(&other, &Command::NoteLogin).unwrap();
    assert_eq!(
        SeatPhase::from_seat(room.seat_state(1)),
        SeatPhase::Blocked,
        "the alert is not hidden"
    );
    room.execute(&invigilator(), &authorise()).unwrap();
    room.execute(&other, &Command::Resume).unwrap();
    let pass = Command::Pass {
        presentation: PresentationId(1),
    };
    assert_eq!(room.execute(&other, &pass), Err(Refusal::Blocked));
}
