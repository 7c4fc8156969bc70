//! What is put right after a session was created: identities, terms, the roster.

use crate::support::{
    corrections::{
        cancel, change_terms, correct, digest, edit, edit_of, enroll, record, remove, terms,
    },
    fake_engine::{FakeEngine, right},
    scenario::scenarios,
    session_harness::{SessionHarness, candidate, confirm, invigilator, referent},
};
use proptest::prelude::*;
use vigie_shared::{
    ids::Seat,
    rules::EndCause,
    session::{
        CandidateEdit, Command, Event, IncidentCategory, IncidentState, Refusal, SeatTerms, Session,
    },
    time::{ExtraTime, MINUTE, TEST_DURATION},
    view::{Board, SessionStatus},
};

fn started(count: u16) -> SessionHarness {
    let mut room = SessionHarness::new(count, FakeEngine::plain());
    room.start(1);
    room
}

#[test]
fn extra_time_found_out_at_question_5_moves_the_deadline_at_once() {
    let mut room = started(1);
    room.treat(1, 4);
    room.wait(20 * MINUTE);
    let before = room.deadline(1).unwrap();
    let command = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    let events = room.execute(&referent(), &command).unwrap();
    let [
        Event::TermsChanged {
            before: old,
            after,
            reason,
            ..
        },
    ] = &events[..]
    else {
        panic!("{events:?}");
    };
    assert_eq!((*old, *after), (terms(0, false), terms(3_300, false)));
    assert_eq!(reason, "as agreed");
    let third = ExtraTime::from_basis_points(3_300).unwrap();
    let longer = third.lengthen(TEST_DURATION) - TEST_DURATION;
    assert_eq!(room.deadline(1), Some(before.plus(longer)));
    assert_eq!(room.card(1).test.unwrap().deadline, room.deadline(1));
    assert_eq!(room.session.next_deadline(), room.deadline(1));
    room.treat(1, 28);
    room.finalize().unwrap();
    let ordinal = room.seat_state(1).trail.terms[0];
    let decided = room.seat_state(1).decision.as_ref().unwrap();
    assert!(decided.events.contains(&ordinal), "the outcome names it");
}

#[test]
fn a_reduction_that_would_end_the_test_is_refused() {
    let mut room = started(1);
    let command = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    room.execute(&referent(), &command).unwrap();
    room.wait(TEST_DURATION);
    let back = change_terms(Seat(1), Some(room.seat_state(1)), 0, false);
    assert_eq!(
        room.execute(&referent(), &back),
        Err(Refusal::ReductionEndsTest)
    );
    let less = change_terms(Seat(1), Some(room.seat_state(1)), 100, false);
    room.execute(&referent(), &less).unwrap();
    assert!(room.deadline(1).unwrap() > room.now);
    // Blocked: the clock stands, and what is left counts.
    room.report(1);
    room.wait(10 * MINUTE);
    assert_eq!(
        room.execute(&referent(), &back_to_none(&room)),
        Err(Refusal::ReductionEndsTest)
    );
}

fn back_to_none(room: &SessionHarness) -> Command {
    change_terms(Seat(1), Some(room.seat_state(1)), 0, false)
}

#[test]
fn terms_do_not_change_once_the_test_has_ended_or_its_time_is_up() {
    let mut room = started(2);
    room.wait(TEST_DURATION);
    let more = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    assert_eq!(room.execute(&referent(), &more), Err(Refusal::TimeIsUp));
    let mut room = started(2);
    room.end(1);
    let more = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    assert_eq!(room.execute(&referent(), &more), Err(Refusal::TestEnded));
}

#[test]
fn an_identity_is_corrected_at_any_time_and_after_the_publication_with_a_new_certificate() {
    let mut room = started(1);
    let first = correct(room.seat_state(1), 'a', None);
    room.execute(&referent(), &first).unwrap();
    assert_eq!(room.seat_state(1).identities, [digest('0'), digest('a')]);
    room.treat(1, 32);
    room.finalize().unwrap();
    let second = correct(room.seat_state(1), 'b', None);
    room.execute(&referent(), &second).unwrap();
    assert_eq!(room.seat_state(1).identity_version(), 3);
    let longer = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    assert_eq!(
        room.execute(&referent(), &longer),
        Err(Refusal::SessionFinalized)
    );
    room.execute(&referent(), &Command::Publish).unwrap();
    let known = room.seat_state(1).certificate.clone();
    let third = correct(room.seat_state(1), 'c', None);
    room.execute(&referent(), &third).unwrap();
    assert_eq!(room.seat_state(1).identity_version(), 4);
    assert_ne!(room.seat_state(1).certificate, known);
    assert_eq!(room.seat_state(1).history.version(), 2);
}

