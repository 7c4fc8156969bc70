//! The companion: what proves that it is there, what a page may claim, and who may do without.

use crate::support::{
    fake_engine::{FakeEngine, right},
    session_harness::{
        SessionHarness, candidate, candidate_on, companion, confirm, invigilator, noticed,
        plain_seats, referent,
    },
    wire_examples::self_check,
};
use vigie_shared::{
    companion::{AttemptCounts, AttemptTally, SiteCategory},
    ids::Seat,
    session::{
        Actor, Command, CompanionMisuse, CompanionNote, CompanionNotice, CompanionPolicy,
        CompanionReport, CompanionStatus, Event, Refusal,
    },
    time::{MINUTE, SECOND},
    view::{CandidateCard, CompanionDetails, CompanionProof, ConnectionStability},
};

const SEAT: Seat = Seat(1);

fn required(policy: CompanionPolicy) -> SessionHarness {
    SessionHarness::with_seats(plain_seats(2), policy, FakeEngine::plain())
}

fn details(room: &SessionHarness) -> CompanionDetails {
    *room.card(1).companion_details.expect("something to say")
}

fn notice(room: &mut SessionHarness, notice: CompanionNotice) -> Vec<Event> {
    room.execute(&Actor::Server, &noticed(1, 0, notice))
        .unwrap()
}

fn fresh(version: &str) -> CompanionNotice {
    CompanionNotice::Linked {
        version: version.parse().unwrap(),
        outdated: false,
        resumed: false,
    }
}

fn attempts(count: u32) -> AttemptCounts {
    AttemptCounts {
        direct: [(SiteCategory::Ai, count)].into(),
        ..AttemptCounts::default()
    }
}

fn report(count: u32) -> CompanionNotice {
    CompanionNotice::Reported(CompanionReport {
        attempts: attempts(count),
        ..CompanionReport::default()
    })
}

fn permissions(permissions: bool) -> CompanionNotice {
    CompanionNotice::Reported(CompanionReport {
        permissions,
        ..CompanionReport::default()
    })
}

fn waive(reason: &str) -> Command {
    Command::WaiveCompanion {
        seat: SEAT,
        reason: reason.into(),
    }
}

fn set_policy(policy: CompanionPolicy) -> Command {
    Command::SetCompanionPolicy {
        policy,
        reason: "No extension on these computers.".into(),
    }
}

#[test]
fn what_a_page_says_never_makes_the_companion_present() {
    let mut room = required(CompanionPolicy::Required);
    let me = candidate(1);
    room.execute(&me, &Command::NoteLogin).unwrap();
    room.execute(&me, &Command::AcceptRules).unwrap();
    room.execute(&invigilator(), &confirm(&[1])).unwrap();
    for present in [true, true, false, true] {
        room.execute(&me, &Command::ReportCompanion { present })
            .unwrap();
        assert_ne!(room.card(1).companion, CompanionStatus::Present);
        let refused = room.execute(&me, &Command::StartTest);
        assert_eq!(refused, Err(Refusal::CompanionMissing));
    }
    assert_eq!(details(&room).proof, CompanionProof::Claimed);
    room.companion(1, true);
    let seen = details(&room);
    assert_eq!(seen.proof, CompanionProof::Linked);
    assert_eq!(seen.version.unwrap().to_string(), "1.0.0");
    room.execute(&me, &Command::StartTest).unwrap();
}

#[test]
fn a_page_that_does_not_see_the_companion_does_not_matter_while_its_connection_stands() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    let hidden = Command::ReportCompanion { present: false };
    assert_eq!(room.execute(&candidate(1), &hidden), Ok(Vec::new()));
    assert_eq!(room.test(1).open_alerts().count(), 0);
}

#[test]
fn a_test_that_goes_on_where_no_companion_was_seen_is_blocked() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    let other = candidate_on(1, 1);
    room.execute(&other, &Command::NoteLogin).unwrap();
    let authorize = crate::support::session_harness::authorize(1, 1);
    room.execute(&invigilator(), &authorize).unwrap();
    room.execute(&other, &Command::Resume).unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 1);
}

