//! Why the outcome is what it is, in words for the candidate.

use vigie_shared::rules::{EndCause, Outcome, OutcomeRule};
use vigie_shared::view::CandidateResult;

use crate::i18n::LanguageHandle;

/// The outcome in one line.
pub fn title(language: &LanguageHandle, outcome: Outcome) -> String {
    match outcome {
        Outcome::Absent => language.text("result-outcome-absent"),
        Outcome::Cancelled => language.text("result-outcome-cancelled"),
        Outcome::Rejected => language.text("result-outcome-rejected"),
        Outcome::Validated => language.text("result-outcome-validated"),
        Outcome::ValidatedDegraded => language.text("result-outcome-degraded"),
    }
}

/// The rule that decided, in words for the candidate.
pub fn reason(language: &LanguageHandle, result: &CandidateResult) -> String {
    let treated = result.facts.map_or(0, |facts| facts.treated);
    let args = [("treated", treated.into())];
    match result.rule {
        OutcomeRule::FraudUpheld => language.text("result-rule-fraud"),
        OutcomeRule::TooFewTechnical => language.text_with("result-rule-too-few-technical", &args),
        OutcomeRule::TooFew => language.text_with("result-rule-too-few", &args),
        OutcomeRule::PartTechnical => language.text_with("result-rule-part-technical", &args),
        OutcomeRule::Part => language.text_with("result-rule-part", &args),
        OutcomeRule::Complete => language.text("result-rule-complete"),
        OutcomeRule::NeverStarted => language.text("result-rule-never-started"),
        OutcomeRule::CancelledByCenter => language.text("result-rule-cancelled-by-center"),
    }
}

/// What can be done now.
pub fn next(language: &LanguageHandle, outcome: Outcome) -> String {
    match outcome {
        Outcome::Absent => language.text("result-next-absent"),
        Outcome::Cancelled => language.text("result-next-cancelled"),
        Outcome::Rejected => language.text("result-next-rejected"),
        Outcome::Validated | Outcome::ValidatedDegraded => language.text("result-next-validated"),
    }
}

/// How the test ended, where the reason does not say it already.
pub fn ending(language: &LanguageHandle, result: &CandidateResult) -> Option<String> {
    match result.facts?.end {
        EndCause::Completed => None,
        EndCause::Time => Some(language.text("result-end-time")),
        EndCause::EndedByInvigilator => Some(language.text("result-end-invigilator")),
        EndCause::EndedByFinalization => Some(language.text("result-end-finalization")),
    }
}
