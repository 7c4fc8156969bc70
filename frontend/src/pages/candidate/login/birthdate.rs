//! Day, month, year. Three small inputs instead of the browser's calendar: a
//! birthdate is typed, and every browser orders a date input in its own way.

use yew::prelude::*;

use super::field::{FieldError, FieldInput};
use super::form::{LoginField, LoginInputs};
use crate::i18n::use_language;

/// Properties of [`Birthdate`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BirthdateProps {
    /// The inputs of the form.
    pub inputs: LoginInputs,
    /// What is wrong with the date.
    pub error: Option<String>,
    /// A text changed.
    pub onvalue: Callback<(LoginField, String)>,
    /// A part lost the focus.
    pub onleft: Callback<LoginField>,
}

/// The date as one group.
#[component]
pub fn Birthdate(props: &BirthdateProps) -> Html {
    let language = use_language();
    let part = |field: LoginField| {
        html! {
            <div class="vigie-birthdate__part">
                <label for={field.id()}>{ field.label(&language) }</label>
                <FieldInput
                    {field}
                    value={props.inputs.value(field).to_owned()}
                    error={props.error.clone()}
                    onvalue={props.onvalue.clone()}
                    onleft={props.onleft.clone()}
                />
            </div>
        }
    };
    html! {
        <fieldset class="vigie-candidate-field vigie-birthdate" aria-describedby="entry-year-about">
            <legend>{ language.text("candidate-entry-birthdate") }</legend>
            <div class="vigie-birthdate__parts">
                { part(LoginField::Day) }
                { part(LoginField::Month) }
                { part(LoginField::Year) }
            </div>
            <p id="entry-year-about" class="vigie-candidate-field__about">
                if let Some(error) = &props.error {
                    <FieldError text={error.clone()} />
                } else {
                    { language.text("candidate-entry-birthdate-hint") }
                }
            </p>
        </fieldset>
    }
}
