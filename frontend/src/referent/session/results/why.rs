//! Why a candidate gets what he gets: for the organisation, and as he reads it himself.

use vigie_shared::session::OutcomeDecision;
use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::say;

/// Properties of [`Why`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WhyProps {
    /// What he gets.
    pub decision: OutcomeDecision,
}

/// Two explanations side by side.
#[component]
pub fn Why(props: &WhyProps) -> Html {
    let language = use_language();
    let decision = &props.decision;
    let facts = decision.facts.as_ref();
    let told = facts.map_or_else(Vec::new, |facts| say::facts(&language, facts));
    html! {
        <div class="vigie-rules-used">
            <section>
                <h3>{ language.text("referent-why-organisation") }</h3>
                <p>{ say::rule(&language, decision.rule) }</p>
                <ul>{ for told.into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
            </section>
            <section>
                <h3>{ language.text("referent-why-candidate") }</h3>
                <p data-testid="referent-why-candidate">
                    { say::to_candidate(&language, decision.rule, facts) }
                </p>
            </section>
        </div>
    }
}
