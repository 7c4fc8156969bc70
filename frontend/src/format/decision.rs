//! Decisions about an outcome that was decided before.

use vigie_shared::rules::AbortReason;
use vigie_shared::session::OutcomeChange;
use vigie_shared::view::OutcomePreview;

use super::{outcome, score};
use crate::i18n::LanguageHandle;

/// What is changed, as a choice and in a list of what was done.
pub fn outcome_change(language: &LanguageHandle, change: OutcomeChange) -> String {
    match change {
        OutcomeChange::Cancel => language.text("decision-cancel"),
        OutcomeChange::Restore => language.text("decision-restore"),
        OutcomeChange::LiftFraud => language.text("decision-lift-fraud"),
        OutcomeChange::UpholdFraud => language.text("decision-uphold-fraud"),
        OutcomeChange::AbortReason(AbortReason::Candidate) => {
            language.text("decision-abort-candidate")
        }
        OutcomeChange::AbortReason(AbortReason::Technical) => {
            language.text("decision-abort-technical")
        }
        OutcomeChange::Rescore => language.text("decision-rescore"),
        OutcomeChange::Reissue => language.text("decision-reissue"),
    }
}

/// An outcome with its score, `Validé, 258 pix`.
pub fn outcome_and_score(language: &LanguageHandle, preview: OutcomePreview) -> String {
    let name = outcome(language, preview.outcome);
    match preview.pix {
        Some(pix) => format!("{name}, {}", score(language, pix)),
        None => name,
    }
}
