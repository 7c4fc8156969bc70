//! The messages of a crate in all languages.

use std::sync::OnceLock;

use crate::{Language, Messages};

/// The messages of a crate in all languages, for a `static`. A language is parsed when it is
/// first used: a page in French never parses the English files.
pub struct MessageCatalog {
    french: CompiledIn,
    english: CompiledIn,
}

struct CompiledIn {
    files: &'static [&'static str],
    messages: OnceLock<Messages>,
}

impl CompiledIn {
    const fn new(files: &'static [&'static str]) -> Self {
        Self {
            files,
            messages: OnceLock::new(),
        }
    }
}

impl MessageCatalog {
    /// A catalog of compiled-in Fluent files.
    pub const fn new(french: &'static [&'static str], english: &'static [&'static str]) -> Self {
        Self {
            french: CompiledIn::new(french),
            english: CompiledIn::new(english),
        }
    }

    /// The messages in `language`.
    ///
    /// # Panics
    /// When the files are broken, which a test finds with [`Self::check`].
    pub fn messages(&self, language: Language) -> &Messages {
        let compiled_in = self.compiled_in(language);
        compiled_in.messages.get_or_init(|| {
            Messages::load(language, compiled_in.files)
                .expect("compiled-in messages are checked by a test of their crate")
        })
    }

    pub(crate) fn files(&self, language: Language) -> &'static [&'static str] {
        self.compiled_in(language).files
    }

    fn compiled_in(&self, language: Language) -> &CompiledIn {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_messages() {
        static CATALOG: MessageCatalog = MessageCatalog::new(&["a = un\n"], &["a = one\n"]);
        assert_eq!(CATALOG.messages(Language::French).text("a"), "un");
        assert_eq!(CATALOG.messages(Language::English).text("a"), "one");
    }
}
