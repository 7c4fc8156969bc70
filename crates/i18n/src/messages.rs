//! The messages of one language, and how one is formatted.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Language, format_number};

/// An argument of a message: made with `.into()` from a number or a text.
pub type MessageValue<'a> = FluentValue<'a>;

/// Why the messages of a language cannot be loaded: what is wrong in its files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the messages in {} cannot be loaded: {}", language.tag(), faults.join("; "))]
pub struct LoadError {
    /// The language of the files.
    pub language: Language,
    /// Syntax errors and messages that are defined twice.
    pub faults: Vec<String>,
}

/// The messages of one language.
///
/// They can be shared between threads, so that a server parses its files once.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// Parses the Fluent files of a language.
    ///
    /// # Errors
    /// When a file is not Fluent, or two messages have the same key.
    pub fn load(language: Language, files: &[&str]) -> Result<Self, LoadError> {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // The invisible isolation marks would end up in what people copy and in the cells of
        // tables, and both languages are written from left to right.
        bundle.set_use_isolating(false);
        if language == Language::French {
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(number) => {
                    Some(format_number(Language::French, &number.as_string()))
                }
                _ => None,
            }));
        }
        let mut faults = Vec::new();
        for file in files {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) => resource,
                Err((rest, errors)) => {
                    faults.extend(errors.iter().map(ToString::to_string));
                    rest
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(ToString::to_string));
            }
        }
        if faults.is_empty() {
            Ok(Self { language, bundle })
        } else {
            Err(LoadError { language, faults })
        }
    }

    /// The language the messages are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key`; the key itself where it is missing, so that it is noticed.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message `key` with arguments: `&[("count", 3.into()), ("name", name.into())]`.
    /// A missing argument shows as `{$name}`, which is better than no text at all.
    pub fn text_with(&self, key: &str, args: &[(&str, MessageValue<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `<family>-<code>`, or `<family>-unknown` where the code has none.
    ///
    /// For codes that come from the server: `text_of("error", "rate_limited")` is the message
    /// `error-rate-limited`.
    pub fn text_of(&self, family: &str, code: &str) -> String {
        let key = format!("{family}-{}", code.replace('_', "-"));
        self.find(&key, &[])
            .unwrap_or_else(|| self.text(&format!("{family}-unknown")))
    }

    /// The message `key` with arguments, or `None` if there is no such message.
    pub fn find(&self, key: &str, args: &[(&str, MessageValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        // The only errors are missing arguments, and they show in the text.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    let tag = language.tag();
    tag.parse().expect("`fr` and `en` are language identifiers")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(language: Language, file: &str) -> Messages {
        Messages::load(language, &[file]).unwrap()
    }

    #[test]
    fn a_missing_message_shows_as_its_key_and_a_missing_argument_as_its_name() {
        let messages = load(Language::French, "hello = Bonjour { $name }\n");
        assert_eq!(messages.text("no such message"), "no such message");
        assert_eq!(messages.find("no-such-message", &[]), None);
        assert_eq!(messages.text("hello"), "Bonjour {$name}");
        let name = [("name", "Zoé".into())];
        assert_eq!(messages.text_with("hello", &name), "Bonjour Zoé");
    }

    #[test]
    fn a_code_without_a_message_shows_the_one_for_unknown_codes() {
        let file = "error-rate-limited = Attendez\nerror-unknown = Erreur\n";
        let messages = load(Language::French, file);
        assert_eq!(messages.text_of("error", "rate_limited"), "Attendez");
        assert_eq!(messages.text_of("error", "no_such_code"), "Erreur");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let half = [("seconds", MessageValue::from(33.5))];
        let file = "wait = { $seconds } s\n";
        let text = |language| load(language, file).text_with("wait", &half);
        assert_eq!(text(Language::French), "33,5 s");
        assert_eq!(text(Language::English), "33.5 s");
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let file = "n = { $n ->\n    [one] one\n   *[other] other\n}\n";
        let text = |language, n: u32| load(language, file).text_with("n", &[("n", n.into())]);
        assert_eq!(text(Language::French, 0), "one");
        assert_eq!(text(Language::English, 0), "other");
    }

    #[test]
    fn a_file_that_is_not_fluent_and_a_double_key_are_refused() {
        let faults = |files: &[&str]| match Messages::load(Language::English, files) {
            Ok(_) => 0,
            Err(error) => error.faults.len(),
        };
        assert_eq!(faults(&["a = A\n", "b = B\n"]), 0);
        assert_eq!(faults(&["a A\n"]), 1);
        assert_eq!(faults(&["a = A\n", "a = B\n"]), 1);
    }
}
