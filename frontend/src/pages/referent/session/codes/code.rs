//! One code, large.

use yew::prelude::*;

use crate::format::grouped_code;
use crate::i18n::use_language;

/// Properties of [`CodeCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CodeCardProps {
    pub label: AttrValue,
    /// Who gets it.
    pub whom: AttrValue,
    pub code: AttrValue,
    /// Or dots.
    pub shown: bool,
    pub testid: AttrValue,
    /// What can be done with it.
    #[prop_or_default]
    pub children: Html,
}

/// Dots, or the code: read from across a room, and spelt for a screen reader.
#[component]
pub fn CodeCard(props: &CodeCardProps) -> Html {
    let language = use_language();
    let spelt = || {
        props
            .code
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(" ")
    };
    html! {
        <div class="vigie-code-card">
            <h3 class="vigie-code-card__label">{ &props.label }</h3>
            <p class="vigie-code-card__code">
                <span aria-hidden="true" data-testid={props.testid.clone()}>
                    if props.shown {
                        { grouped_code(&props.code) }
                    } else {
                        { "••••••••" }
                    }
                </span>
                <span class="pf-v6-screen-reader">
                    if props.shown {
                        { spelt() }
                    } else {
                        { language.text("referent-code-hidden") }
                    }
                </span>
            </p>
            <p class="vigie-subtle">{ &props.whom }</p>
            { props.children.clone() }
        </div>
    }
}