#[test]
fn losses_are_counted_and_attempts_are_added_up_over_links() {
    let mut room = required(CompanionPolicy::RequiredAutoClear);
    room.start(1);
    notice(&mut room, report(2));
    for _ in 0..3 {
        room.wait(MINUTE);
        room.companion(1, false);
        room.companion(1, true);
    }
    let seen = details(&room);
    assert_eq!(seen.flapping(room.now), Some(3));
    assert_eq!(seen.flapping(room.now.plus(10 * MINUTE)), None);
    assert_eq!(seen.attempts, attempts(2), "the link went on");
    notice(&mut room, fresh("1.0.1"));
    room.wait(MINUTE);
    notice(&mut room, report(3));
    assert_eq!(details(&room).attempts, attempts(5));
}

#[test]
fn a_count_that_goes_on_over_links_is_added_up_once() {
    let tallied = |tally, count| {
        CompanionNotice::Reported(CompanionReport {
            attempts: attempts(count),
            tally: Some(AttemptTally(tally)),
            ..CompanionReport::default()
        })
    };
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    // A link that says nothing in between, another count, and the first one again.
    let story = [
        (1, Some(2), 2),
        (1, None, 2),
        (1, Some(5), 5),
        (2, Some(1), 6),
        (2, Some(3), 8),
        (1, Some(1), 9),
    ];
    for (tally, count, sum) in story {
        notice(&mut room, fresh("1.0.1"));
        room.wait(MINUTE);
        if let Some(count) = count {
            notice(&mut room, tallied(tally, count));
        }
        assert_eq!(details(&room).attempts, attempts(sum), "{tally} {count:?}");
    }
}

#[test]
fn what_was_counted_last_is_put_on_record_at_once_and_after_the_test() {
    let last = |count| {
        CompanionNotice::LastReported(CompanionReport {
            attempts: attempts(count),
            tally: Some(AttemptTally(1)),
            ..CompanionReport::default()
        })
    };
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    assert_eq!(notice(&mut room, last(1)).len(), 1);
    assert_eq!(notice(&mut room, last(2)).len(), 1, "in the same second");
    assert_eq!(notice(&mut room, last(2)), [], "nothing new");
    room.end(1);
    assert_eq!(notice(&mut room, last(3)).len(), 1);
    assert_eq!(details(&room).attempts, attempts(3));
    assert_eq!(room.card(1).companion, CompanionStatus::Present);
}

#[test]
fn counts_are_put_on_record_once_a_minute_and_changes_of_state_at_once() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    let mut events = 0;
    for count in 1..=120 {
        room.wait(SECOND);
        events += notice(&mut room, report(count)).len();
    }
    assert!((2..=3).contains(&events), "{events}");
    let at_once = notice(&mut room, permissions(false));
    assert!(matches!(
        &at_once[0],
        Event::CompanionNoted {
            note: CompanionNote::Summarized(_),
            ..
        }
    ));
}

#[test]
fn an_extension_without_its_permission_is_named_and_stays_present() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    notice(&mut room, permissions(false));
    assert!(details(&room).permission_removed);
    assert_eq!(notice(&mut room, permissions(false)), []);
    // It goes on blocking; only what it shows on pages is gone.
    assert_eq!(room.card(1).companion, CompanionStatus::Present);
    notice(&mut room, permissions(true));
    assert!(!details(&room).permission_removed);
}

#[test]
fn what_tries_to_pass_for_it_is_counted_by_kind_and_cannot_fill_the_record() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    let mut events = 0;
    for _ in 0..5_000 {
        let misuse = CompanionNotice::Misused(CompanionMisuse::Forged);
        events += notice(&mut room, misuse).len();
    }
    assert_eq!(events, 1_000);
    let misuses = details(&room).misuses;
    assert_eq!(
        (misuses[0].kind, misuses[0].times),
        (CompanionMisuse::Forged, 1_000)
    );
    assert_eq!(room.card(1).companion, CompanionStatus::Present);
}

