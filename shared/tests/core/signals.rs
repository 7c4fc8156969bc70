//! What the page notices: only the rule of the session changes a score, an excuse restores
//! exactly what it took, and nobody can fill the journal.

mod excuses;
mod interruptions;
mod laws;

use crate::support::{
    fake_engine::{FakeEngine, TIMED, right, wrong},
    scenario::scenarios,
    session_harness::{
        MORNING, SessionHarness, authorize, candidate, candidate_on, connection, invigilator,
        plain_seats, referent,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{PresentationId, Seat, SignalId},
    item::ItemMode,
    rules::{AbortReason, FOCUS_GRACE},
    session::{
        Actor, AlertMark, Command, CompanionPolicy, Event, ItemTraits, MAX_NOTES_PER_ITEM,
        MAX_NOTES_PER_TEST, PresentationState, Refusal, RulesetVersions, Session, SessionConfig,
        SignalEnd, SignalKind, SignalPhase, SignalReport, Test,
    },
    time::{MINUTE, SECOND},
    view::{
        CandidatePhase, FinalizationView, LossConsequence, SignalEffect,
        timeline::{TimelineEvent, timeline},
    },
};

const SEAT: Seat = Seat(1);

/// A test with a focus question in sight.
fn focus_room() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::focus());
    room.start(1);
    room.reveal(1);
    room.wait(MINUTE);
    room
}

fn report_measured(
    room: &mut SessionHarness,
    kind: SignalKind,
    phase: SignalPhase,
    lasted_ms: Option<u32>,
) -> Vec<Event> {
    let report = SignalReport {
        presentation: room.current(1),
        kind,
        phase,
        lasted_ms,
    };
    room.execute(&candidate(1), &Command::ReportSignal(report))
        .unwrap()
}

fn report(room: &mut SessionHarness, kind: SignalKind, phase: SignalPhase) -> Vec<Event> {
    report_measured(room, kind, phase, None)
}

/// The page is left for so long.
fn leave(room: &mut SessionHarness, micros: i64) {
    report(room, SignalKind::Blur, SignalPhase::Start);
    room.wait(micros);
    report(room, SignalKind::Blur, SignalPhase::End);
    room.wait(SECOND);
}

/// The device connects again, as it does after a reload.
fn reconnect(room: &mut SessionHarness) {
    room.execute(&candidate(1), &Command::NoteLogin).unwrap();
}

fn excuse(room: &mut SessionHarness, signal: u16) -> Result<Vec<Event>, Refusal> {
    let command = Command::ExcuseFocusLoss {
        seat: SEAT,
        signal: SignalId(signal),
        reason: "A message of the system took the focus.".into(),
    };
    room.execute(&invigilator(), &command)
}

fn effects(room: &SessionHarness) -> Vec<SignalEffect> {
    let signals = room.card(1).test.unwrap().signals;
    signals.into_iter().map(|signal| signal.effect).collect()
}

fn is_correct(test: &Test, presentation: u16) -> bool {
    let presented = test.presentation(PresentationId(presentation)).unwrap();
    matches!(
        presented.state,
        PresentationState::Answered { correct: true, .. }
    )
}

#[test]
fn a_first_loss_under_two_seconds_warns_and_counts_nothing() {
    let mut room = focus_room();
    leave(&mut room, FOCUS_GRACE - 1);
    assert_eq!(effects(&room), [SignalEffect::Warned]);
    assert_eq!(room.card(1).test.unwrap().focus_losses, 0);
    let CandidatePhase::Testing { question, .. } = room.page(1, 0).phase else {
        panic!("testing")
    };
    assert!(!question.focus_lost);
    let own = question.signals[0];
    assert_eq!(
        (own.effect, own.micros),
        (SignalEffect::Warned, Some(FOCUS_GRACE - 1))
    );
    assert!(room.answer(1, right()));
}

