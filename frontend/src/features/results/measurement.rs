//! The measurement behind a score. For referents only: abilities are shown to no other role.

use vigie_i18n::format_number;
use vigie_shared::session::Score;
use yew::prelude::*;

use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Measurement`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MeasurementProps {
    pub score: Score,
}

/// Closed until it is asked for.
#[component]
pub fn Measurement(props: &MeasurementProps) -> Html {
    let language = use_language();
    let Score { ability, error, .. } = props.score;
    html! {
        <details class="vigie-measurement" data-testid="referent-measurement">
            <summary>{ language.text("referent-measurement") }</summary>
            <dl class="vigie-description-list">
                <dt>{ language.text("referent-ability") }</dt>
                <dd>{ decimals(&language, ability) }</dd>
                <dt>{ language.text("referent-error") }</dt>
                <dd>{ decimals(&language, error) }</dd>
            </dl>
            <p class="vigie-subtle">{ language.text("referent-measurement-what") }</p>
        </details>
    }
}

fn decimals(language: &LanguageHandle, number: f64) -> String {
    let text = format!("{number:.2}").replace('-', "\u{2212}");
    format_number(language.language, &text)
}
