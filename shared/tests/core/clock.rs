//! Time: how long a test lasts, what is given back, and when an answer is late.

use crate::support::{
    fake_engine::{FakeEngine, right},
    session_harness::{MORNING, SessionHarness, candidate, device, invigilator, plain_seats},
};
use vigie_shared::{
    ids::{PresentationId, Seat},
    rules::EndCause,
    session::{Actor, Command, CompanionPolicy, Event, Refusal},
    time::{ExtraTime, MINUTE, SECOND, TEST_DURATION},
    view::{CandidatePhase, CandidateView},
};

fn with_extra(points: u32, accessible: bool, bank: FakeEngine) -> SessionHarness {
    let mut seats = plain_seats(1);
    seats[0].extra_time = ExtraTime::from_basis_points(points).unwrap();
    seats[0].accessible = accessible;
    let mut room = SessionHarness::with_seats(seats, CompanionPolicy::Required, bank);
    room.start(1);
    room
}

#[test]
fn a_third_more_time_is_139_minutes_and_39_seconds() {
    let room = with_extra(3_300, false, FakeEngine::plain());
    assert_eq!(
        room.deadline(1),
        Some(MORNING.plus(139 * MINUTE + 39 * SECOND))
    );
}

#[test]
fn the_last_microsecond_counts_and_the_next_one_does_not() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(TEST_DURATION - 1);
    room.answer(1, right());
    assert_eq!(
        room.execute(&Actor::Server, &Command::ExpireTimers),
        Ok(Vec::new())
    );
    room.wait(1);
    let commands = [
        Command::Answer {
            presentation: PresentationId(2),
            response: right(),
        },
        Command::Pass {
            presentation: PresentationId(2),
        },
        Command::ReportQuestion {
            presentation: PresentationId(2),
        },
        Command::LoseFocus {
            presentation: PresentationId(2),
        },
        Command::Reveal {
            presentation: PresentationId(2),
        },
        Command::Resume,
    ];
    for command in commands {
        assert_eq!(
            room.execute(&candidate(1), &command),
            Err(Refusal::TimeIsUp),
            "{command:?}"
        );
    }
    room.companion(1, false);
    assert!(
        room.test(1).alerts.is_empty(),
        "no alert stops a clock that has run out"
    );
    let events = room
        .execute(&Actor::Server, &Command::ExpireTimers)
        .unwrap();
    let ended = Event::TestEnded {
        seat: Seat(1),
        cause: EndCause::Time,
        by: vigie_shared::session::ActorName::Server,
    };
    assert_eq!(events, [ended]);
    assert_eq!(
        room.execute(&Actor::Server, &Command::ExpireTimers),
        Ok(Vec::new())
    );
}

#[test]
fn the_clock_stands_still_while_blocked_even_over_the_old_deadline() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(TEST_DURATION - SECOND);
    let alert = room.report(1);
    room.wait(30 * MINUTE);
    assert_eq!(room.deadline(1), None);
    assert_eq!(room.session.next_deadline(), None);
    assert_eq!(
        room.execute(&Actor::Server, &Command::ExpireTimers),
        Ok(Vec::new())
    );
    room.dismiss(1, alert);
    assert_eq!(room.deadline(1), Some(room.now.plus(SECOND)));
}

#[test]
fn overlapping_alerts_are_credited_once_when_the_last_one_closes() {
    let mut room = with_extra(0, false, FakeEngine::plain());
    let question = room.report(1);
    room.wait(2 * MINUTE);
    room.companion(1, false);
    let companion = room.test(1).alerts[1].id;
    room.wait(3 * MINUTE);
    room.accept(1, question);
    assert_eq!(
        room.test(1).credited_micros,
        0,
        "still blocked by the companion"
    );
    room.wait(5 * MINUTE);
    let clear = Command::ClearAlert {
        seat: Seat(1),
        alert: companion,
    };
    room.execute(&invigilator(), &clear).unwrap();
    assert_eq!(room.test(1).credited_micros, 10 * MINUTE);
    // The replacement was presented 5 minutes ago.
    assert_eq!(room.test(1).presentations[1].paused_micros, 5 * MINUTE);
}

#[test]
fn a_test_ended_while_blocked_keeps_the_time_left_it_was_blocked_with() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(5 * MINUTE);
    room.report(1);
    room.wait(200 * MINUTE);
    room.end(1);
    let test = room.test(1);
    assert_eq!(
        test.time_left(&room.seat_state(1).config, room.now),
        100 * MINUTE
    );
}

