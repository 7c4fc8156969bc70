//! Day, month, year. Three small inputs instead of the browser's calendar: a
//! birthdate is typed, and every browser orders a date input in its own way.

use yew::prelude::*;

use super::field::{FaultLine, InputBox};
use super::form::{Input, Typed};
use crate::i18n::use_language;

/// Properties of [`Birthdate`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BirthdateProps {
    /// What is typed so far.
    pub typed: Typed,
    /// What is wrong with the date.
    pub fault: Option<String>,
    /// Something else is typed.
    pub onvalue: Callback<(Input, String)>,
    /// A part was left.
    pub onleft: Callback<Input>,
}

/// The date as one group.
#[component]
pub fn Birthdate(props: &BirthdateProps) -> Html {
    let language = use_language();
    let part = |input: Input| {
        html! {
            <div class="vigie-birthdate__part">
                <label for={input.id()}>{ input.label(&language) }</label>
                <InputBox
                    {input}
                    value={props.typed.value(input).to_owned()}
                    fault={props.fault.clone()}
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
                { part(Input::Day) }
                { part(Input::Month) }
                { part(Input::Year) }
            </div>
            <p id="entry-year-about" class="vigie-candidate-field__about">
                if let Some(fault) = &props.fault {
                    <FaultLine text={fault.clone()} />
                } else {
                    { language.text("candidate-entry-birthdate-hint") }
                }
            </p>
        </fieldset>
    }
}
