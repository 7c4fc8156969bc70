//! Changes of the roster in the timeline, in words.

use vigie_shared::session::SeatTerms;
use vigie_shared::view::timeline::TimelineEvent;

use crate::format;
use crate::i18n::LanguageHandle;

/// The words of a change of the roster; of nothing else.
pub fn roster_label(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let with_words = |key: &str, words: &str| {
        let words = [("words", words.to_owned().into())];
        language.text_with(key, &words)
    };
    match event {
        TimelineEvent::Corrected { version, words } => {
            let args = [
                ("version", (*version).into()),
                ("words", words.clone().into()),
            ];
            language.text_with("timeline-corrected", &args)
        }
        TimelineEvent::TermsChanged {
            before,
            after,
            words,
        } => {
            let args = [
                ("before", terms(language, *before).into()),
                ("after", terms(language, *after).into()),
                ("words", words.clone().into()),
            ];
            language.text_with("timeline-terms-changed", &args)
        }
        TimelineEvent::Enrolled { moved, words } => match moved {
            true => with_words("timeline-enrolled-moved", words),
            false => with_words("timeline-enrolled", words),
        },
        TimelineEvent::Removed { moved, words } => match moved {
            true => with_words("timeline-removed-moved", words),
            false => with_words("timeline-removed", words),
        },
        TimelineEvent::OtherDayAllowed { until, words } => {
            let args = [
                ("until", format::instant(language, *until).into()),
                ("words", words.clone().into()),
            ];
            language.text_with("timeline-other-day", &args)
        }
        TimelineEvent::Cancelled { words } => with_words("timeline-cancelled", words),
        _ => String::new(),
    }
}

fn terms(language: &LanguageHandle, terms: SeatTerms) -> String {
    let key = match terms.accessible {
        true => "timeline-terms-accessible",
        false => "timeline-terms",
    };
    let extra = format::percent(language, terms.extra_time);
    language.text_with(key, &[("extra", extra.into())])
}
