//! No free pauses: what a candidate can bring about alone stops the clock for a short time
//! only, hides the question, and is shown to who decides.

use crate::support::{
    fake_engine::{FakeEngine, right},
    scenario::scenarios,
    session_harness::{
        MORNING, SessionHarness, candidate, device, invigilator, people, plain_seats,
    },
};
use proptest::prelude::*;
use vigie_shared::{
    ids::{PresentationId, Seat},
    rules::EndCause,
    session::{Actor, ActorName, AlertMark, Command, CompanionPolicy, Event, Refusal},
    time::{MINUTE, RULE_CREDIT, RULE_CREDIT_PER_TEST, SECOND, TEST_DURATION},
    view::{
        CandidateCard, CandidatePhase, CandidateView, QuestionView,
        timeline::{TimelineEvent, timeline},
    },
};

const SEAT: Seat = Seat(1);
const GIVE_BACK: Command = Command::CreditWithheldTime { seat: SEAT };

fn auto_clear(bank: FakeEngine) -> SessionHarness {
    let mut room =
        SessionHarness::with_seats(plain_seats(1), CompanionPolicy::RequiredAutoClear, bank);
    room.start(1);
    room
}

/// The companion is switched off, and on again after so long.
fn toggle(room: &mut SessionHarness, micros: i64) {
    room.companion(1, false);
    room.wait(micros);
    room.companion(1, true);
}

fn leave(room: &mut SessionHarness) -> Vec<Event> {
    let presentation = room.current(1);
    room.execute(&candidate(1), &Command::LoseFocus { presentation })
        .unwrap()
}

fn question(room: &SessionHarness) -> QuestionView<&'static str> {
    let seat_state = room.seat_state(1);
    let person = &people(&[seat_state.config])[0];
    let view = CandidateView::for_device(&room.session, seat_state, person, device(1, 0), |_| {
        Some("?")
    });
    match view.phase {
        CandidatePhase::Testing { question, .. } => question,
        _ => panic!("testing"),
    }
}

fn card(room: &SessionHarness) -> CandidateCard {
    CandidateCard::from_seat(
        room.seat_state(1),
        vigie_shared::view::ConnectionStability::Stable,
    )
}

#[test]
fn a_companion_that_comes_back_at_once_costs_nobody_a_second() {
    let mut room = auto_clear(FakeEngine::plain());
    toggle(&mut room, 20 * SECOND);
    let test = room.test(1);
    assert_eq!(
        (test.credited_micros, test.withheld_micros()),
        (20 * SECOND, 0)
    );
    assert_eq!(
        room.deadline(1),
        Some(MORNING.plus(TEST_DURATION + 20 * SECOND))
    );
    assert_eq!(
        room.execute(&invigilator(), &GIVE_BACK),
        Err(Refusal::NothingWithheld)
    );
}

#[test]
fn twenty_minutes_without_the_companion_give_thirty_seconds_and_the_rest_is_a_persons_to_give() {
    let mut room = auto_clear(FakeEngine::plain());
    toggle(&mut room, 20 * MINUTE);
    assert_eq!(room.test(1).credited_micros, RULE_CREDIT);
    let withheld = 20 * MINUTE - RULE_CREDIT;
    assert_eq!(card(&room).test.unwrap().withheld_micros, Some(withheld));

    let given = room.execute(&invigilator(), &GIVE_BACK).unwrap();
    let by = ActorName::Invigilator("Grace".into());
    assert!(matches!(&given[..], [Event::WithheldTimeCredited { by: who, .. }] if *who == by));
    assert_eq!(room.test(1).credited_micros, 20 * MINUTE);
    assert_eq!(
        room.deadline(1),
        Some(MORNING.plus(TEST_DURATION + 20 * MINUTE))
    );
    assert_eq!(
        room.execute(&invigilator(), &GIVE_BACK),
        Err(Refusal::NothingWithheld)
    );

    let rows = room.journal.iter().map(|row| (row.at, &row.events[..]));
    let entries: Vec<_> = timeline(SEAT, rows)
        .into_iter()
        .map(|entry| entry.event)
        .collect();
    assert!(entries.contains(&TimelineEvent::TimeCredited {
        micros: RULE_CREDIT,
        incident: None,
        withheld: Some(withheld),
    }));
    assert!(entries.contains(&TimelineEvent::WithheldTimeCredited { micros: withheld }));
}

#[test]
fn switching_off_and_on_again_gives_two_minutes_in_all() {
    let mut room = auto_clear(FakeEngine::plain());
    for _ in 0..8 {
        toggle(&mut room, MINUTE);
        room.wait(SECOND);
    }
    assert_eq!(room.test(1).credited_micros, RULE_CREDIT_PER_TEST);
    assert_eq!(room.test(1).withheld_micros(), 6 * MINUTE);
}

