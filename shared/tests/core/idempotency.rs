//! Doing it again does nothing more.

use crate::support::{
    fake_engine::{FakeEngine, right},
    scenario::scenarios,
    session_harness::{
        SessionHarness, candidate, companion, confirm, connection, device, invigilator,
        plain_seats, referent,
    },
};
use proptest::prelude::*;
use uuid::Uuid;
use vigie_shared::{
    ids::{CommandId, IncidentId, LoginId, PresentationId, Seat},
    rules::AbortReason,
    session::{
        Actor, Command, CommandKey, CompanionNotice, CompanionPolicy, Event, Refusal, Session,
    },
    time::CONFIRMATION_VALIDITY,
};

fn key(seat: Option<Seat>, n: u128) -> CommandKey {
    CommandKey {
        seat,
        id: CommandId(Uuid::from_u128(n)),
        login: None,
    }
}

fn of_login(login: u128, n: u128) -> CommandKey {
    let login = LoginId(Uuid::from_u128(login));
    CommandKey::of_staff(Some(login), CommandId(Uuid::from_u128(n)))
}

#[test]
fn a_granted_command_is_known_by_its_id() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let seat = Some(Seat(1));
    assert!(!room.session.is_processed(key(seat, 1)));
    room.session.mark_processed(key(seat, 1));
    assert!(room.session.is_processed(key(seat, 1)));
    assert!(!room.session.is_processed(key(seat, 2)));
    assert!(
        !room.session.is_processed(key(None, 1)),
        "the staff's are theirs"
    );
}

#[test]
fn a_processed_command_names_the_incident_it_put_on_record() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let incident = IncidentId(7);
    room.session.mark_created(key(None, 1), incident);
    assert_eq!(room.session.incident_created_by(key(None, 1)), None);
    room.session.mark_processed(key(None, 1));
    room.session.mark_processed(key(None, 2));
    room.session.mark_created(key(None, 1), incident);
    assert_eq!(
        room.session.incident_created_by(key(None, 1)),
        Some(incident)
    );
    assert_eq!(room.session.incident_created_by(key(None, 2)), None);
    assert_eq!(
        room.session.incident_created_by(key(Some(Seat(1)), 1)),
        None
    );
}

#[test]
fn the_last_commands_of_each_are_known_whatever_others_send() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.session.mark_processed(key(Some(Seat(2)), 9999));
    for n in 0..3000 {
        room.session.mark_processed(key(Some(Seat(1)), n));
        room.session.mark_processed(key(None, n));
    }
    assert!((2936..3000).all(|n| room.session.is_processed(key(Some(Seat(1)), n))));
    assert!((2488..3000).all(|n| room.session.is_processed(key(None, n))));
    assert!(
        !room.session.is_processed(key(None, 0)),
        "memory does not grow"
    );
    assert!(room.session.is_processed(key(Some(Seat(2)), 9999)));
}

#[test]
fn one_login_of_the_staff_pushes_out_nothing_of_another() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.session.mark_processed(of_login(1, 9_999));
    for n in 0..3_000 {
        room.session.mark_processed(of_login(2, n));
    }
    assert!(room.session.is_processed(of_login(1, 9_999)));
    assert!((2_488..3_000).all(|n| room.session.is_processed(of_login(2, n))));
    assert!(
        !room.session.is_processed(of_login(2, 0)),
        "memory does not grow"
    );
}

#[test]
fn a_thousand_logins_of_one_person_leave_the_last_commands_of_the_others() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    for n in 0..3 {
        room.session.mark_processed(of_login(1, n));
    }
    for login in 2..1_002 {
        for n in 0..16 {
            room.session
                .mark_processed(of_login(login, login * 1_000 + n));
        }
    }
    assert!((0..3).all(|n| room.session.is_processed(of_login(1, n))));
    let known = (2..1_002).flat_map(|login| (0..16).map(move |n| (login, login * 1_000 + n)));
    let known = known.filter(|(login, n)| room.session.is_processed(of_login(*login, *n)));
    assert!(known.count() <= 4_096, "memory does not grow");
}

#[test]
fn what_one_login_sent_is_known_when_another_one_resends_it() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.session.mark_processed(key(None, 1));
    room.session.mark_processed(of_login(1, 2));
    room.session.mark_created(of_login(1, 2), IncidentId(7));
    assert!(
        room.session.is_processed(of_login(1, 1)),
        "of before logins were noted"
    );
    let again = of_login(2, 2);
    assert_eq!(room.session.incident_created_by(again), Some(IncidentId(7)));
}

