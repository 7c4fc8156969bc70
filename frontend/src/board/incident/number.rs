//! Which question: only numbers that all of the candidates have seen.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::categories::Questions;
use crate::i18n::use_language;

/// Properties of [`Number`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NumberProps {
    /// The greatest that all have seen.
    pub shown: Option<u8>,
    /// The one that is chosen; none for the greatest.
    pub number: Option<u8>,
    /// Of how many candidates.
    pub candidates: usize,
    /// Another is chosen.
    pub onnumber: Callback<u8>,
}

/// A list of numbers, the present one in front.
#[component]
pub fn Number(props: &NumberProps) -> Html {
    let language = use_language();
    let Some(shown) = props.shown else {
        let why = Questions::of(props.shown, props.candidates).why(&language);
        return html! { <p class="vigie-categories__why">{ why.unwrap_or_default() }</p> };
    };
    let chosen = props.number.unwrap_or(shown).clamp(1, shown);
    let onchange = {
        let onnumber = props.onnumber.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|select| select.value().parse().ok());
            if let Some(number) = value {
                onnumber.emit(number);
            }
        }
    };
    let told = match props.candidates {
        1 => language.text_with("incident-number-one", &[("number", shown.into())]),
        _ => language.text_with("incident-number-several", &[("number", shown.into())]),
    };
    html! {
        <div class="vigie-recorder__number">
            <label for="incident-number">{ language.text("incident-number") }</label>
            <select id="incident-number" aria-describedby="incident-number-about" data-testid="incident-number" {onchange}>
                { for (1..=shown).rev().map(|number| html! {
                    <option value={number.to_string()} selected={number == chosen}>{ number }</option>
                }) }
            </select>
            <small id="incident-number-about">{ told }</small>
        </div>
    }
}