#[test]
fn an_item_with_its_own_time_is_late_after_it_and_right_no_more() {
    let mut room = with_extra(5_000, false, FakeEngine::timed());
    room.wait(10 * MINUTE);
    room.reveal(1);
    room.wait(90 * SECOND);
    assert!(
        room.answer(1, right()),
        "one minute and half of it, counted from the reveal"
    );
    room.reveal(1);
    room.wait(90 * SECOND + 1);
    assert!(!room.answer(1, right()));
}

#[test]
fn the_time_of_an_item_stands_still_while_blocked() {
    let mut room = SessionHarness::new(1, FakeEngine::timed());
    room.start(1);
    room.reveal(1);
    room.wait(50 * SECOND);
    let alert = room.report(1);
    room.wait(20 * MINUTE);
    room.dismiss(1, alert);
    room.wait(10 * SECOND);
    assert!(room.answer(1, right()));

    // Before the reveal, no time of the item runs, and none is given back.
    room.companion(1, false);
    room.wait(MINUTE);
    room.reveal(1);
    room.wait(60 * SECOND + 1);
    assert!(!room.answer(1, right()));
}

#[test]
fn a_warning_stands_before_timed_and_focus_items_and_its_question_is_hidden() {
    for bank in [FakeEngine::timed(), FakeEngine::focus()] {
        let mut room = SessionHarness::new(1, bank);
        room.start(1);
        let shown = |room: &SessionHarness| {
            let person = &crate::support::session_harness::people(&plain_seats(1))[0];
            let view = CandidateView::for_device(
                &room.session,
                room.seat_state(1),
                person,
                device(1, 0),
                |_| Some("content"),
            );
            let CandidatePhase::Testing { question, .. } = view.phase else {
                panic!("testing")
            };
            question.content.is_some()
        };
        assert!(!shown(&room));
        let answer = Command::Answer {
            presentation: PresentationId(1),
            response: right(),
        };
        assert_eq!(
            room.execute(&candidate(1), &answer),
            Err(Refusal::NotRevealed)
        );
        let report = Command::ReportQuestion {
            presentation: PresentationId(1),
        };
        assert_eq!(
            room.execute(&candidate(1), &report),
            Err(Refusal::NotRevealed)
        );
        room.reveal(1);
        assert!(shown(&room));
    }
}

#[test]
fn leaving_the_page_makes_a_right_answer_count_as_wrong_unless_accessibility_excuses_it() {
    for excused in [false, true] {
        let mut room = with_extra(0, excused, FakeEngine::focus());
        room.execute(
            &candidate(1),
            &Command::LoseFocus {
                presentation: PresentationId(1),
            },
        )
        .unwrap();
        assert_eq!(room.test(1).focus_losses(), 0, "nothing is shown yet");
        room.reveal(1);
        room.execute(
            &candidate(1),
            &Command::LoseFocus {
                presentation: PresentationId(1),
            },
        )
        .unwrap();
        assert_eq!(room.test(1).focus_losses(), 1);
        assert_eq!(room.answer(1, right()), excused);
        room.reveal(1);
        assert!(
            room.answer(1, right()),
            "the next question is not concerned"
        );
    }
}

#[test]
fn leaving_a_free_item_or_a_blocked_one_is_no_fault() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.execute(
        &candidate(1),
        &Command::LoseFocus {
            presentation: PresentationId(1),
        },
    )
    .unwrap();
    assert!(room.answer(1, right()));

    let mut room = SessionHarness::new(1, FakeEngine::focus());
    room.start(1);
    room.reveal(1);
    let alert = room.report(1);
    room.execute(
        &candidate(1),
        &Command::LoseFocus {
            presentation: PresentationId(1),
        },
    )
    .unwrap();
    room.dismiss(1, alert);
    assert!(room.answer(1, right()));
}

#[test]
fn a_candidate_with_an_accessibility_need_gets_accessible_items_only() {
    let mut room = with_extra(0, true, FakeEngine::plain());
    room.treat(1, 32);
    assert_eq!(room.test(1).presentations.len(), 32);
    assert!(room.test(1).presentations.iter().all(|presented| {
        let number: u32 = presented
            .item
            .0
            .trim_start_matches("item-")
            .parse()
            .unwrap();
        !number.is_multiple_of(6)
    }));
}
