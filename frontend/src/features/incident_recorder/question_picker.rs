//! The question of an incident: only numbers that all candidates have seen.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::visible_questions::QuestionAvailability;
use crate::i18n::use_language;

/// Properties of [`QuestionPicker`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionPickerProps {
    /// The greatest number that all candidates have seen.
    pub last_question: Option<u8>,
    /// None for the greatest one.
    pub chosen: Option<u8>,
    /// How many candidates there are.
    pub candidates: usize,
    pub onchoose: Callback<u8>,
}

/// A list of numbers, the last one at the top.
#[component]
pub fn QuestionPicker(props: &QuestionPickerProps) -> Html {
    let language = use_language();
    let Some(last) = props.last_question else {
        let reason = QuestionAvailability::new(None, props.candidates).reason(&language);
        return html! { <p class="vigie-category-picker__reason">{ reason }</p> };
    };
    let chosen = props.chosen.unwrap_or(last).clamp(1, last);
    let onchange = {
        let onchoose = props.onchoose.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|select| select.value().parse().ok());
            if let Some(number) = value {
                onchoose.emit(number);
            }
        }
    };
    let hint = match props.candidates {
        1 => language.text_with("incident-number-one", &[("number", last.into())]),
        _ => language.text_with("incident-number-several", &[("number", last.into())]),
    };
    html! {
        <div class="vigie-recorder__number">
            <label for="incident-number">{ language.text("incident-number") }</label>
            <select id="incident-number" aria-describedby="incident-number-about" data-testid="incident-number" {onchange}>
                { for (1..=last).rev().map(|number| html! {
                    <option value={number.to_string()} selected={number == chosen}>{ number }</option>
                }) }
            </select>
            <small id="incident-number-about">{ hint }</small>
        </div>
    }
}
