//! Whether the browser extension must be detected.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use crate::components::RadioChoice;
use crate::i18n::{LanguageHandle, use_language};

const POLICIES: [CompanionPolicy; 3] = [
    CompanionPolicy::Observed,
    CompanionPolicy::Required,
    CompanionPolicy::RequiredAutoClear,
];

/// Properties of [`PolicyChoices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PolicyChoicesProps {
    /// Name of the group, and the beginning of the ids.
    pub name: AttrValue,
    pub policy: CompanionPolicy,
    pub onchoose: Callback<CompanionPolicy>,
}

/// Three choices, each with what it means for a candidate.
#[component]
pub fn PolicyChoices(props: &PolicyChoicesProps) -> Html {
    let language = use_language();
    let choice = |policy: CompanionPolicy| {
        let (code, meaning) = match policy {
            CompanionPolicy::Observed => ("observed", "referent-companion-observed-meaning"),
            CompanionPolicy::Required => ("required", "referent-companion-required-meaning"),
            CompanionPolicy::RequiredAutoClear => {
                ("required_auto_clear", "referent-companion-auto-meaning")
            }
        };
        html! {
            <RadioChoice
                id={format!("{}-{code}", props.name)}
                name={props.name.clone()}
                checked={props.policy == policy}
                onchoose={props.onchoose.reform(move |()| policy)}
                label={policy_name(&language, policy)}
            >
                { language.text(meaning) }
            </RadioChoice>
        }
    };
    html! { <>{ for POLICIES.into_iter().map(choice) }</> }
}

/// A policy in a few words.
pub fn policy_name(language: &LanguageHandle, policy: CompanionPolicy) -> String {
    language.text(match policy {
        CompanionPolicy::Observed => "referent-companion-observed",
        CompanionPolicy::Required => "referent-companion-required",
        CompanionPolicy::RequiredAutoClear => "referent-companion-auto",
    })
}
