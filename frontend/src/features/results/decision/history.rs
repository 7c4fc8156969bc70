//! What was decided about a candidate, and by whom.

use vigie_shared::session::DecisionVersion;
use vigie_shared::view::OutcomePreview;
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;

/// Properties of [`DecisionList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DecisionListProps {
    /// Oldest first; the last one is in force.
    pub history: Vec<DecisionVersion>,
}

/// Every decision, the one in force first.
#[component]
pub fn DecisionList(props: &DecisionListProps) -> Html {
    let language = use_language();
    if props.history.is_empty() {
        return Html::default();
    }
    let line = |one: &DecisionVersion| {
        let outcome = format::outcome_and_score(
            &language,
            OutcomePreview {
                outcome: one.outcome,
                rule: one.rule,
                pix: one.pix,
            },
        );
        let what = match one.change {
            Some(change) => format::outcome_change(&language, change),
            None => language.text("decision-at-finalization"),
        };
        let args = [
            ("version", one.version.into()),
            ("what", what.into()),
            ("outcome", outcome.into()),
        ];
        html! {
            <li data-testid="decision-version">
                <p><strong>{ language.text_with("decision-version", &args) }</strong></p>
                if !one.reason.is_empty() {
                    <p class="vigie-lines">{ &one.reason }</p>
                }
                if let Some(first) = &one.proposed_by {
                    <p class="vigie-subtle">
                        { language.text_with(
                            "decision-proposed-by",
                            &[("by", format::actor(&language, first).into())],
                        ) }
                    </p>
                }
                if let Some(by) = &one.by {
                    <p class="vigie-subtle">{ format::actor_and_time(&language, by, one.at) }</p>
                }
                if let Some(code) = &one.certificate {
                    <code class="vigie-code-small">{ code.as_str() }</code>
                }
            </li>
        }
    };
    html! {
        <section class="vigie-decisions">
            <h4>{ language.text("decision-history") }</h4>
            <ol reversed=true>{ for props.history.iter().rev().map(line) }</ol>
        </section>
    }
}
