//! A short text or a number.

use vigie_shared::item::MAX_TEXT_CHARS;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::use_language;

/// Properties of [`TextAnswer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextAnswerProps {
    /// As typed.
    pub text: AttrValue,
    /// Something else is typed.
    pub ontext: Callback<String>,
}

/// One line. Capitals, accents and spaces do not matter, and it says so.
#[component]
pub fn TextAnswer(props: &TextAnswerProps) -> Html {
    let language = use_language();
    let oninput = props
        .ontext
        .reform(|event: InputEvent| typed(event.target_dyn_into()));
    // Some tools that fill in forms, or empty a field, tell no more than the change.
    let onchange = props
        .ontext
        .reform(|event: Event| typed(event.target_dyn_into()));
    html! {
        <div class="vigie-answer-text">
            <span class="pf-v6-c-form-control">
                <input
                    type="text"
                    name="answer"
                    aria-label={language.text("candidate-answer-text")}
                    aria-describedby="answer-hint"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength={MAX_TEXT_CHARS.to_string()}
                    value={props.text.clone()}
                    data-testid="text"
                    {oninput}
                    {onchange}
                />
            </span>
            <p id="answer-hint" class="vigie-candidate-field__about">{ language.text("candidate-answer-text-hint") }</p>
        </div>
    }
}

/// What is pasted may hold tabs: no answer needs a control character.
fn typed(element: Option<HtmlInputElement>) -> String {
    let value = element.map_or_else(String::new, |element| element.value());
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    value.chars().map(plain).collect()
}
