//! The outcome at the head of a result: color, icon and word.

use vigie_shared::rules::Outcome;
use yew::prelude::*;

use super::explanation;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`OutcomeBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OutcomeBoxProps {
    pub outcome: Outcome,
    /// The words; the outcome's by default.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Why, and what can be done now.
    pub children: Html,
}

/// A box that says it.
#[component]
pub fn OutcomeBox(props: &OutcomeBoxProps) -> Html {
    let language = use_language();
    let (tone, mark) = match props.outcome {
        Outcome::Validated => ("good", Icon::Medal),
        Outcome::ValidatedDegraded => ("warning", Icon::Medal),
        Outcome::Cancelled => ("info", Icon::Info),
        Outcome::Rejected => ("danger", Icon::Error),
        Outcome::Absent => ("calm", Icon::Person),
    };
    let title = props.title.clone();
    let title = title.unwrap_or_else(|| explanation::title(&language, props.outcome).into());
    html! {
        <section class={format!("vigie-result-verdict vigie-result-verdict--{tone}")} data-testid="result-outcome">
            <span class="vigie-result-verdict__mark" aria-hidden="true">{ mark }</span>
            <div>
                <h2>{ title }</h2>
                { props.children.clone() }
            </div>
        </section>
    }
}
