//! The texts of the files that leave the server, in both languages.

use vigie_i18n::{Language, MessageCatalog, Messages};

static MESSAGES: MessageCatalog = MessageCatalog::new(
    &[include_str!("../../i18n/fr/results.ftl")],
    &[include_str!("../../i18n/en/results.ftl")],
);

/// The messages in `language`.
pub fn messages(language: Language) -> &'static Messages {
    MESSAGES.messages(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_are_complete_in_both_languages() {
        assert_eq!(MESSAGES.check(), Vec::<String>::new());
    }

    #[test]
    fn a_message_is_found_in_its_language_or_shows_its_key() {
        let (french, english) = (messages(Language::French), messages(Language::English));
        assert_eq!(french.text("file-certificate"), "certificat");
        assert_eq!(english.text("file-certificate"), "certificate");
        assert_eq!(french.text("no such message"), "no such message");
    }
}
