//! Closing a session: all that is missing is listed, and then everything is decided
//! in one commit.

use crate::{
    incidents::{record, resolve},
    support::{
        fake_engine::FakeEngine,
        scenario::scenarios,
        session_harness::{SessionHarness, candidate, referent},
    },
};
use proptest::prelude::*;
use vigie_shared::{
    ids::{IncidentId, PresentationId, Seat},
    rules::{AbortReason, EndCause, FraudFinding, Outcome, OutcomeRule},
    session::{
        Actor, ActorName, AlertReason, Command, Event, FinalizationBlocker, IncidentCategory,
        IncidentResolution, OutcomeDecision, Refusal, RunningTests,
    },
    time::TEST_DURATION,
};

/// Seat 1 runs, seat 2 was ended early, seat 3 never came, seat 4 is complete;
/// incident 1 is a note, 2 a suspicion, 3 a question.
fn busy() -> SessionHarness {
    let mut room = SessionHarness::new(4, FakeEngine::plain());
    for seat in [1, 2, 4] {
        room.start(seat);
    }
    room.treat(1, 5);
    room.treat(2, 25);
    room.end(2);
    room.treat(4, 32);
    record(&mut room, IncidentCategory::C7, &[1], None);
    record(&mut room, IncidentCategory::C6, &[2], None);
    record(
        &mut room,
        IncidentCategory::Question(AlertReason::E4),
        &[4],
        Some(32),
    );
    room
}

#[test]
fn everything_that_is_missing_is_listed_at_once() {
    let mut room = busy();
    let incidents = [2, 3].map(|n| FinalizationBlocker::OpenIncident {
        incident: IncidentId(n),
    });
    let mut expected = vec![
        FinalizationBlocker::TestRunning { seat: Seat(1) },
        FinalizationBlocker::AbortReason { seat: Seat(2) },
    ];
    expected.extend(incidents);
    let note = FinalizationBlocker::UnsettledIncident {
        incident: IncidentId(1),
    };
    expected.push(note);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        expected
    );
    let refused = Refusal::FinalizationIncomplete { blockers: expected };
    assert_eq!(room.finalize(), Err(refused));

    let mut if_ended = vec![1, 2];
    let mut expected: Vec<_> = if_ended
        .drain(..)
        .map(|n| FinalizationBlocker::AbortReason { seat: Seat(n) })
        .collect();
    expected.extend(incidents);
    expected.push(note);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::End),
        expected
    );
    let refused = room.execute(&referent(), &Command::Finalize { end_running: true });
    assert_eq!(
        refused,
        Err(Refusal::FinalizationIncomplete { blockers: expected })
    );
    assert_eq!(room.session.finalized(), None);
}

#[test]
fn when_nothing_is_missing_every_seat_is_decided_in_one_commit_and_the_end_comes_last() {
    let mut room = busy();
    room.end(1);
    room.explain(1, AbortReason::Technical);
    room.explain(2, AbortReason::Candidate);
    resolve(&mut room, IncidentId(2), IncidentResolution::Dismissed);
    resolve(&mut room, IncidentId(3), IncidentResolution::Upheld);
    room.settle();
    assert_eq!(room.session.finalization_blockers(RunningTests::Wait), []);

    let events = room.finalize().unwrap();
    let outcomes: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::OutcomeDecided { seat, decision } => {
                Some((seat.0, decision.outcome, decision.rule))
            }
            _ => None,
        })
        .collect();
    let expected = [
        (1, Outcome::Cancelled, OutcomeRule::TooFewTechnical),
        (2, Outcome::ValidatedDegraded, OutcomeRule::Part),
        (3, Outcome::Absent, OutcomeRule::NeverStarted),
        (4, Outcome::Validated, OutcomeRule::Complete),
    ];
    assert_eq!(outcomes, expected);
    let by = ActorName::Referent("Edsger".into());
    assert_eq!(events.last(), Some(&Event::SessionFinalized { by }));
    assert_eq!(events.len(), 4 + 2 + 1, "outcomes, certificates, the end");

    let facts = room.seat_state(2).decision.as_ref().unwrap().facts.unwrap();
    assert_eq!((facts.treated, facts.fraud), (25, FraudFinding::Dismissed));
    assert_eq!(facts.end, EndCause::EndedByInvigilator);
    let complete = room.seat_state(4).decision.as_ref().unwrap();
    assert_eq!(complete.facts.unwrap().technical_incidents, 1);
    assert_eq!(complete.score.as_ref().unwrap().pix, 640);
}

#[test]
fn a_degraded_score_is_asked_for_with_the_number_of_missing_questions() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 20);
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    room.finalize().unwrap();
    // The fake bank takes 20 pix for each missing question.
    let degraded = room
        .seat_state(1)
        .decision
        .as_ref()
        .unwrap()
        .score
        .clone()
        .unwrap();
    assert_eq!(degraded.pix, (20 - 12) * 20);
}

