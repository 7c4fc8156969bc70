//! The languages of the product.

use serde::{Deserialize, Serialize};
use vigie_shared::item::LocalizedText;

/// A language that every text exists in. Serialized as its tag, `fr` or `en`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// The default.
    #[default]
    #[serde(rename = "fr")]
    French,
    /// British conventions: the day stands before the month.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Every language, in the order in which a choice offers them.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The BCP 47 tag: `fr` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`; `None` for a language that is not
    /// offered.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The side of a bilingual text that is in this language.
    pub fn of(self, text: &LocalizedText) -> &str {
        match self {
            Self::French => &text.fr,
            Self::English => &text.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_is_its_language_and_others_are_unknown() {
        assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
        assert_eq!(Language::from_tag("FR"), Some(Language::French));
        assert_eq!(Language::from_tag("de"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn a_bilingual_text_has_a_side_for_each_language() {
        let text = LocalizedText {
            fr: "oui".to_owned(),
            en: "yes".to_owned(),
        };
        assert_eq!(Language::French.of(&text), "oui");
        assert_eq!(Language::English.of(&text), "yes");
    }
}
