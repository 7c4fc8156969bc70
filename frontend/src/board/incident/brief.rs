//! What an incident is about, in a few words that may be read over a shoulder.

use vigie_shared::session::IncidentCategory;

use crate::board::words::reason;
use crate::i18n::LanguageHandle;

/// The words of a category for the room. Candidates pass by: what is suspected of
/// one of them is not spelled out on a screen they may see.
pub fn brief(language: &LanguageHandle, category: IncidentCategory) -> String {
    match category {
        IncidentCategory::C1 => language.text("incident-brief-c1"),
        IncidentCategory::C2 => language.text("incident-brief-c2"),
        IncidentCategory::C4 => language.text("incident-brief-c4"),
        IncidentCategory::C6 => language.text("incident-brief-c6"),
        IncidentCategory::C7 => language.text("incident-brief-c7"),
        IncidentCategory::C8 => language.text("incident-brief-c8"),
        IncidentCategory::R1 => language.text("incident-brief-r1"),
        IncidentCategory::Question(of_question) => reason(language, of_question),
    }
}
