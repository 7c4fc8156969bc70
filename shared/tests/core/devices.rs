//! Who may act from which device: confirmation, start, resume.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{
        SessionHarness, authorize, candidate, candidate_on, companion, confirm, confirm_on, device,
        invigilator, plain_seats,
    },
};
use vigie_shared::{
    ids::{PresentationId, Seat},
    session::{Actor, ActorName, Command, CompanionPolicy, Event, PairingSign, Refusal},
    time::CONFIRMATION_VALIDITY,
    view::{CandidatePhase, SeatPhase},
};

fn withdraw() -> Command {
    Command::WithdrawPresence { seat: Seat(1) }
}

fn signs(refused: Result<Vec<Event>, Refusal>) -> Vec<PairingSign> {
    match refused {
        Err(Refusal::DeviceChanged { signs }) => signs,
        other => panic!("{other:?}"),
    }
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
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
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
        room.execute(&invigilator(), &confirm(&[1])).unwrap();
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
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    assert_eq!(room.seat_state(1).presence, None);
}

#[test]
fn nobody_can_be_confirmed_before_they_log_in() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    assert_eq!(signs(room.execute(&invigilator(), &confirm(&[1]))), []);
    assert_eq!(signs(room.execute(&invigilator(), &confirm(&[1, 2]))), []);
    room.log_in(1, 0);
    let events = room.execute(&invigilator(), &confirm(&[1, 2])).unwrap();
    let seats: Vec<_> = events.iter().filter_map(Event::seat).collect();
    assert_eq!(seats, [Seat(1)], "the other one is left alone");
}

#[test]
fn a_device_that_has_not_entered_starts_nothing_and_says_nothing() {
    let mut room = waiting();
    room.log_in(1, 1);
    room.execute(&invigilator(), &confirm_on(1, 1)).unwrap();
    let before = room.session.clone();
    for command in [
        Command::AcceptRules,
        Command::StartTest,
        Command::ReportCompanion { present: false },
        Command::Resume,
    ] {
        let refused = room.execute(&candidate_on(1, 2), &command);
        assert_eq!(refused, Err(Refusal::ResumeNotAuthorized), "{command:?}");
    }
    assert_eq!(room.session, before);
}

#[test]
fn the_accomplice_at_home_starts_nothing_on_the_presence_of_the_person_in_the_room() {
    let mut room = waiting();
    let accomplice = candidate_on(1, 1);
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    let entered = room.execute(&accomplice, &Command::NoteLogin).unwrap();
    let withdrawn = Event::PresenceWithdrawn {
        seat: Seat(1),
        by: ActorName::Server,
    };
    assert!(
        entered.contains(&withdrawn),
        "nobody had seen two devices: {entered:?}"
    );
    room.execute(&accomplice, &Command::AcceptRules).unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    let refused = room.execute(&accomplice, &Command::StartTest);
    assert_eq!(refused, Err(Refusal::PresenceNotConfirmed));
    assert_eq!(
        room.page(1, 1).phase,
        CandidatePhase::Waiting {
            confirmed_until: None
        }
    );
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    assert_eq!(room.test(1).device, device(1, 0));
    assert!(room.seat_state(1).entered(device(1, 1)).is_none());
}

#[test]
fn an_accomplice_who_came_first_does_not_keep_the_seat() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let (accomplice, me) = (candidate_on(1, 1), candidate(1));
    room.execute(&accomplice, &Command::NoteLogin).unwrap();
    room.execute(&accomplice, &Command::AcceptRules).unwrap();
    room.execute(&me, &Command::NoteLogin).unwrap();
    assert_eq!(
        room.page(1, 0).phase,
        CandidatePhase::Instructions,
        "the rules are read by who takes the test"
    );
    room.execute(&me, &Command::AcceptRules).unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    assert!(room.seat_state(1).is_held_by(device(1, 0)));
    assert!(room.seat_state(1).is_waiting(device(1, 1)));
    let refused = room.execute(&accomplice, &Command::StartTest);
    assert_eq!(refused, Err(Refusal::PresenceNotConfirmed));
    room.execute(&me, &Command::StartTest).unwrap();
}

