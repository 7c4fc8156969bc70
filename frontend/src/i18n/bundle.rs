//! The compiled-in messages and how one is written out.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use super::Language;

/// An argument of a message: made with `.into()` from a number or a text.
pub type Value<'a> = FluentValue<'a>;

/// The messages of one language.
type Bundle = FluentBundle<FluentResource>;

/// One file per desk and one for results, so that its author finds all its texts in one place.
const FRENCH: [&str; 5] = [
    include_str!("../../i18n/fr/common.ftl"),
    include_str!("../../i18n/fr/candidate.ftl"),
    include_str!("../../i18n/fr/invigilator.ftl"),
    include_str!("../../i18n/fr/referent.ftl"),
    include_str!("../../i18n/fr/result.ftl"),
];
const ENGLISH: [&str; 5] = [
    include_str!("../../i18n/en/common.ftl"),
    include_str!("../../i18n/en/candidate.ftl"),
    include_str!("../../i18n/en/invigilator.ftl"),
    include_str!("../../i18n/en/referent.ftl"),
    include_str!("../../i18n/en/result.ftl"),
];

thread_local! {
    // A bundle costs a parse of all messages: made once, when first needed.
    static FRENCH_BUNDLE: Bundle = bundle(langid!("fr"), FRENCH);
    static ENGLISH_BUNDLE: Bundle = bundle(langid!("en"), ENGLISH);
}

/// The message `key` in `language`, or `None` if there is no such message.
pub fn message(language: Language, key: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
    match language {
        Language::French => FRENCH_BUNDLE.with(|bundle| format(bundle, key, args)),
        Language::English => ENGLISH_BUNDLE.with(|bundle| format(bundle, key, args)),
    }
}

fn bundle(language: LanguageIdentifier, files: [&str; 5]) -> Bundle {
    let decimal_comma = language.language.as_str() == "fr";
    let mut bundle = FluentBundle::new(vec![language]);
    // The invisible isolation marks would end up in what people copy, and both
    // languages are written left to right.
    bundle.set_use_isolating(false);
    if decimal_comma {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number.as_string().replace('.', ",")),
            _ => None,
        }));
    }
    for file in files {
        // A broken message is left out and shows as its key; tidy and the tests find it first.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource(resource).unwrap_or_default();
    }
    bundle
}

fn format(bundle: &Bundle, key: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let args = args
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect::<FluentArgs>();
    // A missing argument shows as `{$name}`: better than no text at all.
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(files: [&str; 5]) -> BTreeSet<String> {
        let line_key = |line: &str| Some(line.split_once(" =")?.0.to_owned());
        let is_key = |key: &String| key.starts_with(|c: char| c.is_ascii_lowercase());
        files
            .into_iter()
            .flat_map(str::lines)
            .filter_map(line_key)
            .filter(is_key)
            .collect()
    }

    #[test]
    fn every_file_parses_and_no_message_is_defined_twice() {
        for files in [FRENCH, ENGLISH] {
            let mut bundle: Bundle = FluentBundle::new(vec![langid!("fr")]);
            for file in files {
                let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, e)| e);
                bundle.add_resource(resource.unwrap()).unwrap();
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(keys(FRENCH), keys(ENGLISH));
    }

    #[test]
    fn french_punctuation_never_begins_a_line() {
        let marks = [" :", " ;", " ?", " !", " %", " »", "« "];
        let comment = |line: &&str| !line.starts_with('#');
        for line in FRENCH.into_iter().flat_map(str::lines).filter(comment) {
            let parted = marks.into_iter().find(|mark| line.contains(mark));
            assert_eq!(parted, None, "a space that may break, in: {line}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let half = [("seconds", Value::from(33.5))];
        let french = message(Language::French, "lamp-stale-for", &half).unwrap();
        let english = message(Language::English, "lamp-stale-for", &half).unwrap();
        assert!(french.contains("33,5"), "{french}");
        assert!(english.contains("33.5"), "{english}");
    }
}
