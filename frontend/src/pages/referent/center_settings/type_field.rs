//! The kind of establishment.

use vigie_shared::api::EstablishmentType;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::{Field, described_by, filter_event};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`TypeField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TypeFieldProps {
    pub value: Option<EstablishmentType>,
    pub onchange: Callback<Option<EstablishmentType>>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A choice of four, or none yet.
#[component]
pub fn TypeField(props: &TypeFieldProps) -> Html {
    let language = use_language();
    let onchange = filter_event(&props.onchange, |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>()?.value();
        Some(EstablishmentType::from_name(&chosen))
    });
    let option = |one: EstablishmentType| {
        html! {
            <option value={one.as_str()} selected={props.value == Some(one)}>
                { type_name(&language, one) }
            </option>
        }
    };
    let described = described_by("center-type", true, props.error.is_some());
    html! {
        <Field
            id="center-type"
            label={language.text("center-type")}
            hint={language.text("center-type-hint")}
            error={props.error.clone()}
        >
            <span class="pf-v6-c-form-control">
                <select id="center-type" data-testid="center-type" aria-describedby={described} {onchange}>
                    <option value="" selected={props.value.is_none()}>
                        { language.text("center-type-none") }
                    </option>
                    { for EstablishmentType::ALL.into_iter().map(option) }
                </select>
            </span>
        </Field>
    }
}

/// The name of a kind of establishment.
pub fn type_name(language: &LanguageHandle, one: EstablishmentType) -> String {
    language.text(match one {
        EstablishmentType::MiddleSchool => "center-type-middle-school",
        EstablishmentType::HighSchool => "center-type-high-school",
        EstablishmentType::HigherEducation => "center-type-higher-education",
        EstablishmentType::Professional => "center-type-professional",
    })
}