#[test]
fn what_a_person_clears_is_given_back_in_full() {
    let mut room = auto_clear(FakeEngine::plain());
    room.companion(1, false);
    room.wait(20 * MINUTE);
    let alert = room.test(1).alerts[0].id;
    room.execute(&invigilator(), &Command::ClearAlert { seat: SEAT, alert })
        .unwrap();
    let test = room.test(1);
    assert_eq!(
        (test.credited_micros, test.withheld_micros()),
        (20 * MINUTE, 0)
    );
}

#[test]
fn a_report_in_the_end_does_not_turn_a_pause_into_a_persons_decision() {
    let mut room = auto_clear(FakeEngine::plain());
    room.companion(1, false);
    room.wait(20 * MINUTE);
    let question = room.report(1);
    room.companion(1, true);
    room.wait(3 * MINUTE);
    room.dismiss(1, question);
    let test = room.test(1);
    assert_eq!(test.credited_micros, 3 * MINUTE + RULE_CREDIT);
    assert_eq!(test.withheld_micros(), 20 * MINUTE - RULE_CREDIT);
}

#[test]
fn no_test_ends_by_what_the_rule_withholds() {
    // Alone, the alert stays for an invigilator.
    let mut room = auto_clear(FakeEngine::plain());
    room.wait(TEST_DURATION - 10 * MINUTE);
    toggle(&mut room, 11 * MINUTE);
    assert_eq!(room.test(1).open_alerts().count(), 1);
    assert_eq!(room.deadline(1), None);
    let alert = room.test(1).alerts[0].id;
    room.execute(&invigilator(), &Command::ClearAlert { seat: SEAT, alert })
        .unwrap();
    assert_eq!(room.deadline(1), Some(room.now.plus(10 * MINUTE)));

    // After a report, a minute stays to give the rest back.
    let mut room = auto_clear(FakeEngine::plain());
    room.wait(TEST_DURATION - 10 * MINUTE);
    room.companion(1, false);
    room.wait(30 * MINUTE);
    let question = room.report(1);
    room.companion(1, true);
    room.dismiss(1, question);
    assert_eq!(room.deadline(1), Some(room.now.plus(MINUTE)));
    room.execute(&invigilator(), &GIVE_BACK).unwrap();
    assert_eq!(room.deadline(1), Some(room.now.plus(10 * MINUTE)));
}

#[test]
fn withheld_time_is_given_back_once_also_when_a_room_wide_incident_covers_it() {
    let mut room = auto_clear(FakeEngine::plain());
    let from = room.now;
    toggle(&mut room, 5 * MINUTE);
    let record = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: vigie_shared::session::IncidentCategory::R1,
        seats: vec![SEAT],
        number: None,
        description: "The network was down.".into(),
        when: Some(vigie_shared::time::Interval { from, to: room.now }),
        credit: true,
    });
    room.execute(&invigilator(), &record).unwrap();
    assert_eq!(room.test(1).credited_micros, 5 * MINUTE);
    assert_eq!(
        room.execute(&invigilator(), &GIVE_BACK),
        Err(Refusal::NothingWithheld)
    );
}

#[test]
fn withheld_time_of_a_test_that_is_over_stays_withheld() {
    let mut room = auto_clear(FakeEngine::plain());
    toggle(&mut room, 5 * MINUTE);
    room.wait(TEST_DURATION);
    assert_eq!(
        room.execute(&invigilator(), &GIVE_BACK),
        Err(Refusal::TimeIsUp)
    );
    let ended = room
        .execute(&Actor::Server, &Command::ExpireTimers)
        .unwrap();
    assert!(matches!(
        &ended[..],
        [Event::TestEnded {
            cause: EndCause::Time,
            ..
        }]
    ));
    assert_eq!(
        room.execute(&invigilator(), &GIVE_BACK),
        Err(Refusal::TestEnded)
    );
    assert_eq!(card(&room).test.unwrap().withheld_micros, None);
}

#[test]
fn the_question_is_not_sent_while_the_companion_is_missed() {
    let mut room = auto_clear(FakeEngine::plain());
    assert_eq!(question(&room).content, Some("?"));
    room.companion(1, false);
    assert_eq!(question(&room).content, None);
    room.report(1);
    assert_eq!(question(&room).content, None);
    room.companion(1, true);
    // The question stays in sight while its own report is open: it may have to be shown.
    assert_eq!(question(&room).content, Some("?"));
}