#[test]
fn of_two_people_who_edit_one_candidate_the_second_is_refused() {
    let mut room = started(1);
    let mine = correct(room.seat_state(1), 'a', None);
    let yours = correct(room.seat_state(1), 'b', None);
    let longer = change_terms(Seat(1), Some(room.seat_state(1)), 3_300, false);
    room.execute(&referent(), &mine).unwrap();
    for late in [yours, longer] {
        assert_eq!(
            room.execute(&referent(), &late),
            Err(Refusal::CandidateChanged)
        );
    }
    let same = edit(edit_of(Seat(1), Some(room.seat_state(1))));
    assert_eq!(room.execute(&referent(), &same), Ok(Vec::new()));
}

#[test]
fn correcting_and_upholding_are_one() {
    let mut room = started(2);
    let incident = record(&mut room, IncidentCategory::C1, &[1]);
    let command = correct(room.seat_state(1), 'a', Some(incident));
    let events = room.execute(&referent(), &command).unwrap();
    assert_eq!(events.len(), 2);
    let state = &room.session.incidents()[0].state;
    assert!(matches!(state, IncidentState::Resolved { reason, .. } if reason == "as agreed"));
    let again = correct(room.seat_state(1), 'b', Some(incident));
    let refused = room.execute(&referent(), &again);
    assert!(matches!(
        refused,
        Err(Refusal::IncidentAlreadyResolved { .. })
    ));
    assert_eq!(room.seat_state(1).identity_version(), 2, "nothing of it");
    for (category, seats) in [
        (IncidentCategory::C6, &[1][..]),
        (IncidentCategory::C1, &[1, 2]),
        (IncidentCategory::C1, &[2]),
    ] {
        let other = record(&mut room, category, seats);
        let command = correct(room.seat_state(1), 'b', Some(other));
        assert_eq!(
            room.execute(&referent(), &command),
            Err(Refusal::CorrectionDoesNotFit)
        );
    }
}

#[test]
fn a_late_candidate_takes_the_test_like_all_others() {
    let mut room = started(2);
    room.execute(&referent(), &enroll(3, 1_000)).unwrap();
    assert_eq!(
        room.execute(&referent(), &enroll(3, 0)),
        Err(Refusal::CandidateChanged)
    );
    room.start(3);
    room.treat(3, 32);
    room.treat(1, 32);
    room.finalize().unwrap();
    assert!(room.seat_state(3).certificate.is_some());
    assert_eq!(
        room.execute(&referent(), &enroll(4, 0)),
        Err(Refusal::SessionFinalized)
    );
}

#[test]
fn who_never_entered_is_removed_and_leaves_no_outcome() {
    let mut room = started(3);
    room.enter(&[2]);
    assert_eq!(
        room.execute(&referent(), &remove(2)),
        Err(Refusal::CandidateEntered)
    );
    room.execute(&referent(), &remove(3)).unwrap();
    for command in [remove(3), enroll(3, 0), confirm(&[3])] {
        let actor = match &command {
            Command::ConfirmPresence { .. } => invigilator(),
            _ => referent(),
        };
        assert!(room.execute(&actor, &command).is_err(), "{command:?}");
    }
    assert_eq!(
        room.execute(&candidate(3), &Command::NoteLogin),
        Err(Refusal::UnknownSeat)
    );
    let board = Board::from_session(&room.session, &[], 0);
    let seats: Vec<Seat> = board.cards.iter().map(|card| card.seat).collect();
    assert_eq!(seats, [Seat(1), Seat(2)]);
    room.treat(1, 32);
    room.finalize().unwrap();
    assert_eq!(room.seat_state(3).decision, None);
}

