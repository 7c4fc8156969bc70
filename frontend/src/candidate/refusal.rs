//! Why a wish was not granted, and what to do.

use vigie_shared::session::Refusal;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`RefusalBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RefusalBoxProps {
    /// Why; nothing is shown without.
    pub refusal: Option<Refusal>,
}

/// A message for the refusals a candidate can meet.
#[component]
pub fn RefusalBox(props: &RefusalBoxProps) -> Html {
    let language = use_language();
    let Some(refusal) = &props.refusal else {
        return Html::default();
    };
    html! {
        <div role="alert" class="vigie-box vigie-box--warning" data-testid="refusal">
            { Icon::Warning }
            <p>{ language.text(key(refusal)) }</p>
        </div>
    }
}

fn key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::SessionFinalized => "candidate-no-session-finalized",
        Refusal::PresenceNotConfirmed => "candidate-no-presence",
        Refusal::CompanionMissing => "candidate-no-companion",
        Refusal::TestEnded | Refusal::TimeIsUp => "candidate-no-time",
        Refusal::ResumeNotAuthorized => "candidate-no-resume",
        Refusal::QuestionMoved | Refusal::NotRevealed => "candidate-no-question-moved",
        Refusal::Blocked => "candidate-no-blocked",
        Refusal::ResponseDoesNotFit => "candidate-no-response",
        Refusal::BankExhausted => "candidate-no-questions-left",
        Refusal::StorageUnavailable => "candidate-no-storage",
        Refusal::TooFast => "candidate-no-too-fast",
        // What only the staff meets, or what the page has made impossible.
        _ => "candidate-no-other",
    }
}
