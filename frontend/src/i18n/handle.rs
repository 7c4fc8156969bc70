//! What a page holds to show texts.

use vigie_i18n::{Language, MessageValue, Messages};
use yew::prelude::*;

use super::messages::MESSAGES;

/// The current language and its messages. Cheap to clone and comparable: fit for props and
/// for the dependencies of hooks. The rules for missing keys are those of [`Messages`].
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageHandle {
    /// The current language.
    pub language: Language,
    /// Changes the language everywhere and remembers it.
    pub choose: Callback<Language>,
}

impl LanguageHandle {
    /// The message `key`.
    pub fn text(&self, key: &str) -> String {
        self.messages().text(key)
    }

    /// The message `key` with arguments: `&[("count", 3.into()), ("name", name.into())]`.
    pub fn text_with(&self, key: &str, args: &[(&str, MessageValue<'_>)]) -> String {
        self.messages().text_with(key, args)
    }

    /// The message `<family>-<code>` for a code that comes from the server, or
    /// `<family>-unknown`.
    pub fn text_of(&self, family: &str, code: &str) -> String {
        self.messages().text_of(family, code)
    }

    fn messages(&self) -> &'static Messages {
        MESSAGES.messages(self.language)
    }
}
