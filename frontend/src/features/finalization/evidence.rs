//! What the record says about the end of a test.

use vigie_shared::session::AbortEvidence;

use crate::features::board::category_label;
use crate::format::{self, Rounding};
use crate::i18n::LanguageHandle;

/// Something on record about the end of a test.
pub fn evidence_label(language: &LanguageHandle, evidence: &AbortEvidence) -> String {
    match evidence {
        AbortEvidence::Disconnected { since } => language.text_with(
            "referent-evidence-disconnected",
            &[("since", format::hour_and_minute(language, *since).into())],
        ),
        AbortEvidence::AlertUnhandled { since, .. } => language.text_with(
            "referent-evidence-alert",
            &[("since", format::hour_and_minute(language, *since).into())],
        ),
        AbortEvidence::Incident {
            incident,
            category,
            technical,
        } => {
            let words = category_label(language, *category);
            let args = [
                ("id", incident.0.into()),
                ("code", category.code().into()),
                ("category", words.into()),
            ];
            if *technical {
                language.text_with("referent-evidence-incident", &args)
            } else {
                language.text_with("referent-evidence-incident-over", &args)
            }
        }
        AbortEvidence::Outages { count, micros } => language.text_with(
            "referent-evidence-cuts",
            &[
                ("count", (*count).into()),
                (
                    "length",
                    format::duration(language, *micros, Rounding::Down).into(),
                ),
            ],
        ),
        AbortEvidence::TimeUp => language.text("referent-evidence-time"),
        AbortEvidence::EndedBy { by: who } => language.text_with(
            "referent-evidence-ended-by",
            &[("by", format::actor(language, who).into())],
        ),
        AbortEvidence::StillRunning => language.text("referent-evidence-running"),
    }
}
