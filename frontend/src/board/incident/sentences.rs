//! Ready sentences: a note is always needed, and there is little time to write it.

use vigie_shared::session::IncidentCategory;

use super::brief;
use crate::i18n::LanguageHandle;

/// The ready sentences of a category. The first says no more than the category
/// itself, so that it is true before anybody has read it: it fills the note at once.
pub fn sentences(language: &LanguageHandle, category: IncidentCategory) -> Vec<String> {
    let keys: &[&str] = match category {
        IncidentCategory::C1 => &[
            "incident-say-c1",
            "incident-say-c1-name",
            "incident-say-c1-birth",
        ],
        IncidentCategory::C2 => &["incident-say-c2", "incident-say-c2-granted"],
        IncidentCategory::C4 => &[
            "incident-say-c4",
            "incident-say-c4-missing",
            "incident-say-c4-other",
        ],
        IncidentCategory::C6 => &[
            "incident-say-c6",
            "incident-say-c6-phone",
            "incident-say-c6-talk",
            "incident-say-c6-help",
            "incident-say-c6-tool",
        ],
        IncidentCategory::C7 => &[
            "incident-say-c7",
            "incident-say-c7-restart",
            "incident-say-c7-moved",
            "incident-say-c7-device",
        ],
        IncidentCategory::C8 => &[
            "incident-say-c8",
            "incident-say-c8-late",
            "incident-say-c8-ill",
            "incident-say-c8-out",
        ],
        IncidentCategory::R1 => &[
            "incident-say-r1",
            "incident-say-r1-network",
            "incident-say-r1-power",
            "incident-say-r1-drill",
        ],
        IncidentCategory::Question(_) => &["incident-say-e-seen", "incident-say-e-other"],
    };
    let of_category = match category {
        IncidentCategory::Question(_) => Some(format!("{}.", brief(language, category))),
        _ => None,
    };
    let ready = keys.iter().map(|key| language.text(key));
    of_category.into_iter().chain(ready).collect()
}
