//! Closing a session: all that is missing is told, and then everything is decided
//! in one commit.

use crate::{
    incidents::{record, resolve},
    support::{
        bank::Bank,
        moves::stories,
        room::{Room, candidate, referent},
    },
};
use proptest::prelude::*;
use vigie_shared::{
    ids::{Ask, IncidentId, Seat},
    rules::{AbortReason, EndCause, Fraud, Outcome, Rule},
    session::{
        Actor, AlertReason, By, Category, Command, Decision, Event, Missing, Refusal, Resolution,
    },
    time::TEST_TIME,
};

/// Seat 1 runs, seat 2 was ended early, seat 3 never came, seat 4 is complete;
/// incident 1 is a note, 2 a suspicion, 3 a question.
fn busy() -> Room {
    let mut room = Room::of(4, Bank::plain());
    for seat in [1, 2, 4] {
        room.start(seat);
    }
    room.treat(1, 5);
    room.treat(2, 25);
    room.end(2);
    room.treat(4, 32);
    record(&mut room, Category::C7, &[1], None);
    record(&mut room, Category::C6, &[2], None);
    record(
        &mut room,
        Category::Question(AlertReason::E4),
        &[4],
        Some(32),
    );
    room
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let mut room = busy();
    let incidents = [2, 3].map(|n| Missing::OpenIncident {
        incident: IncidentId(n),
    });
    let mut expected = vec![
        Missing::TestRunning { seat: Seat(1) },
        Missing::AbortReason { seat: Seat(2) },
    ];
    expected.extend(incidents);
    assert_eq!(room.session.missing(false), expected);
    let refused = Refusal::FinalizationIncomplete { missing: expected };
    assert_eq!(room.finalize(), Err(refused));

    let mut if_ended = vec![1, 2];
    let mut expected: Vec<_> = if_ended
        .drain(..)
        .map(|n| Missing::AbortReason { seat: Seat(n) })
        .collect();
    expected.extend(incidents);
    assert_eq!(room.session.missing(true), expected);
    let refused = room.act(&referent(), &Command::Finalize { end_running: true });
    assert_eq!(
        refused,
        Err(Refusal::FinalizationIncomplete { missing: expected })
    );
    assert_eq!(room.session.finalized(), None);
}

#[test]
fn when_nothing_is_missing_every_seat_is_decided_in_one_commit_and_the_end_comes_last() {
    let mut room = busy();
    room.end(1);
    room.explain(1, AbortReason::Technical);
    room.explain(2, AbortReason::Candidate);
    resolve(&mut room, IncidentId(2), Resolution::Dismissed);
    resolve(&mut room, IncidentId(3), Resolution::Upheld);
    assert_eq!(room.session.missing(false), []);

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
        (1, Outcome::Cancelled, Rule::TooFewTechnical),
        (2, Outcome::ValidatedDegraded, Rule::Part),
        (3, Outcome::Absent, Rule::NeverStarted),
        (4, Outcome::Validated, Rule::Complete),
    ];
    assert_eq!(outcomes, expected);
    let by = By::Referent("Edsger".into());
    assert_eq!(events.last(), Some(&Event::SessionFinalized { by }));
    assert_eq!(events.len(), 4 + 2 + 1, "outcomes, certificates, the end");

    let facts = room.place(2).decision.as_ref().unwrap().facts.unwrap();
    assert_eq!((facts.treated, facts.fraud), (25, Fraud::Dismissed));
    assert_eq!(facts.end, EndCause::EndedByInvigilator);
    let complete = room.place(4).decision.as_ref().unwrap();
    assert_eq!(complete.facts.unwrap().technical_incidents, 1);
    assert_eq!(complete.score.as_ref().unwrap().pix, 640);
}

#[test]
fn a_degraded_score_is_asked_for_with_the_number_of_missing_questions() {
    let mut room = Room::of(1, Bank::plain());
    room.start(1);
    room.treat(1, 20);
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    room.finalize().unwrap();
    // The fake bank takes 20 pix for each missing question.
    let degraded = room
        .place(1)
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
    let mut room = Room::of(1, Bank::plain());
    room.start(1);
    room.treat(1, 31);
    assert_eq!(
        room.session.missing(false),
        [Missing::TestRunning { seat: Seat(1) }]
    );
    // A reason given too early is no obstacle and no fact.
    room.explain(1, AbortReason::Technical);
    room.treat(1, 1);
    assert_eq!(room.session.missing(false), []);
    let events = room.finalize().unwrap();
    assert_eq!(events.len(), 3);
    let decision = room.place(1).decision.as_ref().unwrap();
    assert_eq!(
        (decision.outcome, decision.rule),
        (Outcome::Validated, Rule::Complete)
    );
    let facts = decision.facts.unwrap();
    assert_eq!((facts.end, facts.abort), (EndCause::Completed, None));
}

