//! A field of the candidate's log-in form.

use yew::prelude::*;

use super::form::Input;
use crate::components::{Icon, TextInput};
use crate::i18n::use_language;

/// Properties of [`Field`] and of each part of the birthdate.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    pub input: Input,
    pub value: AttrValue,
    /// What is wrong with the value.
    #[prop_or_default]
    pub fault: Option<String>,
    /// The text after each change.
    pub onvalue: Callback<(Input, String)>,
    /// The field lost the focus and is not empty.
    pub onleft: Callback<Input>,
}

/// Label, input, and below it the hint, or the error in its place: the page of a candidate
/// shows one sentence at a time.
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

/// The input alone; its label is elsewhere.
#[component]
pub fn InputBox(props: &FieldProps) -> Html {
    let input = props.input;
    // The three parts of the date share one line of description.
    let described = match input {
        Input::Day | Input::Month => Input::Year,
        other => other,
    };
    let onblur = {
        let (onleft, empty) = (props.onleft.clone(), props.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            // Passing through an empty field is not an error yet.
            if !empty {
                onleft.emit(input);
            }
        })
    };
    html! {
        <TextInput
            id={input.id()}
            value={props.value.clone()}
            onchange={props.onvalue.reform(move |text| (input, text))}
            inputmode={if input.is_number() { "numeric" } else { "text" }}
            // The default of the kit, which matters here: on a shared computer, these names
            // must not be offered to the next candidate.
            autocomplete="off"
            autocapitalize={if input == Input::Code { "characters" } else { "off" }}
            spellcheck=false
            max_length={u32::from(input.longest())}
            invalid={props.fault.is_some()}
            described_by={format!("{}-about", described.id())}
            {onblur}
        />
    }
}

/// Properties of [`FaultLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FaultLineProps {
    /// What is wrong.
    pub text: AttrValue,
}

/// An error message with its icon.
#[component]
pub fn FaultLine(props: &FaultLineProps) -> Html {
    html! {
        <span class="vigie-candidate-field__fault">{ Icon::Error }{ " " }{ &props.text }</span>
    }
}
