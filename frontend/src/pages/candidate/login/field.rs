//! A row of the form: label, input, hint or error.

use yew::prelude::*;

use super::form::LoginField;
use crate::components::{Icon, TextInput};
use crate::i18n::use_language;

/// Properties of [`FieldRow`] and of each part of the birthdate.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldRowProps {
    /// The field it is for.
    pub field: LoginField,
    /// The text in it.
    pub value: AttrValue,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<String>,
    /// The text changed.
    pub onvalue: Callback<(LoginField, String)>,
    /// The field lost the focus with a text in it.
    pub onleft: Callback<LoginField>,
}

/// The whole row.
#[component]
pub fn FieldRow(props: &FieldRowProps) -> Html {
    let language = use_language();
    let about = format!("{}-about", props.field.id());
    html! {
        <div class="vigie-candidate-field">
            <label for={props.field.id()}>{ props.field.label(&language) }</label>
            <FieldInput ..props.clone() />
            <p id={about} class="vigie-candidate-field__about">
                if let Some(error) = &props.error {
                    <FieldError text={error.clone()} />
                } else if let Some(hint) = props.field.hint(&language) {
                    { hint }
                }
            </p>
        </div>
    }
}

/// The input alone, for a label elsewhere.
#[component]
pub fn FieldInput(props: &FieldRowProps) -> Html {
    let field = props.field;
    // The three parts of the date share one line of description.
    let described = match field {
        LoginField::Day | LoginField::Month => LoginField::Year,
        other => other,
    };
    let onblur = {
        let (onleft, empty) = (props.onleft.clone(), props.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            // Passing through an empty field is not an error yet.
            if !empty {
                onleft.emit(field);
            }
        })
    };
    html! {
        <TextInput
            id={field.id()}
            value={props.value.clone()}
            onchange={props.onvalue.reform(move |text| (field, text))}
            inputmode={if field.is_number() { "numeric" } else { "text" }}
            // The default, which matters here: on a shared computer, these names must not
            // be offered to the next candidate.
            autocomplete="off"
            autocapitalize={if field.is_code() { "characters" } else { "off" }}
            spellcheck=false
            max_length={field.max_length()}
            invalid={props.error.is_some()}
            described_by={format!("{}-about", described.id())}
            {onblur}
        />
    }
}

/// Properties of [`FieldError`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldErrorProps {
    /// What is wrong.
    pub text: AttrValue,
}

/// What is wrong, with an icon.
#[component]
pub fn FieldError(props: &FieldErrorProps) -> Html {
    html! {
        <span class="vigie-candidate-field__fault">{ Icon::Error }{ " " }{ &props.text }</span>
    }
}
