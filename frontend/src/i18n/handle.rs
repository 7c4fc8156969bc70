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

    /// A time of day on this device's clock, `14:03:22`, of an instant in
    /// microseconds UTC.
    pub fn time_of_day(&self, micros: i64) -> String {
        let date = js_sys::Date::new(&((micros / 1000) as f64).into());
        format!(
            "{:02}:{:02}:{:02}",
            date.get_hours(),
            date.get_minutes(),
            date.get_seconds()
        )
    }

    fn messages(&self) -> &'static Messages {
        MESSAGES.messages(self.language)
    }
}
