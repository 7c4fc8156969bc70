//! The table of outcomes, stated a second time and compared in every case.

use vigie_shared::rules::{
    AbortReason, EndCause, FraudFinding, Outcome, OutcomeFacts, OutcomeRule, decide, outcome_of,
};

/// A line of the published table: number, condition, outcome.
type Line = (u8, fn(&OutcomeFacts) -> bool, Outcome);

/// As the founding rules are written; the first line that holds decides.
const LINES: [Line; 6] = [
    (1, |f| f.fraud == FraudFinding::Upheld, Outcome::Rejected),
    (2, |f| f.treated < 20 && technical(f), Outcome::Cancelled),
    (3, |f| f.treated < 20, Outcome::Rejected),
    (
        4,
        |f| (20..=31).contains(&f.treated) && technical(f),
        Outcome::Validated,
    ),
    (
        5,
        |f| (20..=31).contains(&f.treated),
        Outcome::ValidatedDegraded,
    ),
    (6, |f| f.treated == 32, Outcome::Validated),
];

fn technical(facts: &OutcomeFacts) -> bool {
    facts.abort == Some(AbortReason::Technical)
}

/// Every combination of facts: 33 x 4 x 3 x 3 x 3.
fn cases() -> impl Iterator<Item = OutcomeFacts> {
    let ends = [
        EndCause::Completed,
        EndCause::Time,
        EndCause::EndedByInvigilator,
        EndCause::EndedByFinalization,
    ];
    let aborts = [
        None,
        Some(AbortReason::Candidate),
        Some(AbortReason::Technical),
    ];
    let frauds = [
        FraudFinding::None,
        FraudFinding::Dismissed,
        FraudFinding::Upheld,
    ];
    (0..=32).flat_map(move |treated| {
        ends.into_iter().flat_map(move |end| {
            aborts.into_iter().flat_map(move |abort| {
                frauds.into_iter().flat_map(move |fraud| {
                    [0, 1, 3].map(|technical_incidents| OutcomeFacts {
                        treated,
                        end,
                        abort,
                        fraud,
                        technical_incidents,
                        cancelled: false,
                    })
                })
            })
        })
    })
}

#[test]
fn every_case_is_decided_by_the_first_line_that_holds() {
    assert_eq!(cases().count(), 33 * 4 * 3 * 3 * 3);
    for facts in cases() {
        let (number, _, outcome) = LINES.iter().find(|(_, holds, _)| holds(&facts)).unwrap();
        let (decided, rule) = decide(facts);
        assert_eq!(
            (rule.number(), decided),
            (Some(*number), *outcome),
            "{facts:?}"
        );
        assert_eq!(outcome_of(rule), decided);
    }
}

#[test]
fn upheld_fraud_rejects_whatever_else_happened() {
    for facts in cases().filter(|facts| facts.fraud == FraudFinding::Upheld) {
        assert_eq!(decide(facts), (Outcome::Rejected, OutcomeRule::FraudUpheld));
    }
}

#[test]
fn dismissed_fraud_is_as_if_nobody_had_suspected_any() {
    for facts in cases().filter(|facts| facts.fraud == FraudFinding::Dismissed) {
        assert_eq!(
            decide(facts),
            decide(OutcomeFacts {
                fraud: FraudFinding::None,
                ..facts
            })
        );
    }
}

#[test]
fn a_complete_test_is_never_degraded_and_never_cancelled() {
    for facts in cases().filter(|facts| facts.treated == 32) {
        let outcome = decide(facts).0;
        assert!(
            matches!(outcome, Outcome::Validated | Outcome::Rejected),
            "{facts:?}"
        );
        assert_eq!(
            outcome == Outcome::Rejected,
            facts.fraud == FraudFinding::Upheld
        );
    }
}

#[test]
fn technical_incidents_and_the_way_a_test_ended_explain_but_do_not_decide() {
    for facts in cases() {
        let plain = OutcomeFacts {
            technical_incidents: 0,
            cancelled: false,
            end: EndCause::Time,
            ..facts
        };
        assert_eq!(decide(facts), decide(plain));
    }
}

#[test]
fn one_more_treated_question_is_never_worse_for_the_candidate() {
    let rank = |outcome| match outcome {
        Outcome::Absent | Outcome::Rejected => 0,
        Outcome::Cancelled => 1,
        Outcome::ValidatedDegraded => 2,
        Outcome::Validated => 3,
    };
    for facts in cases().filter(|facts| facts.treated < 32) {
        let more = OutcomeFacts {
            treated: facts.treated + 1,
            ..facts
        };
        assert!(rank(decide(facts).0) <= rank(decide(more).0), "{facts:?}");
    }
}

#[test]
fn only_validated_tests_have_a_score() {
    let with_score = [Outcome::Validated, Outcome::ValidatedDegraded];
    for outcome in [Outcome::Absent, Outcome::Cancelled, Outcome::Rejected] {
        assert!(!outcome.has_score());
    }
    assert!(with_score.into_iter().all(Outcome::has_score));
    assert_eq!(outcome_of(OutcomeRule::NeverStarted), Outcome::Absent);
    assert_eq!(OutcomeRule::NeverStarted.number(), None);
}
