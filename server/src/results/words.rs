//! What files say that leave the server, in both languages.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::Deserialize;
use unic_langid::{LanguageIdentifier, langid};

const FRENCH: &str = include_str!("../../i18n/fr/results.ftl");
const ENGLISH: &str = include_str!("../../i18n/en/results.ftl");

/// Language of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Language {
    /// French, the default.
    #[default]
    #[serde(rename = "fr")]
    French,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `language`.
    pub fn of(language: Language) -> Self {
        let bundle = match language {
            Language::French => bundle(langid!("fr"), FRENCH),
            Language::English => bundle(langid!("en"), ENGLISH),
        };
        Self { bundle }
    }

    /// The message `key`; the key itself if there is none, which the tests find first.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message `key` with its arguments.
    pub fn text_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|found| found.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let args: FluentArgs = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        // A missing argument shows as `{$name}`: better than no text at all.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        text.into_owned()
    }
}

fn bundle(language: LanguageIdentifier, file: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language]);
    // The isolation marks would be invisible characters in the cells of a table.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource(resource).unwrap_or_default();
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(file: &str) -> BTreeSet<&str> {
        let keys = file.lines().filter_map(|line| line.split_once(" ="));
        keys.map(|(key, _)| key)
            .filter(|key| !key.starts_with([' ', '#']))
            .collect()
    }

    #[test]
    fn both_files_parse_and_have_the_same_messages() {
        for file in [FRENCH, ENGLISH] {
            let read = FluentResource::try_new(file.to_owned()).map_err(|(_, faults)| faults);
            read.unwrap();
        }
        assert_eq!(keys(FRENCH), keys(ENGLISH));
    }

    #[test]
    fn a_message_is_found_in_its_language_or_shows_its_name() {
        let (french, english) = (Words::of(Language::French), Words::of(Language::English));
        assert_eq!(french.text("file-certificate"), "certificat");
        assert_eq!(english.text("file-certificate"), "certificate");
        assert_eq!(french.text("no such message"), "no such message");
    }
}
