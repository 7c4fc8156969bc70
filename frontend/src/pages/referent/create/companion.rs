//! Whether the browser extension must be detected.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::draft::DraftChange;
use crate::features::companion::PolicyChoices;
use crate::i18n::use_language;

/// Properties of [`CompanionChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionChoiceProps {
    pub policy: CompanionPolicy,
    pub change: Callback<DraftChange>,
}

/// Three choices, each with what it means for a candidate.
#[component]
pub fn CompanionChoice(props: &CompanionChoiceProps) -> Html {
    let language = use_language();
    let onchoose = props.change.reform(DraftChange::Companion);
    html! {
        <fieldset class="vigie-fieldset">
            <legend>{ language.text("referent-companion") }</legend>
            <p class="vigie-field__hint">{ language.text("referent-companion-help") }</p>
            <PolicyChoices name="referent-companion" policy={props.policy} {onchoose} />
        </fieldset>
    }
}
