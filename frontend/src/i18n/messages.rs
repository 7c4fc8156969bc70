//! The compiled-in messages of the pages.

use vigie_i18n::MessageCatalog;

/// One file for each role, one for results, one for the audit trail, one for the companion, one for corrections, one for the center and one for the people, so that its author finds all its texts in one place.
pub static MESSAGES: MessageCatalog = MessageCatalog::new(
    &[
        include_str!("../../i18n/fr/common.ftl"),
        include_str!("../../i18n/fr/candidate.ftl"),
        include_str!("../../i18n/fr/invigilator.ftl"),
        include_str!("../../i18n/fr/referent.ftl"),
        include_str!("../../i18n/fr/result.ftl"),
        include_str!("../../i18n/fr/audit.ftl"),
        include_str!("../../i18n/fr/companion.ftl"),
        include_str!("../../i18n/fr/corrections.ftl"),
        include_str!("../../i18n/fr/center.ftl"),
        include_str!("../../i18n/fr/people.ftl"),
    ],
    &[
        include_str!("../../i18n/en/common.ftl"),
        include_str!("../../i18n/en/candidate.ftl"),
        include_str!("../../i18n/en/invigilator.ftl"),
        include_str!("../../i18n/en/referent.ftl"),
        include_str!("../../i18n/en/result.ftl"),
        include_str!("../../i18n/en/audit.ftl"),
        include_str!("../../i18n/en/companion.ftl"),
        include_str!("../../i18n/en/corrections.ftl"),
        include_str!("../../i18n/en/center.ftl"),
        include_str!("../../i18n/en/people.ftl"),
    ],
);

#[cfg(test)]
mod tests {
    use vigie_i18n::Language;

    use super::*;

    #[test]
    fn the_messages_are_complete_in_both_languages() {
        assert_eq!(MESSAGES.check(), Vec::<String>::new());
    }

    #[test]
    fn the_time_of_an_absence_is_written_as_the_language_does() {
        let time = [("seconds", 1.2.into())];
        let text = |language| {
            MESSAGES
                .messages(language)
                .text_with("signal-seconds", &time)
        };
        assert_eq!(text(Language::French), "1,2 s");
        assert_eq!(text(Language::English), "1.2 s");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let half = [("seconds", 33.5.into())];
        let text = |language| {
            MESSAGES
                .messages(language)
                .text_with("connection-stale-for", &half)
        };
        let (french, english) = (text(Language::French), text(Language::English));
        assert!(french.contains("33,5"), "{french}");
        assert!(english.contains("33.5"), "{english}");
    }
}
