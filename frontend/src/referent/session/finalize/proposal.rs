//! The abort reason that the record suggests, and why.

use vigie_shared::session::{AbortEvidence, AbortSuggestion};
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;
use crate::referent::say;

/// Properties of [`ProposalView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProposalViewProps {
    /// What is suggested.
    pub proposal: AbortSuggestion,
    /// Beside the words: a button.
    #[prop_or_default]
    pub children: Html,
}

/// "Suggested: technical problem, because …", every piece of evidence in words.
#[component]
pub fn ProposalView(props: &ProposalViewProps) -> Html {
    let language = use_language();
    let reason = say::abort(&language, props.proposal.reason);
    let piece = |evidence: &AbortEvidence| {
        let technical = evidence.is_technical();
        html! {
            <li class={technical.then_some("vigie-evidence--technical")} data-testid="referent-evidence">
                { if technical { Icon::Warning } else { Icon::Info } }
                <span>{ say::evidence(&language, evidence) }</span>
            </li>
        }
    };
    html! {
        <div class="vigie-suggestion" data-testid="referent-proposal">
            <div class="vigie-suggestion__head">
                <p>{ language.text_with("referent-proposal", &[("reason", reason.into())]) }</p>
                { props.children.clone() }
            </div>
            <ul class="vigie-evidence">{ for props.proposal.evidence.iter().map(piece) }</ul>
        </div>
    }
}
