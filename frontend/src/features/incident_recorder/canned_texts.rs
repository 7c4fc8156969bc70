//! Canned texts: every incident needs a description, and there is little time to write it.

use vigie_shared::session::IncidentCategory;

use super::categories::category_summary;
use crate::i18n::LanguageHandle;

/// The canned texts of a category. The first becomes the description without being chosen,
/// so it says no more than the category itself.
pub fn canned_texts(language: &LanguageHandle, category: IncidentCategory) -> Vec<String> {
    let keys: &[&str] = match category {
        IncidentCategory::C1 => &[
            "incident-text-c1",
            "incident-text-c1-name",
            "incident-text-c1-birth",
        ],
        IncidentCategory::C2 => &["incident-text-c2", "incident-text-c2-granted"],
        IncidentCategory::C4 => &[
            "incident-text-c4",
            "incident-text-c4-missing",
            "incident-text-c4-other",
        ],
        IncidentCategory::C6 => &[
            "incident-text-c6",
            "incident-text-c6-phone",
            "incident-text-c6-talk",
            "incident-text-c6-help",
            "incident-text-c6-tool",
        ],
        IncidentCategory::C7 => &[
            "incident-text-c7",
            "incident-text-c7-restart",
            "incident-text-c7-moved",
            "incident-text-c7-device",
        ],
        IncidentCategory::C8 => &[
            "incident-text-c8",
            "incident-text-c8-late",
            "incident-text-c8-ill",
            "incident-text-c8-out",
        ],
        IncidentCategory::R1 => &[
            "incident-text-r1",
            "incident-text-r1-network",
            "incident-text-r1-power",
            "incident-text-r1-evacuation",
        ],
        // Only the server records it.
        IncidentCategory::A1 => &[],
        IncidentCategory::Question(_) => &["incident-text-e-seen", "incident-text-e-other"],
    };
    let of_category = match category {
        IncidentCategory::Question(_) => Some(format!("{}.", category_summary(language, category))),
        _ => None,
    };
    let texts = keys.iter().map(|key| language.text(key));
    of_category.into_iter().chain(texts).collect()
}
