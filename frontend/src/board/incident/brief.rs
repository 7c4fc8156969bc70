//! What an incident is about, in a few words that may be read over a shoulder.

use vigie_shared::session::Category;

use crate::board::words::reason;
use crate::i18n::LanguageHandle;

/// The words of a category for the room. Candidates pass by: what is suspected of
/// one of them is not spelled out on a screen they may see.
pub fn brief(language: &LanguageHandle, category: Category) -> String {
    match category {
        Category::C1 => language.text("incident-brief-c1"),
        Category::C2 => language.text("incident-brief-c2"),
        Category::C4 => language.text("incident-brief-c4"),
        Category::C6 => language.text("incident-brief-c6"),
        Category::C7 => language.text("incident-brief-c7"),
        Category::C8 => language.text("incident-brief-c8"),
        Category::R1 => language.text("incident-brief-r1"),
        Category::Question(of_question) => reason(language, of_question),
    }
}