#[test]
fn a_longer_loss_counts_and_so_does_a_second_one_however_short() {
    let mut room = focus_room();
    leave(&mut room, FOCUS_GRACE);
    assert_eq!(effects(&room), [SignalEffect::Counts]);
    assert!(!room.answer(1, right()));

    room.reveal(1);
    leave(&mut room, SECOND);
    assert!(room.test(1).presentations[1].focus_lost_at.is_none());
    leave(&mut room, 1);
    assert_eq!(
        effects(&room)[1..],
        [SignalEffect::Warned, SignalEffect::Counts]
    );
    assert_eq!(room.card(1).test.unwrap().focus_losses, 2);
    assert!(!room.answer(1, right()));

    // The next question begins from the start.
    room.reveal(1);
    leave(&mut room, SECOND);
    assert!(room.answer(1, right()));
}

#[test]
fn the_accessibility_need_keeps_the_right_answer() {
    let mut seats = plain_seats(1);
    seats[0].accessible = true;
    let mut room =
        SessionHarness::with_seats(seats, CompanionPolicy::Observed, FakeEngine::focus());
    room.start(1);
    room.reveal(1);
    leave(&mut room, MINUTE);
    assert_eq!(effects(&room), [SignalEffect::Kept]);
    assert!(room.answer(1, right()));
}

#[test]
fn what_is_no_loss_of_focus_is_recorded_and_changes_nothing() {
    let others = SignalKind::ALL
        .into_iter()
        .filter(|kind| !kind.is_leaving());
    for kind in others {
        let mut room = focus_room();
        report(&mut room, kind, SignalPhase::Start);
        room.wait(MINUTE);
        report(&mut room, kind, SignalPhase::End);
        report(&mut room, kind, SignalPhase::Once);
        room.wait(2 * SECOND);
        report(&mut room, kind, SignalPhase::Once);
        assert_eq!(effects(&room), [SignalEffect::Recorded; 2], "{kind:?}");
        assert!(room.answer(1, right()), "{kind:?}");
    }
}

#[test]
fn in_free_mode_nobody_watches_where_the_candidate_looks() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    for kind in SignalKind::ALL {
        report(&mut room, kind, SignalPhase::Once);
    }
    let noted: Vec<_> = room
        .test(1)
        .signals
        .all()
        .iter()
        .map(|one| one.kind)
        .collect();
    assert_eq!(
        noted,
        [
            SignalKind::SecondScreen,
            SignalKind::Print,
            SignalKind::Reload,
            SignalKind::Crash
        ]
    );
}

#[test]
fn a_window_that_loses_the_focus_and_is_hidden_is_one_loss() {
    let mut room = focus_room();
    report(&mut room, SignalKind::Blur, SignalPhase::Start);
    assert_eq!(
        report(&mut room, SignalKind::Hidden, SignalPhase::Start),
        []
    );
    room.wait(SECOND);
    report(&mut room, SignalKind::Hidden, SignalPhase::End);
    assert_eq!(report(&mut room, SignalKind::Blur, SignalPhase::End), []);
    let signal = &room.test(1).signals.all()[0];
    assert_eq!(signal.kind, SignalKind::Hidden, "as it turned out");
    assert_eq!(effects(&room), [SignalEffect::Warned]);
}

#[test]
fn an_answer_ends_a_loss_that_nobody_ended_and_is_judged_by_it() {
    for (away, counts) in [(SECOND, true), (FOCUS_GRACE, false)] {
        let mut room = focus_room();
        report(&mut room, SignalKind::Blur, SignalPhase::Start);
        room.wait(away);
        let presentation = room.current(1);
        let response = right();
        room.execute(
            &candidate(1),
            &Command::Answer {
                presentation,
                response,
            },
        )
        .unwrap();
        assert_eq!(is_correct(room.test(1), 1), counts, "{away}");
        let ended = room.test(1).signals.all()[0].ended;
        assert_eq!(ended, Some((away, SignalEnd::Treated)));
    }
}

