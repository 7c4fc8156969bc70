//! Why a candidate has this outcome: for the organization, and in the words for the candidate.

use vigie_shared::session::OutcomeDecision;
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;

/// Properties of [`RulesUsed`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RulesUsedProps {
    pub decision: OutcomeDecision,
}

/// Two explanations side by side.
#[component]
pub fn RulesUsed(props: &RulesUsedProps) -> Html {
    let language = use_language();
    let decision = &props.decision;
    let facts = decision.facts.as_ref();
    let sentences = facts.map_or_else(Vec::new, |facts| format::outcome_facts(&language, facts));
    html! {
        <div class="vigie-rules-used">
            <section>
                <h3>{ language.text("referent-why-organisation") }</h3>
                <p>{ format::rule(&language, decision.rule) }</p>
                <ul>{ for sentences.into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
            </section>
            <section>
                <h3>{ language.text("referent-why-candidate") }</h3>
                <p data-testid="referent-why-candidate">
                    { format::rule_for_candidate(&language, decision.rule, facts) }
                </p>
            </section>
        </div>
    }
}