#[test]
fn keys_are_written_as_they_were_and_with_the_login_where_there_is_one() {
    let id = "00000000-0000-0000-0000-000000000007";
    let login = "00000000-0000-0000-0000-000000000001";
    for (written, read) in [
        (format!(r#"[null,"{id}"]"#), key(None, 7)),
        (format!(r#"[3,"{id}"]"#), key(Some(Seat(3)), 7)),
        (format!(r#"[null,"{id}","{login}"]"#), of_login(1, 7)),
    ] {
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        assert_eq!(serde_json::from_str::<CommandKey>(&written).unwrap(), read);
    }
    for wrong in ["[]", "[null]", r#"[null,"x"]"#, r#"{"seat":null}"#] {
        assert!(
            serde_json::from_str::<CommandKey>(wrong).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn what_is_known_is_part_of_the_state() {
    let (mut one, other) = (
        SessionHarness::new(1, FakeEngine::plain()),
        SessionHarness::new(1, FakeEngine::plain()),
    );
    one.session.mark_processed(key(None, 1));
    assert_ne!(one.session, other.session);
}

/// Grants the command twice at the same instant; the second time nothing happens.
fn twice(room: &mut SessionHarness, actor: &Actor, command: &Command) {
    assert_ne!(
        room.execute(actor, command).unwrap(),
        [],
        "{command:?} did nothing at all"
    );
    assert_eq!(
        room.execute(actor, command),
        Ok(Vec::new()),
        "{command:?} again"
    );
}

#[test]
fn commands_of_a_candidate_take_effect_once() {
    let mut room = SessionHarness::with_seats(
        plain_seats(2),
        CompanionPolicy::Required,
        FakeEngine::focus(),
    );
    let me = candidate(1);
    twice(&mut room, &me, &Command::NoteLogin);
    twice(&mut room, &me, &Command::AcceptRules);
    twice(&mut room, &me, &Command::ReportCompanion { present: true });
    twice(&mut room, &me, &Command::ReportCompanion { present: false });
    twice(&mut room, &Actor::Server, &companion(1, 0, true));
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    room.execute(&me, &Command::StartTest).unwrap();
    assert_eq!(
        room.execute(&me, &Command::StartTest),
        Err(Refusal::TestAlreadyStarted)
    );
    let presentation = PresentationId(1);
    twice(&mut room, &me, &Command::Reveal { presentation });
    twice(&mut room, &me, &Command::LoseFocus { presentation });
    twice(&mut room, &Actor::Server, &companion(1, 0, false));
    twice(&mut room, &me, &Command::ReportQuestion { presentation });
    assert_eq!(room.test(1).alerts.len(), 2);
}

#[test]
fn an_answer_sent_again_without_its_id_is_refused_as_moved() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    let answer = Command::Answer {
        presentation: PresentationId(1),
        response: right(),
    };
    room.execute(&candidate(1), &answer).unwrap();
    assert_eq!(
        room.execute(&candidate(1), &answer),
        Err(Refusal::QuestionMoved)
    );
    let pass = Command::Pass {
        presentation: PresentationId(1),
    };
    assert_eq!(
        room.execute(&candidate(1), &pass),
        Err(Refusal::QuestionMoved)
    );
}

#[test]
fn naming_a_seat_twice_confirms_it_once() {
    let mut room = SessionHarness::new(3, FakeEngine::plain());
    room.enter(&[1, 2]);
    let events = room
        .execute(&invigilator(), &confirm(&[2, 1, 2, 2, 1]))
        .unwrap();
    assert_eq!(events.len(), 2);
}

#[test]
fn confirming_again_leaves_the_state_as_it_is_and_later_only_prolongs_it() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.enter(&[1, 2]);
    let confirm = confirm(&[1, 2]);
    room.execute(&invigilator(), &confirm).unwrap();
    let before = room.seat_state(1).clone();
    room.execute(&invigilator(), &confirm).unwrap();
    assert_eq!(*room.seat_state(1), before);
    room.wait(1);
    room.execute(&invigilator(), &confirm).unwrap();
    let presence = room.seat_state(1).presence.as_ref().unwrap();
    assert_eq!(presence.until, room.now.plus(CONFIRMATION_VALIDITY));
}

#[test]
fn in_bulk_those_who_have_started_are_left_alone() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.enter(&[2]);
    let events = room.execute(&invigilator(), &confirm(&[1, 2])).unwrap();
    assert_eq!(
        events.iter().filter_map(Event::seat).collect::<Vec<_>>(),
        [Seat(2)]
    );
    assert_eq!(
        room.execute(&invigilator(), &confirm(&[1])),
        Err(Refusal::TestAlreadyStarted)
    );
    assert_eq!(
        room.execute(&invigilator(), &confirm(&[2, 9])),
        Err(Refusal::UnknownSeat)
    );
}

#[test]
fn a_connection_is_lost_once_and_comes_back_once() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    for connected in [false, true] {
        twice(&mut room, &Actor::Server, &connection(1, 0, connected));
    }
    // The same login coming back is not a new entry.
    assert_eq!(
        room.execute(&candidate(1), &Command::NoteLogin),
        Ok(Vec::new())
    );
    assert_eq!(room.seat_state(1).holder.as_ref().unwrap().id, device(1, 0));
}

#[test]
fn the_desk_closes_a_session_once() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.end(1);
    let set = Command::SetAbortReason {
        seat: Seat(1),
        reason: AbortReason::Candidate,
    };
    twice(&mut room, &referent(), &set);
    twice(
        &mut room,
        &referent(),
        &Command::Finalize { end_running: false },
    );
    assert_eq!(
        room.execute(&referent(), &Command::Finalize { end_running: true }),
        Ok(Vec::new())
    );
    assert_eq!(
        room.execute(&referent(), &set),
        Err(Refusal::SessionFinalized)
    );
}

/// All of a session but the number of its events: a confirmation given again is an event.
fn state(session: &Session) -> impl PartialEq + std::fmt::Debug {
    let (seats, incidents) = (session.seats().to_vec(), session.incidents().to_vec());
    let ends = (session.finalized(), session.published());
    (seats, incidents, ends, session.suspended().clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_was_just_granted_changes_nothing_when_it_comes_again_at_once(
        scenario in scenarios(60),
    ) {
        scenario.run(|_, turn, room| {
            let again = match turn.command {
                // Two reports of the same thing are two incidents: only the id distinguishes them.
                Command::RecordIncident { .. } => return,
                // Two links or two attempts to pass for one are two, and nobody sends them again.
                Command::NoteCompanion {
                    notice:
                        CompanionNotice::Misused(_)
                        | CompanionNotice::Linked { resumed: false, .. },
                    ..
                } => return,
                command => room.decide(turn.actor, command),
            };
            if turn.result.is_ok() {
                let mut session = room.session.clone();
                for event in again.iter().flatten() {
                    session.apply(event, room.now);
                }
                assert_eq!(state(&session), state(&room.session), "{:?}", turn.command);
            }
        });
    }
}
