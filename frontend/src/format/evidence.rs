//! Why a test was not finished, in words.

use vigie_shared::rules::AbortReason;
use vigie_shared::session::AbortEvidence;

use super::{actor, hour_and_minute, length};
use crate::features::board::category_label;
use crate::i18n::LanguageHandle;

/// Why a test was not finished, in two words.
pub fn abort(language: &LanguageHandle, reason: AbortReason) -> String {
    match reason {
        AbortReason::Candidate => language.text("referent-abort-candidate"),
        AbortReason::Technical => language.text("referent-abort-technical"),
    }
}

/// Something on record about the end of a test.
pub fn evidence(language: &LanguageHandle, evidence: &AbortEvidence) -> String {
    match evidence {
        AbortEvidence::Disconnected { since } => language.text_with(
            "referent-evidence-disconnected",
            &[("since", hour_and_minute(language, *since).into())],
        ),
        AbortEvidence::AlertUnhandled { since, .. } => language.text_with(
            "referent-evidence-alert",
            &[("since", hour_and_minute(language, *since).into())],
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
                ("length", length(language, *micros).into()),
            ],
        ),
        AbortEvidence::TimeUp => language.text("referent-evidence-time"),
        AbortEvidence::EndedBy { by: who } => language.text_with(
            "referent-evidence-ended-by",
            &[("by", actor(language, who).into())],
        ),
        AbortEvidence::StillRunning => language.text("referent-evidence-running"),
    }
}