#[test]
fn leaving_the_page_while_blocked_is_no_fault_and_is_shown_to_who_decides() {
    let mut room = auto_clear(FakeEngine::focus());
    room.reveal(1);
    room.wait(MINUTE);
    let alert = room.report(1);
    assert!(!question(&room).left_while_blocked);
    let presentation = PresentationId(1);
    assert_eq!(
        leave(&mut room),
        [Event::LeftWhileBlocked {
            seat: SEAT,
            presentation
        }]
    );
    assert_eq!(leave(&mut room), [], "once for each time it is blocked");
    assert!(question(&room).left_while_blocked);
    assert_eq!(card(&room).alerts[0].marks, [AlertMark::LeftWhileBlocked]);
    assert_eq!(card(&room).test.unwrap().left_while_blocked, 1);

    room.dismiss(1, alert);
    assert_eq!(room.test(1).focus_losses(), 0);
    assert!(!question(&room).left_while_blocked);
    room.wait(MINUTE);
    room.report(1);
    assert_eq!(
        card(&room).alerts[0].marks,
        [],
        "the second time it was not left"
    );
    leave(&mut room);
    assert_eq!(card(&room).test.unwrap().left_while_blocked, 2);
    room.accept(1, room.test(1).alerts[1].id);
    let snapshot = room.session.incidents()[0].snapshots[0].test.unwrap();
    assert_eq!(
        snapshot.left_while_blocked, 2,
        "and on record with the incident"
    );
    room.reveal(1);
    assert!(room.answer(1, right()));
}

#[test]
fn a_blocked_free_question_may_be_left() {
    let mut room = auto_clear(FakeEngine::plain());
    room.report(1);
    assert_eq!(leave(&mut room), []);
}

#[test]
fn a_focus_question_reported_within_ten_seconds_of_a_warning_is_marked() {
    for (wait, marked) in [(0, true), (10 * SECOND, true), (10 * SECOND + 1, false)] {
        let expected = if marked {
            vec![AlertMark::SoonAfterWarning]
        } else {
            Vec::new()
        };
        let mut room = auto_clear(FakeEngine::focus());
        room.reveal(1);
        room.wait(wait);
        room.report(1);
        assert_eq!(
            card(&room).alerts[0].marks,
            expected,
            "{wait} after the warning page"
        );

        let mut room = auto_clear(FakeEngine::focus());
        room.reveal(1);
        room.wait(MINUTE);
        leave(&mut room);
        room.wait(wait);
        room.report(1);
        assert_eq!(
            card(&room).alerts[0].marks,
            expected,
            "{wait} after the page was left"
        );
    }
    let mut room = auto_clear(FakeEngine::plain());
    room.report(1);
    assert_eq!(
        card(&room).alerts[0].marks,
        [],
        "a free question has no warning"
    );
}

#[test]
fn the_third_report_of_a_question_is_marked_also_when_it_was_replaced_in_between() {
    let mut room = auto_clear(FakeEngine::plain());
    let first = room.report(1);
    room.dismiss(1, first);
    let second = room.report(1);
    assert_eq!(card(&room).alerts[0].marks, []);
    room.accept(1, second);
    room.report(1);
    assert_eq!(card(&room).alerts[0].marks, [AlertMark::ReportedAgain]);
}

#[test]
fn a_credit_of_before_the_limit_reads_and_writes_as_it_did() {
    let line = r#"{"event":"time_credited","seat":1,"micros":1200000000}"#;
    let event: Event = serde_json::from_str(line).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), line);
    let mut room = auto_clear(FakeEngine::plain());
    room.companion(1, false);
    room.wait(20 * MINUTE);
    // What is on record is not decided again.
    room.session.apply(&event, room.now);
    let test = room.test(1);
    assert_eq!(
        (test.credited_micros, test.withheld_micros()),
        (20 * MINUTE, 0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_sequence_of_commands_gives_more_by_rule_than_the_limits(scenario in scenarios(90)) {
        let mut by_rule = std::collections::BTreeMap::<Seat, i64>::new();
        scenario.run(|_, turn, room| {
            for event in turn.result.iter().flatten() {
                if let Event::TimeCredited { seat, micros, by_rule: part, withheld } = event {
                    assert!((0..=RULE_CREDIT).contains(part) && part <= micros && *withheld >= 0);
                    *by_rule.entry(*seat).or_default() += part;
                    assert!(by_rule[seat] <= RULE_CREDIT_PER_TEST);
                }
            }
            for test in room.session.seats().iter().filter_map(|seat| seat.test.as_ref()) {
                assert!(test.credited_by_rule_micros <= RULE_CREDIT_PER_TEST);
                assert!(test.left_while_blocked.len() <= test.alerts.len());
            }
        });
    }

    #[test]
    fn nobody_reads_a_question_while_the_companion_is_missed(scenario in scenarios(60)) {
        scenario.run(|_, _, room| {
            for seat_state in room.session.seats() {
                let Some(test) = &seat_state.test else { continue };
                let missed = test.open_alerts().any(|alert| {
                    alert.kind == vigie_shared::session::AlertKind::Companion
                });
                let person = &people(&[seat_state.config])[0];
                let view = CandidateView::for_device(
                    &room.session, seat_state, person, test.device, |_| Some("?"),
                );
                if let CandidatePhase::Testing { question, .. } = view.phase {
                    assert!(!missed || question.content.is_none());
                }
            }
        });
    }
}
