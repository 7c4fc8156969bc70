//! Outcomes and the rules behind them.

use vigie_shared::rules::{Outcome, OutcomeRule};

use crate::i18n::LanguageHandle;

/// The name of an outcome.
pub fn outcome(language: &LanguageHandle, outcome: Outcome) -> String {
    match outcome {
        Outcome::Absent => language.text("referent-outcome-absent"),
        Outcome::Cancelled => language.text("referent-outcome-cancelled"),
        Outcome::Rejected => language.text("referent-outcome-rejected"),
        Outcome::Validated => language.text("referent-outcome-validated"),
        Outcome::ValidatedDegraded => language.text("referent-outcome-validated-degraded"),
    }
}

/// The rule that decides, with its number in the published table.
pub fn rule(language: &LanguageHandle, rule: OutcomeRule) -> String {
    let sentence = match rule {
        OutcomeRule::FraudUpheld => language.text("referent-rule-fraud-upheld"),
        OutcomeRule::TooFewTechnical => language.text("referent-rule-too-few-technical"),
        OutcomeRule::TooFew => language.text("referent-rule-too-few"),
        OutcomeRule::PartTechnical => language.text("referent-rule-part-technical"),
        OutcomeRule::Part => language.text("referent-rule-part"),
        OutcomeRule::Complete => language.text("referent-rule-complete"),
        OutcomeRule::NeverStarted => language.text("referent-rule-never-started"),
        OutcomeRule::CancelledByCenter => language.text("referent-rule-cancelled-by-center"),
    };
    match rule.number() {
        Some(number) => language.text_with(
            "referent-rule",
            &[("number", number.into()), ("sentence", sentence.into())],
        ),
        None => sentence,
    }
}
