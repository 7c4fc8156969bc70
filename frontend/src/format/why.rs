//! Why an outcome is what it is.

use vigie_shared::rules::{
    EndCause, FraudFinding, MINIMUM_TREATED, OutcomeFacts, OutcomeRule, QUESTION_COUNT,
};

use super::abort;
use crate::i18n::LanguageHandle;

/// The facts the rules used, one sentence each: for the organization.
pub fn outcome_facts(language: &LanguageHandle, facts: &OutcomeFacts) -> Vec<String> {
    let treated = [
        ("treated", facts.treated.into()),
        ("of", QUESTION_COUNT.into()),
        ("minimum", MINIMUM_TREATED.into()),
    ];
    let mut sentences = vec![
        language.text_with("referent-fact-treated", &treated),
        match facts.end {
            EndCause::Completed => language.text("referent-fact-completed"),
            EndCause::Time => language.text("referent-fact-time"),
            EndCause::EndedByInvigilator => language.text("referent-fact-invigilator"),
            EndCause::EndedByFinalization => language.text("referent-fact-finalization"),
        },
    ];
    if let Some(reason) = facts.abort {
        let reason = abort(language, reason);
        sentences.push(language.text_with("referent-abort-reason", &[("reason", reason.into())]));
    }
    sentences.push(match facts.fraud {
        FraudFinding::None => language.text("referent-fact-no-fraud"),
        FraudFinding::Dismissed => language.text("referent-fact-fraud-dismissed"),
        FraudFinding::Upheld => language.text("referent-fact-fraud-upheld"),
    });
    let technical = [("count", facts.technical_incidents.into())];
    sentences.push(language.text_with("referent-fact-technical", &technical));
    sentences
}

/// The rule in the words a candidate reads beside the result.
pub fn rule_for_candidate(
    language: &LanguageHandle,
    rule: OutcomeRule,
    facts: Option<&OutcomeFacts>,
) -> String {
    let treated = [("treated", facts.map_or(0, |facts| facts.treated).into())];
    match rule {
        OutcomeRule::FraudUpheld => language.text("result-rule-fraud"),
        OutcomeRule::TooFewTechnical => {
            language.text_with("result-rule-too-few-technical", &treated)
        }
        OutcomeRule::TooFew => language.text_with("result-rule-too-few", &treated),
        OutcomeRule::PartTechnical => language.text_with("result-rule-part-technical", &treated),
        OutcomeRule::Part => language.text_with("result-rule-part", &treated),
        OutcomeRule::Complete => language.text("result-rule-complete"),
        OutcomeRule::NeverStarted => language.text("result-rule-never-started"),
        OutcomeRule::CancelledByCenter => language.text("result-rule-cancelled-by-center"),
    }
}