/// All of a decision but what the end itself puts on record: the end of the test, and
/// the alerts it left unhandled.
fn what_counts(decision: &Decision) -> Decision {
    let mut decision = decision.clone();
    decision.events.clear();
    if let Some(facts) = &mut decision.facts {
        facts.technical_incidents = 0;
    }
    decision
}

#[test]
fn the_referent_may_choose_to_end_what_still_runs() {
    let mut room = Room::of(2, Bank::plain());
    room.start(1);
    room.start(2);
    room.treat(1, 20);
    room.report(1);
    room.treat(2, 32);
    room.explain(1, AbortReason::Technical);
    let preview = room.session.preview(room.place(1), &room.bank);
    let events = room
        .act(&referent(), &Command::Finalize { end_running: true })
        .unwrap();
    let by = By::Referent("Edsger".into());
    let cause = EndCause::EndedByFinalization;
    let ended = Event::TestEnded {
        seat: Seat(1),
        cause,
        by,
    };
    assert!(matches!(events[0], Event::IncidentRecorded { .. }));
    assert_eq!(events[1], ended);
    assert_eq!(events.len(), 2 + 2 + 2 + 1);
    let decision = room.place(1).decision.clone().unwrap();
    assert_eq!(what_counts(&decision), what_counts(&preview));
    assert_eq!(decision.rule, Rule::PartTechnical);
    let incidents = decision.facts.unwrap().technical_incidents;
    assert_eq!(incidents, 1, "that he was blocked is on record");
    let answer = Command::Pass { ask: Ask(21) };
    assert_eq!(
        room.act(&candidate(1), &answer),
        Err(Refusal::SessionFinalized)
    );
}

#[test]
fn nothing_to_explain_where_nothing_was_left_out() {
    let mut room = Room::of(2, Bank::plain());
    room.start(1);
    room.treat(1, 32);
    for seat in [1, 2] {
        let reason = AbortReason::Candidate;
        let set = Command::SetAbortReason {
            seat: Seat(seat),
            reason,
        };
        assert_eq!(room.act(&referent(), &set), Err(Refusal::NothingToExplain));
    }
}

#[test]
fn upheld_fraud_takes_the_score_of_all_it_names_and_of_nobody_else() {
    let mut room = Room::of(3, Bank::plain());
    for seat in 1..=3 {
        room.start(seat);
        room.treat(seat, 32);
    }
    let upheld = record(&mut room, Category::C6, &[3, 1, 3], None);
    let dismissed = record(&mut room, Category::C6, &[1, 2], None);
    assert_eq!(
        room.session.incidents()[0].seats,
        [Seat(1), Seat(3)],
        "each named once"
    );
    resolve(&mut room, upheld, Resolution::Upheld);
    resolve(&mut room, dismissed, Resolution::Dismissed);
    room.finalize().unwrap();
    let of = |seat| room.place(seat).decision.clone().unwrap();
    let expect = |seat, outcome, fraud| {
        let Decision {
            outcome: got,
            facts,
            score,
            ..
        } = of(seat);
        assert_eq!((got, facts.unwrap().fraud), (outcome, fraud), "seat {seat}");
        assert_eq!(score.is_some(), outcome.has_score());
    };
    expect(1, Outcome::Rejected, Fraud::Upheld);
    expect(2, Outcome::Validated, Fraud::Dismissed);
    expect(3, Outcome::Rejected, Fraud::Upheld);
}

#[test]
fn a_test_whose_time_is_up_counts_as_running_until_it_is_ended() {
    let mut room = Room::of(1, Bank::plain());
    room.start(1);
    room.wait(TEST_TIME);
    assert_eq!(
        room.session.missing(false),
        [Missing::TestRunning { seat: Seat(1) }]
    );
    room.act(&Actor::Server, &Command::ExpireTimers).unwrap();
    assert_eq!(
        room.session.missing(false),
        [Missing::AbortReason { seat: Seat(1) }]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn finalization_is_granted_exactly_when_nothing_is_missing(
        story in stories(70),
        end_running: bool,
    ) {
        let mut room = story.play(|_, _, _| {});
        prop_assume!(room.session.finalized().is_none());
        // A preview cannot know the time; the commit ends what is due before it decides.
        room.act(&Actor::Server, &Command::ExpireTimers).unwrap();
        let missing = room.session.missing(end_running);
        let previews: Vec<_> = room
            .session
            .places()
            .iter()
            .map(|place| what_counts(&room.session.preview(place, &room.bank)))
            .collect();
        let result = room.act(&referent(), &Command::Finalize { end_running });
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
            prop_assert_eq!(result, Err(Refusal::FinalizationIncomplete { missing }));
        }
    }
}
