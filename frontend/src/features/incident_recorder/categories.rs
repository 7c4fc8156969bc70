//! The categories in the order of their frequency, the key of each, and their names.

use vigie_shared::session::{AlertReason, IncidentCategory};

use crate::features::board::alert_reason;
use crate::i18n::LanguageHandle;

/// Letters of the question problems, in the order of [`AlertReason::ALL`].
const LETTERS: &str = "abcdefghij";

/// Categories that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CategoryGroup {
    /// Those of most incidents.
    Frequent,
    /// Problems with a question.
    Question,
    Other,
}

impl CategoryGroup {
    /// Every group, the most frequent categories first.
    pub const ALL: [Self; 3] = [Self::Frequent, Self::Question, Self::Other];

    /// Its categories with the key of each, in order.
    pub fn keyed(self) -> Vec<(char, IncidentCategory)> {
        use IncidentCategory::{C1, C2, C4, C6, C7, C8, R1};
        match self {
            Self::Frequent => vec![('1', C7), ('2', C8), ('3', C6)],
            Self::Question => LETTERS
                .chars()
                .zip(AlertReason::ALL.map(IncidentCategory::Question))
                .collect(),
            Self::Other => vec![('4', C4), ('5', C1), ('6', C2), ('7', R1)],
        }
    }
}

/// The category of a key, by the browser's `key` and `code`. For digits the position on
/// the keyboard counts: without Shift, a French keyboard writes `&` where the 1 is.
pub fn category_of_key(key: &str, code: &str) -> Option<IncidentCategory> {
    let digit = code
        .strip_prefix("Digit")
        .or_else(|| code.strip_prefix("Numpad"));
    let pressed = digit.unwrap_or(key).to_lowercase();
    let mut chars = pressed.chars();
    let (pressed, None) = (chars.next()?, chars.next()) else {
        return None;
    };
    CategoryGroup::ALL
        .into_iter()
        .flat_map(CategoryGroup::keyed)
        .find_map(|(key, category)| (key == pressed).then_some(category))
}

/// A category in a few words. They do not say what a candidate is suspected of, because
/// other candidates may see the screen.
pub fn category_summary(language: &LanguageHandle, category: IncidentCategory) -> String {
    match category {
        IncidentCategory::C1 => language.text("incident-summary-c1"),
        IncidentCategory::C2 => language.text("incident-summary-c2"),
        IncidentCategory::C4 => language.text("incident-summary-c4"),
        IncidentCategory::C6 => language.text("incident-summary-c6"),
        IncidentCategory::C7 => language.text("incident-summary-c7"),
        IncidentCategory::C8 => language.text("incident-summary-c8"),
        IncidentCategory::R1 => language.text("incident-summary-r1"),
        IncidentCategory::A1 => language.text("board-category-a1"),
        IncidentCategory::Question(reason) => alert_reason(language, reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<(char, IncidentCategory)> {
        CategoryGroup::ALL
            .into_iter()
            .flat_map(CategoryGroup::keyed)
            .collect()
    }

    #[test]
    fn every_category_is_offered_once_and_the_most_frequent_come_first() {
        let codes: Vec<_> = all().into_iter().map(|(_, one)| one.code()).collect();
        assert_eq!(
            codes,
            [
                "C7", "C8", "C6", "E1", "E2", "E3", "E4", "E5", "E8", "E9", "E10", "E11", "E12",
                "C4", "C1", "C2", "R1"
            ]
        );
    }

    #[test]
    fn no_two_categories_share_a_key() {
        let mut keys: Vec<_> = all().into_iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all().len());
    }

    #[test]
    fn the_first_key_of_the_upper_row_is_a_one_on_every_keyboard() {
        assert_eq!(category_of_key("&", "Digit1"), Some(IncidentCategory::C7));
        assert_eq!(category_of_key("1", "Numpad1"), Some(IncidentCategory::C7));
        assert_eq!(
            category_of_key("D", "KeyD"),
            Some(IncidentCategory::Question(AlertReason::E4))
        );
        assert_eq!(category_of_key("Tab", "Tab"), None);
        assert_eq!(category_of_key("z", "KeyZ"), None);
    }
}