#[test]
fn a_confirmation_names_the_device_and_is_refused_for_another_with_the_signs_that_are_there() {
    let mut room = waiting();
    room.log_in(1, 1);
    let shown = [room.page(1, 0).sign.unwrap(), room.page(1, 1).sign.unwrap()];
    assert_ne!(shown[0], shown[1]);
    let refused = room.execute(&invigilator(), &confirm_on(1, 2));
    assert_eq!(signs(refused), shown);
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    room.log_in(1, 1);
    let refused = room.execute(&invigilator(), &authorize(1, 2));
    assert_eq!(signs(refused), shown, "the same signs as before");
}

#[test]
fn a_confirmation_can_be_taken_back_until_the_start() {
    let mut room = waiting();
    assert_eq!(room.execute(&invigilator(), &withdraw()), Ok(Vec::new()));
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&invigilator(), &withdraw()).unwrap();
    assert_eq!(room.card(1).phase, SeatPhase::Waiting);
    let refused = room.execute(&candidate(1), &Command::StartTest);
    assert_eq!(refused, Err(Refusal::PresenceNotConfirmed));
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    let late = room.execute(&invigilator(), &withdraw());
    assert_eq!(late, Err(Refusal::TestAlreadyStarted));
}

#[test]
fn what_one_device_reports_of_the_companion_does_not_help_another() {
    let seats = plain_seats(1);
    let mut room =
        SessionHarness::with_seats(seats, CompanionPolicy::Required, FakeEngine::plain());
    let (me, other) = (candidate(1), candidate_on(1, 1));
    for actor in [&me, &other] {
        room.execute(actor, &Command::NoteLogin).unwrap();
        room.execute(actor, &Command::AcceptRules).unwrap();
    }
    room.execute(&Actor::Server, &companion(1, 1, true))
        .unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    let refused = room.execute(&me, &Command::StartTest);
    assert_eq!(refused, Err(Refusal::CompanionMissing));
}

#[test]
fn going_on_from_another_device_needs_an_authorisation_of_its_own() {
    let mut room = moved();
    let other = candidate_on(1, 1);
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

    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
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
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.wait(CONFIRMATION_VALIDITY);
    let refused = room.execute(&candidate_on(1, 1), &Command::Resume);
    assert_eq!(refused, Err(Refusal::ResumeNotAuthorized));
}

#[test]
fn an_authorisation_is_for_the_device_that_asked_and_not_for_the_next_one() {
    let mut room = moved();
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.log_in(1, 2);
    let refused = room.execute(&candidate_on(1, 2), &Command::Resume);
    assert_eq!(refused, Err(Refusal::ResumeNotAuthorized));
    let nobody = CandidatePhase::AwaitingResume {
        authorized_until: None,
    };
    assert_eq!(room.page(1, 2).phase, nobody);
    let shown: Vec<_> = room
        .card(1)
        .devices
        .iter()
        .map(|one| one.confirmed)
        .collect();
    assert_eq!(shown, [false, true, false]);
    room.execute(&candidate_on(1, 1), &Command::Resume).unwrap();
}

#[test]
fn the_device_of_the_test_goes_on_beside_one_that_waits() {
    let mut room = moved();
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
    room.treat(1, 1);
    assert_eq!(
        room.execute(&invigilator(), &authorize(1, 0)),
        Err(Refusal::NothingToResume)
    );
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.treat(1, 1);
    room.execute(&candidate_on(1, 1), &Command::Resume).unwrap();
}

#[test]
fn there_is_nothing_to_authorise_without_a_running_test() {
    let mut room = waiting();
    assert_eq!(
        room.execute(&invigilator(), &authorize(1, 1)),
        Err(Refusal::TestNotStarted)
    );
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    room.end(1);
    assert_eq!(
        room.execute(&invigilator(), &authorize(1, 1)),
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
    room.execute(&Actor::Server, &companion(1, 1, true))
        .unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 1);
    room.companion(1, false);
    room.companion(1, true);

    room.execute(&Actor::Server, &companion(1, 1, false))
        .unwrap();
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
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
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.execute(&other, &Command::Resume).unwrap();
    let pass = Command::Pass {
        presentation: PresentationId(1),
    };
    assert_eq!(room.execute(&other, &pass), Err(Refusal::Blocked));
}
