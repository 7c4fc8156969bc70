//! An outcome in a sentence: which rule, and the facts it saw.

use vigie_i18n::{MessageValue, Messages};
use vigie_shared::{
    rules::{EndCause, OutcomeFacts, OutcomeRule, QUESTION_COUNT},
    session::OutcomeDecision,
};

/// Why this outcome, for the organisation that ordered the test.
pub(super) fn explain(decision: &OutcomeDecision, words: &Messages) -> String {
    let Some(facts) = &decision.facts else {
        return words.text(comment(decision.rule));
    };
    let args: [(&str, MessageValue); 3] = [
        ("treated", facts.treated.into()),
        (
            "missing",
            (QUESTION_COUNT.saturating_sub(facts.treated)).into(),
        ),
        ("end", words.text(end(facts.end)).into()),
    ];
    let mut sentences = vec![words.text_with(comment(decision.rule), &args)];
    sentences.extend(also(decision.rule, facts, words));
    sentences.join(" ")
}

/// What the rules saw and did not decide by, so that no question is left about it.
///
/// Not a suspicion of fraud that was dismissed: it came to nothing, and must not follow
/// a candidate to a school or an employer. It stays in the center's record.
fn also(rule: OutcomeRule, facts: &OutcomeFacts, words: &Messages) -> Option<String> {
    let recognised = matches!(
        rule,
        OutcomeRule::PartTechnical | OutcomeRule::TooFewTechnical
    );
    let count = [("count", facts.technical_incidents.into())];
    (facts.technical_incidents > 0 && !recognised)
        .then(|| words.text_with("also-technical-incidents", &count))
}

fn comment(rule: OutcomeRule) -> &'static str {
    match rule {
        OutcomeRule::FraudUpheld => "comment-fraud-upheld",
        OutcomeRule::TooFewTechnical => "comment-too-few-technical",
        OutcomeRule::TooFew => "comment-too-few",
        OutcomeRule::PartTechnical => "comment-part-technical",
        OutcomeRule::Part => "comment-part",
        OutcomeRule::Complete => "comment-complete",
        OutcomeRule::NeverStarted => "comment-never-started",
        OutcomeRule::CancelledByCenter => "comment-cancelled-by-center",
    }
}

fn end(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Completed => "end-completed",
        EndCause::Time => "end-time",
        EndCause::EndedByInvigilator => "end-ended-by-invigilator",
        EndCause::EndedByFinalization => "end-ended-by-finalization",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Language, messages};
    use vigie_shared::rules::{AbortReason, FraudFinding, decide};

    fn decision(
        treated: u8,
        end: EndCause,
        abort: Option<AbortReason>,
        fraud: FraudFinding,
    ) -> OutcomeDecision {
        let facts = OutcomeFacts {
            treated,
            end,
            abort,
            fraud,
            technical_incidents: 0,
            cancelled: false,
        };
        let (outcome, rule) = decide(facts);
        OutcomeDecision {
            outcome,
            rule,
            facts: Some(facts),
            score: None,
            events: Vec::new(),
        }
    }

    #[test]
    fn every_rule_is_explained_in_both_languages_with_its_facts() {
        let french = messages(Language::French);
        let english = messages(Language::English);
        for treated in [0, 1, 19, 20, 31, 32] {
            for abort in [
                None,
                Some(AbortReason::Candidate),
                Some(AbortReason::Technical),
            ] {
                for fraud in [
                    FraudFinding::None,
                    FraudFinding::Dismissed,
                    FraudFinding::Upheld,
                ] {
                    let mut decision = decision(treated, EndCause::Time, abort, fraud);
                    for incidents in [0, 1, 5] {
                        if let Some(facts) = &mut decision.facts {
                            facts.technical_incidents = incidents;
                        }
                        for words in [french, english] {
                            let text = explain(&decision, words);
                            assert!(text.ends_with('.'), "{text}");
                            assert!(!text.contains(['{', '$', '"']), "{text}");
                            assert!(!text.contains("comment-"), "{text}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_sentence_says_what_decided_and_what_did_not() {
        let french = messages(Language::French);
        let mut part = decision(
            31,
            EndCause::Time,
            Some(AbortReason::Candidate),
            FraudFinding::Dismissed,
        );
        assert_eq!(
            explain(&part, french),
            "31 questions traitées sur 32, temps écoulé, sans problème technique reconnu. Le score \
             est dégradé\u{a0}: la question non traitée compte comme échouée.",
            "nothing of a suspicion that was dismissed"
        );
        if let Some(facts) = &mut part.facts {
            (facts.fraud, facts.technical_incidents) = (FraudFinding::None, 2);
        }
        assert_eq!(
            explain(&part, messages(Language::English)),
            "31 of 32 questions treated, time up, without a recognised technical problem. The \
             score is degraded: the question not treated counts as failed. 2 technical incidents \
             are on record; the outcome does not depend on it."
        );
        let ended = EndCause::EndedByInvigilator;
        let cancelled = decision(0, ended, Some(AbortReason::Technical), FraudFinding::None);
        assert_eq!(
            explain(&cancelled, french),
            "Aucune question traitée sur 32, test terminé par le surveillant, en raison d’un \
             problème technique reconnu par le référent. Le test est annulé et peut être repassé."
        );
    }
}