#[test]
fn a_page_without_a_connection_reports_both_ends_at_once_and_its_own_measure_counts() {
    let mut room = focus_room();
    report(&mut room, SignalKind::Hidden, SignalPhase::Start);
    report_measured(
        &mut room,
        SignalKind::Hidden,
        SignalPhase::End,
        Some(30_000),
    );
    assert_eq!(effects(&room), [SignalEffect::Counts]);
    // It shortens nothing.
    let mut room = focus_room();
    report(&mut room, SignalKind::Hidden, SignalPhase::Start);
    room.wait(30 * SECOND);
    report_measured(&mut room, SignalKind::Hidden, SignalPhase::End, Some(100));
    assert_eq!(effects(&room), [SignalEffect::Counts]);
}

#[test]
fn leaving_while_an_alert_blocks_is_recorded_and_no_fault() {
    let mut room = focus_room();
    let alert = room.report(1);
    leave(&mut room, MINUTE);
    assert_eq!(effects(&room), [SignalEffect::WhileBlocked]);
    assert_eq!(room.card(1).alerts[0].marks, [AlertMark::LeftWhileBlocked]);
    room.dismiss(1, alert);
    assert_eq!(excuse(&mut room, 1), Err(Refusal::NothingToExcuse));
    leave(&mut room, SECOND);
    assert!(room.answer(1, right()), "the first one that could count");
}

#[test]
fn a_withdrawn_question_takes_its_losses_with_it() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    let alert = room.report(1);
    room.accept(1, alert);
    assert_eq!(effects(&room), [SignalEffect::Recorded]);
    room.reveal(1);
    assert!(room.answer(1, right()));
}

#[test]
fn the_timeline_tells_beginning_end_and_excuse() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    excuse(&mut room, 1).unwrap();
    let rows = room.journal.iter().map(|row| (row.at, &row.events[..]));
    let entries: Vec<_> = timeline(SEAT, rows)
        .into_iter()
        .map(|entry| entry.event)
        .skip_while(|event| !matches!(event, TimelineEvent::SignalStarted { .. }))
        .collect();
    let kind = SignalKind::Blur;
    assert_eq!(
        entries,
        [
            TimelineEvent::SignalStarted { number: 1, kind },
            TimelineEvent::SignalEnded {
                number: 1,
                kind,
                micros: MINUTE,
                ending: SignalEnd::Returned
            },
            TimelineEvent::FocusLost { number: 1 },
            TimelineEvent::FocusLossExcused {
                number: 1,
                words: "A message of the system took the focus.".into()
            },
        ]
    );
}

/// A room as it was created under the rule set before.
fn old_room() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::focus());
    room.session = Session::new(&SessionConfig {
        seats: plain_seats(1),
        companion: CompanionPolicy::Observed,
        versions: RulesetVersions {
            rules: "2024-11".into(),
            ..room.session.versions().clone()
        },
    });
    room.start(1);
    room.reveal(1);
    room
}

#[test]
fn a_session_of_the_rule_set_before_goes_on_under_its_rule() {
    let mut room = old_room();
    let events = report(&mut room, SignalKind::Blur, SignalPhase::Start);
    assert!(matches!(
        &events[..],
        [
            Event::SignalStarted { .. },
            Event::FocusLost {
                signal: Some(SignalId(1)),
                ..
            }
        ]
    ));
    room.wait(SECOND / 10);
    report(&mut room, SignalKind::Blur, SignalPhase::End);
    leave(&mut room, MINUTE);
    assert_eq!(room.test(1).focus_losses(), 1);
    assert_eq!(excuse(&mut room, 1), Err(Refusal::NothingToExcuse));
    assert!(!room.answer(1, right()));
}

#[test]
fn an_old_page_and_an_old_journal_keep_their_meaning() {
    let line = r#"{"event":"focus_lost","seat":1,"presentation":1}"#;
    let event: Event = serde_json::from_str(line).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), line);
    let mut room = focus_room();
    let presentation = room.current(1);
    let lost = room
        .execute(&candidate(1), &Command::LoseFocus { presentation })
        .unwrap();
    assert_eq!(lost, [event]);
    assert_eq!(room.test(1).focus_losses(), 1);
    assert!(!room.answer(1, right()));
}