#[test]
fn a_session_that_nobody_started_is_called_off_for_good() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.enter(&[1]);
    room.execute(&referent(), &cancel()).unwrap();
    let status = SessionStatus::from_session(&room.session);
    assert_eq!(status, SessionStatus::Cancelled);
    assert_eq!(room.execute(&referent(), &cancel()), Ok(Vec::new()));
    let finalize = Command::Finalize { end_running: true };
    for (actor, command) in [
        (candidate(1), Command::AcceptRules),
        (invigilator(), confirm(&[1])),
        (referent(), finalize),
        (referent(), Command::Publish),
        (referent(), enroll(3, 0)),
    ] {
        assert_eq!(
            room.execute(&actor, &command),
            Err(Refusal::SessionCancelled)
        );
    }
    let mut room = started(1);
    assert_eq!(
        room.execute(&referent(), &cancel()),
        Err(Refusal::SessionStarted)
    );
}

#[test]
fn invigilators_correct_at_the_door_only() {
    let mut room = started(2);
    let at_door = |room: &SessionHarness, seat: u16, terms: SeatTerms| {
        edit(CandidateEdit {
            terms,
            at_door: true,
            ..match correct(room.seat_state(seat), 'a', None) {
                Command::EditCandidate(edit) => *edit,
                other => panic!("{other:?}"),
            }
        })
    };
    let plain = terms(0, false);
    let desk = correct(room.seat_state(2), 'a', None);
    assert_eq!(
        room.execute(&invigilator(), &desk),
        Err(Refusal::NotAllowed)
    );
    for (seat, terms) in [(1, plain), (2, terms(3_300, false))] {
        let command = at_door(&room, seat, terms);
        assert_eq!(
            room.execute(&invigilator(), &command),
            Err(Refusal::TestAlreadyStarted)
        );
    }
    let command = at_door(&room, 2, plain);
    room.execute(&invigilator(), &command).unwrap();
    assert_eq!(room.seat_state(2).identity_version(), 2);
}

#[test]
fn a_change_needs_words() {
    let mut room = started(2);
    let wordless = edit(CandidateEdit {
        reason: " ".into(),
        terms: terms(3_300, false),
        ..edit_of(Seat(1), Some(room.seat_state(1)))
    });
    let nothing = Command::CancelSession {
        reason: "\u{7}".into(),
    };
    for command in [wordless, nothing] {
        assert_eq!(
            room.execute(&referent(), &command),
            Err(Refusal::TextOutOfBounds)
        );
    }
}

/// Time that a test takes away at most: what was agreed, and what was given back.
fn is_within_its_time(session: &Session) {
    for seat_state in session.seats() {
        let Some(test) = &seat_state.test else {
            continue;
        };
        let allowed = seat_state.config.extra_time.lengthen(TEST_DURATION) + test.credited_micros;
        let end = test.started_at.plus(allowed);
        if let Some(deadline) = test.deadline(&seat_state.config) {
            assert_eq!(deadline, end);
        }
        if let Some(ended) = test.end.as_ref().filter(|end| end.cause == EndCause::Time) {
            assert!(ended.at >= end, "ended by time before its time");
        }
    }
}

proptest! {
    #[test]
    fn terms_that_change_at_any_time_keep_the_laws_of_the_clock(scenario in scenarios(60)) {
        scenario.run(|before, transition, room| {
            is_within_its_time(&room.session);
            let Ok(events) = transition.result else { return };
            for event in events {
                let Event::TermsChanged { seat, before: old, after, .. } = event else { continue };
                let was = before.seat_state(*seat).unwrap();
                let is = room.session.seat_state(*seat).unwrap();
                assert_eq!(*old, SeatTerms::from_config(&was.config));
                assert_eq!(*after, SeatTerms::from_config(&is.config));
                let Some(test) = &is.test else { continue };
                assert!(test.end.is_none(), "a change of terms ends no test");
                assert!(test.time_left(&is.config, room.now) > 0);
            }
        });
    }
}

#[test]
fn an_accessibility_need_counts_from_the_next_item_on() {
    let mut room = SessionHarness::new(1, FakeEngine::varied());
    room.start(1);
    room.reveal(1);
    let command = change_terms(Seat(1), Some(room.seat_state(1)), 0, true);
    room.execute(&referent(), &command).unwrap();
    let shown = room.current(1);
    room.answer(1, right());
    assert_ne!(room.current(1), shown);
    assert!(room.seat_state(1).config.accessible);
}
