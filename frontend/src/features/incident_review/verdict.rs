//! Upheld or dismissed.

use vigie_shared::session::{IncidentCategory, IncidentResolution};
use yew::prelude::*;

use crate::components::{Icon, RadioChoice};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`ResolutionChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResolutionChoiceProps {
    /// Beginning of the ids.
    pub id: AttrValue,
    /// What kind of incident: suspected fraud decides an outcome.
    pub category: IncidentCategory,
    pub how: Option<IncidentResolution>,
    /// It was to be saved without a choice.
    pub missing: bool,
    /// Changes the choice.
    pub onchange: Callback<IncidentResolution>,
}

/// Two choices, each with what it leads to.
#[component]
pub fn ResolutionChoice(props: &ResolutionChoiceProps) -> Html {
    let language = use_language();
    let choice = |resolution: IncidentResolution| {
        let (code, name) = match resolution {
            IncidentResolution::Dismissed => {
                ("dismissed", language.text("referent-resolve-dismissed"))
            }
            _ if props.category.asks_for_correction() => {
                ("upheld", language.text("referent-resolve-as-enrolled"))
            }
            _ => ("upheld", language.text("referent-resolve-upheld")),
        };
        html! {
            <RadioChoice
                id={format!("{}-{code}", props.id)}
                name={props.id.clone()}
                checked={props.how == Some(resolution)}
                onchoose={props.onchange.reform(move |()| resolution)}
                label={name}
            >
                { meaning(&language, resolution, props.category) }
            </RadioChoice>
        }
    };
    html! {
        <fieldset class="vigie-fieldset">
            <legend>{ language.text("referent-resolve-how") }</legend>
            <div class="vigie-abort__choices">
                { choice(IncidentResolution::Upheld) }
                { choice(IncidentResolution::Dismissed) }
            </div>
            if props.missing {
                <p class="vigie-field__error" role="alert" data-testid={format!("{}-how-error", props.id)}>
                    { Icon::Error }
                    <span>{ language.text("referent-resolve-choose") }</span>
                </p>
            }
        </fieldset>
    }
}

fn meaning(
    language: &LanguageHandle,
    resolution: IncidentResolution,
    category: IncidentCategory,
) -> String {
    match (resolution, category) {
        (IncidentResolution::Dismissed, IncidentCategory::C6) => {
            language.text("referent-resolve-fraud-dismissed")
        }
        (IncidentResolution::Dismissed, _) => language.text("referent-resolve-dismissed-meaning"),
        (_, category) if category.asks_for_correction() => {
            language.text("referent-resolve-as-enrolled-meaning")
        }
        (_, IncidentCategory::C6) => language.text("referent-resolve-fraud-upheld"),
        (_, _) => language.text("referent-resolve-upheld-meaning"),
    }
}
