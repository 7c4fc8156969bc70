//! What a page holds to speak.

use yew::prelude::*;

use super::Language;
use super::bundle::{Value, message};

/// The current language and its messages. Cheap to clone, comparable: fit for
/// props and for the dependencies of hooks.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageHandle {
    /// The language in force.
    pub language: Language,
    /// Changes the language everywhere and remembers it.
    pub choose: Callback<Language>,
}

impl LanguageHandle {
    /// The message `key`; the key itself where it is missing, so that it is noticed.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message `key` with arguments: `&[("count", 3.into()), ("name", name.into())]`.
    pub fn text_with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        message(self.language, key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `<family>-<code>`, or `<family>-unknown` where the code has none.
    ///
    /// For codes that come from the server: `text_of("error", "rate_limited")` is
    /// the message `error-rate-limited`.
    pub fn text_of(&self, family: &str, code: &str) -> String {
        let key = format!("{family}-{}", code.replace('_', "-"));
        message(self.language, &key, &[]).unwrap_or_else(|| self.text(&format!("{family}-unknown")))
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
}