#[test]
fn a_candidate_who_finishes_just_before_needs_no_reason_and_no_ending() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 31);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        [FinalizationBlocker::TestRunning { seat: Seat(1) }]
    );
    // A reason given too early is no obstacle and no fact.
    room.explain(1, AbortReason::Technical);
    room.treat(1, 1);
    assert_eq!(room.session.finalization_blockers(RunningTests::Wait), []);
    let events = room.finalize().unwrap();
    assert_eq!(events.len(), 3);
    let decision = room.seat_state(1).decision.as_ref().unwrap();
    assert_eq!(
        (decision.outcome, decision.rule),
        (Outcome::Validated, OutcomeRule::Complete)
    );
    let facts = decision.facts.unwrap();
    assert_eq!((facts.end, facts.abort), (EndCause::Completed, None));
}

/// All of a decision but what the end itself puts on record: the end of the test, and
/// the alerts it left unhandled.
fn what_counts(decision: &OutcomeDecision) -> OutcomeDecision {
    let mut decision = decision.clone();
    decision.events.clear();
    if let Some(facts) = &mut decision.facts {
        facts.technical_incidents = 0;
    }
    decision
}

#[test]
fn the_referent_may_choose_to_end_what_still_runs() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.start(2);
    room.treat(1, 20);
    room.treat(2, 32);
    room.explain(1, AbortReason::Technical);
    let preview = room.session.preview(room.seat_state(1), &room.bank);
    let events = room
        .execute(&referent(), &Command::Finalize { end_running: true })
        .unwrap();
    let by = ActorName::Referent("Edsger".into());
    let cause = EndCause::EndedByFinalization;
    let ended = Event::TestEnded {
        seat: Seat(1),
        cause,
        by,
    };
    assert_eq!(events[0], ended);
    assert_eq!(events.len(), 1 + 2 + 2 + 1);
    let decision = room.seat_state(1).decision.clone().unwrap();
    assert_eq!(what_counts(&decision), what_counts(&preview));
    assert_eq!(decision.rule, OutcomeRule::PartTechnical);
    let answer = Command::Pass {
        presentation: PresentationId(21),
    };
    assert_eq!(
        room.execute(&candidate(1), &answer),
        Err(Refusal::SessionFinalized)
    );
}

#[test]
fn nothing_to_explain_where_nothing_was_left_out() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.treat(1, 32);
    for seat in [1, 2] {
        let reason = AbortReason::Candidate;
        let set = Command::SetAbortReason {
            seat: Seat(seat),
            reason,
        };
        assert_eq!(
            room.execute(&referent(), &set),
            Err(Refusal::NothingToExplain)
        );
    }
}

#[test]
fn upheld_fraud_takes_the_score_of_all_it_names_and_of_nobody_else() {
    let mut room = SessionHarness::new(3, FakeEngine::plain());
    for seat in 1..=3 {
        room.start(seat);
        room.treat(seat, 32);
    }
    let upheld = record(&mut room, IncidentCategory::C6, &[3, 1, 3], None);
    let dismissed = record(&mut room, IncidentCategory::C6, &[1, 2], None);
    assert_eq!(
        room.session.incidents()[0].seats,
        [Seat(1), Seat(3)],
        "each named once"
    );
    resolve(&mut room, upheld, IncidentResolution::Upheld);
    resolve(&mut room, dismissed, IncidentResolution::Dismissed);
    room.finalize().unwrap();
    let of = |seat| room.seat_state(seat).decision.clone().unwrap();
    let expect = |seat, outcome, fraud| {
        let OutcomeDecision {
            outcome: got,
            facts,
            score,
            ..
        } = of(seat);
        assert_eq!((got, facts.unwrap().fraud), (outcome, fraud), "seat {seat}");
        assert_eq!(score.is_some(), outcome.has_score());
    };
    expect(1, Outcome::Rejected, FraudFinding::Upheld);
    expect(2, Outcome::Validated, FraudFinding::Dismissed);
    expect(3, Outcome::Rejected, FraudFinding::Upheld);
}

#[test]
fn a_test_whose_time_is_up_counts_as_running_until_it_is_ended() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.wait(TEST_DURATION);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        [FinalizationBlocker::TestRunning { seat: Seat(1) }]
    );
    room.execute(&Actor::Server, &Command::ExpireTimers)
        .unwrap();
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        [FinalizationBlocker::AbortReason { seat: Seat(1) }]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn finalization_is_granted_exactly_when_nothing_is_missing(
        scenario in scenarios(70),
        end_running: bool,
    ) {
        let mut room = scenario.run(|_, _, _| {});
        prop_assume!(room.session.finalized().is_none());
        prop_assume!(room.session.seats().iter().any(|seat_state| seat_state.test.is_some()));
        // A preview cannot know the time; the commit ends what is due before it decides.
        room.execute(&Actor::Server, &Command::ExpireTimers).unwrap();
        let missing = room.session.finalization_blockers(RunningTests::from_flag(end_running));
        let previews: Vec<_> = room
            .session
            .seats()
            .iter()
            .map(|seat_state| what_counts(&room.session.preview(seat_state, &room.bank)))
            .collect();
        let result = room.execute(&referent(), &Command::Finalize { end_running });
        if missing.is_empty() {
            let events = result.unwrap();
            let decided: Vec<_> = events
                .iter()
                .filter_map(|event| match event {
                    Event::OutcomeDecided { decision, .. } => Some(what_counts(decision)),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(decided, previews);
            let last = matches!(events.last(), Some(Event::SessionFinalized { .. }));
            prop_assert!(last);
        } else {
            prop_assert_eq!(result, Err(Refusal::FinalizationIncomplete { blockers: missing }));
        }
    }
}
