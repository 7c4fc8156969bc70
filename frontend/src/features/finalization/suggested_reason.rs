//! The abort reason that the record suggests, and why.

use vigie_shared::session::{AbortEvidence, AbortSuggestion};
use yew::prelude::*;

use super::evidence::evidence_label;
use crate::components::Icon;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`SuggestedReasonView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SuggestedReasonViewProps {
    /// What is suggested.
    pub suggestion: AbortSuggestion,
    /// Beside the words: a button.
    #[prop_or_default]
    pub children: Html,
}

/// "Suggested: technical problem, because …", every piece of evidence in words.
#[component]
pub fn SuggestedReasonView(props: &SuggestedReasonViewProps) -> Html {
    let language = use_language();
    // How a test was ended is no evidence: without any, nothing is suggested.
    let head = match props.suggestion.reason {
        Some(reason) => {
            let reason = format::abort(&language, reason);
            language.text_with("referent-proposal", &[("reason", reason.into())])
        }
        None => language.text("referent-proposal-none"),
    };
    let piece = |evidence: &AbortEvidence| {
        let technical = evidence.is_technical();
        html! {
            <li class={technical.then_some("vigie-evidence--technical")} data-testid="referent-evidence">
                { if technical { Icon::Warning } else { Icon::Info } }
                <span>{ evidence_label(&language, evidence) }</span>
            </li>
        }
    };
    html! {
        <div class="vigie-suggestion" data-testid="referent-proposal">
            <div class="vigie-suggestion__head">
                <p>{ head }</p>
                { props.children.clone() }
            </div>
            <ul class="vigie-evidence">{ for props.suggestion.evidence.iter().map(piece) }</ul>
        </div>
    }
}
