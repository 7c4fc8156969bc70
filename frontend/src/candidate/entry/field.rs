//! A field of the form: label, hint, input, fault.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::Input;
use crate::i18n::use_language;
use crate::ui::Mark;

/// Properties of [`Field`] and of each part of the birthdate.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Which.
    pub input: Input,
    /// What is typed.
    pub value: AttrValue,
    /// What is wrong with it.
    #[prop_or_default]
    pub fault: Option<String>,
    /// Something else is typed.
    pub onvalue: Callback<(Input, String)>,
    /// It was left with something in it.
    pub onleft: Callback<Input>,
}

/// A whole field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let language = use_language();
    let about = format!("{}-about", props.input.id());
    html! {
        <div class="vigie-candidate-field">
            <label for={props.input.id()}>{ props.input.label(&language) }</label>
            <InputBox ..props.clone() />
            <p id={about} class="vigie-candidate-field__about">
                if let Some(fault) = &props.fault {
                    <FaultLine text={fault.clone()} />
                } else if let Some(hint) = props.input.hint(&language) {
                    { hint }
                }
            </p>
        </div>
    }
}

/// The input alone; its label stands elsewhere.
#[component]
pub fn InputBox(props: &FieldProps) -> Html {
    let input = props.input;
    let fault = props.fault.is_some();
    // The three parts of the date share one line.
    let about = match input {
        Input::Day | Input::Month => Input::Year,
        other => other,
    };
    let about = format!("{}-about", about.id());
    let take =
        |element: Option<HtmlInputElement>| element.map_or_else(String::new, |it| it.value());
    let oninput = props
        .onvalue
        .reform(move |event: InputEvent| (input, take(event.target_dyn_into())));
    // Some tools that fill in forms, or empty a field, tell no more than the change.
    let onchange = props
        .onvalue
        .reform(move |event: Event| (input, take(event.target_dyn_into())));
    let onblur = {
        let (onleft, empty) = (props.onleft.clone(), props.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            // Passing through an empty field is no fault yet.
            if !empty {
                onleft.emit(input);
            }
        })
    };
    html! {
        <span class={classes!("pf-v6-c-form-control", fault.then_some("pf-m-error"))}>
            <input
                id={input.id()}
                name={input.id()}
                type="text"
                inputmode={if input.is_number() { "numeric" } else { "text" }}
                // Shared computers: the next candidate must not be offered these names.
                autocomplete="off"
                autocapitalize={if input == Input::Code { "characters" } else { "off" }}
                spellcheck="false"
                maxlength={input.longest().to_string()}
                aria-required="true"
                aria-describedby={about}
                aria-invalid={fault.to_string()}
                data-testid={input.id()}
                value={props.value.clone()}
                {oninput}
                {onchange}
                {onblur}
            />
        </span>
    }
}

/// Properties of [`FaultLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FaultLineProps {
    /// What is wrong.
    pub text: AttrValue,
}

/// What is wrong, with a mark.
#[component]
pub fn FaultLine(props: &FaultLineProps) -> Html {
    html! {
        <span class="vigie-candidate-field__fault">{ Mark::Error }{ " " }{ &props.text }</span>
    }
}
