//! What the form tells before something goes on record, and when it does not.

use vigie_shared::session::IncidentCategory;
use yew::prelude::*;

use super::categories::Questions;
use super::draft::Fault;
use super::sending::Sending;
use super::span::TimeFault;
use crate::board::notices::why;
use crate::components::Icon;
use crate::i18n::LanguageHandle;

/// What the invigilator must know of a category before he records it.
pub fn about(language: &LanguageHandle, category: IncidentCategory) -> Html {
    let words = match category {
        IncidentCategory::C6 => language.text("incident-about-c6"),
        IncidentCategory::R1 => language.text("incident-about-r1"),
        IncidentCategory::Question(_) => language.text("incident-about-question"),
        _ => return Html::default(),
    };
    html! { <p class="vigie-recorder__about">{ words }</p> }
}

/// Why it did not go on record.
pub fn told(
    language: &LanguageHandle,
    fault: Option<Fault>,
    questions: Questions,
    sending: &Sending,
) -> Html {
    let words = match (fault, sending) {
        (Some(Fault::Nobody), _) => language.text("incident-fault-nobody"),
        (Some(Fault::Category), _) => language.text("incident-fault-category"),
        (Some(Fault::Words), _) => language.text("incident-fault-words"),
        (Some(Fault::TooLong), _) => language.text("incident-fault-long"),
        (Some(Fault::Number), _) => questions.why(language).unwrap_or_default(),
        (Some(Fault::Time(TimeFault::Future)), _) => language.text("incident-fault-future"),
        (Some(Fault::Time(TimeFault::Backwards)), _) => language.text("incident-fault-backwards"),
        (None, Sending::Refused(refusal)) => {
            let why = why(language, refusal);
            language.text_with("incident-refused", &[("why", why.into())])
        }
        (None, Sending::Idle | Sending::UnderWay) => return Html::default(),
    };
    html! { <>{ Icon::Error }<span>{ words }</span></> }
}