#[test]
fn nothing_counts_any_more_once_the_test_is_over() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    room.end(1);
    for present in [false, true] {
        let done = room.execute(&Actor::Server, &companion(1, 0, present));
        assert_eq!(done, Ok(Vec::new()));
    }
    assert_eq!(notice(&mut room, report(7)), []);
}

#[test]
fn an_invigilator_lets_one_candidate_start_without_it_and_says_why() {
    let mut room = required(CompanionPolicy::Required);
    room.enter(&[1, 2]);
    for seat in [1, 2] {
        room.execute(&candidate(seat), &Command::AcceptRules)
            .unwrap();
    }
    room.execute(&invigilator(), &confirm(&[1, 2])).unwrap();
    let silent = room.execute(&invigilator(), &waive("  "));
    assert_eq!(silent, Err(Refusal::TextOutOfBounds));
    room.execute(&invigilator(), &waive("Screen reader."))
        .unwrap();
    assert_eq!(
        room.execute(&invigilator(), &waive("Again.")),
        Ok(Vec::new())
    );
    room.execute(&candidate(1), &Command::StartTest).unwrap();
    let other = room.execute(&candidate(2), &Command::StartTest);
    assert_eq!(other, Err(Refusal::CompanionMissing));
    assert_eq!(details(&room).waiver.unwrap().grounds, "Screen reader.");
    assert_eq!(room.page(1, 0).companion, CompanionPolicy::Observed);
    room.companion(1, false);
    assert_eq!(room.test(1).open_alerts().count(), 0);

    let withdraw = Command::WithdrawCompanionWaiver { seat: SEAT };
    room.execute(&invigilator(), &withdraw).unwrap();
    assert_eq!(
        room.test(1).open_alerts().count(),
        1,
        "from now on it matters"
    );
    room.wait(MINUTE);
    room.execute(&invigilator(), &waive("As before.")).unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 0);
    assert_eq!(room.test(1).credited_micros, MINUTE, "a person decided");
    assert!(room.answer(1, right()));
}

#[test]
fn a_referent_decides_for_the_session_and_running_tests_follow() {
    let mut room = required(CompanionPolicy::Required);
    room.start(1);
    room.start(2);
    room.companion(1, false);
    assert_eq!(room.test(1).open_alerts().count(), 1);
    room.wait(MINUTE);
    room.execute(&referent(), &set_policy(CompanionPolicy::Observed))
        .unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 0);
    assert_eq!(room.test(1).credited_micros, MINUTE);
    assert_eq!(room.session.companion_policy(), CompanionPolicy::Observed);
    let same = room.execute(&referent(), &set_policy(CompanionPolicy::Observed));
    assert_eq!(same, Ok(Vec::new()));
    room.execute(&referent(), &set_policy(CompanionPolicy::Required))
        .unwrap();
    assert_eq!(room.test(1).open_alerts().count(), 1);
    assert_eq!(
        room.test(2).open_alerts().count(),
        0,
        "its companion is there"
    );
}

#[test]
fn a_self_check_stands_beside_the_device_that_made_it() {
    let mut room = required(CompanionPolicy::Required);
    room.enter(&[1]);
    let check = self_check();
    let command = Command::ReportSelfCheck {
        check: check.clone(),
    };
    room.execute(&candidate(1), &command).unwrap();
    assert_eq!(room.execute(&candidate(1), &command), Ok(Vec::new()));
    assert_eq!(room.card(1).devices[0].self_check, Some(check));
}

#[test]
fn a_card_says_nothing_of_a_companion_that_nothing_is_known_of() {
    let mut room = required(CompanionPolicy::Required);
    room.enter(&[1]);
    let card = CandidateCard::from_seat(room.seat_state(1), ConnectionStability::Stable);
    assert_eq!(card.companion_details, None);
    assert!(
        !serde_json::to_string(&card)
            .unwrap()
            .contains("companion_details")
    );
}
