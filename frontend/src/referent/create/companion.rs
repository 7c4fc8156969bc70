//! Must the browser extension be seen?

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::draft::Change;
use crate::i18n::use_language;

/// Properties of [`CompanionChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionChoiceProps {
    /// What is chosen.
    pub policy: CompanionPolicy,
    /// Changes it.
    pub change: Callback<Change>,
}

const POLICIES: [(CompanionPolicy, &str); 3] = [
    (CompanionPolicy::Observed, "observed"),
    (CompanionPolicy::Required, "required"),
    (CompanionPolicy::RequiredAutoClear, "required_auto_clear"),
];

/// Three choices, each with what it means for a candidate.
#[component]
pub fn CompanionChoice(props: &CompanionChoiceProps) -> Html {
    let language = use_language();
    let choice = |(policy, code): (CompanionPolicy, &'static str)| {
        let (name, meaning) = match policy {
            CompanionPolicy::Observed => (
                language.text("referent-companion-observed"),
                language.text("referent-companion-observed-meaning"),
            ),
            CompanionPolicy::Required => (
                language.text("referent-companion-required"),
                language.text("referent-companion-required-meaning"),
            ),
            CompanionPolicy::RequiredAutoClear => (
                language.text("referent-companion-auto"),
                language.text("referent-companion-auto-meaning"),
            ),
        };
        let id = format!("referent-companion-{code}");
        let meaning_id = format!("{id}-meaning");
        html! {
            <div class="vigie-choice">
                <input
                    type="radio"
                    id={id.clone()}
                    data-testid={id.clone()}
                    name="referent-companion"
                    value={code}
                    checked={props.policy == policy}
                    aria-describedby={meaning_id.clone()}
                    onchange={props.change.reform(move |_| Change::Companion(policy))}
                />
                <label for={id}>{ name }</label>
                <p id={meaning_id} class="vigie-choice__meaning">{ meaning }</p>
            </div>
        }
    };
    html! {
        <fieldset class="vigie-fieldset">
            <legend>{ language.text("referent-companion") }</legend>
            <p class="vigie-field__hint">{ language.text("referent-companion-help") }</p>
            { for POLICIES.into_iter().map(choice) }
        </fieldset>
    }
}
