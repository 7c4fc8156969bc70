//! A row of the form: label, input, hint or error.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::LoginField;
use crate::i18n::use_language;
use crate::ui::Mark;

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
        <div class="candidate-field">
            <label for={props.field.id()}>{ props.field.label(&language) }</label>
            <FieldInput ..props.clone() />
            <p id={about} class="candidate-field__about">
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
    let error = props.error.is_some();
    // The three parts of the date share one line.
    let about = match field {
        LoginField::Day | LoginField::Month => LoginField::Year,
        other => other,
    };
    let about = format!("{}-about", about.id());
    let text_of =
        |element: Option<HtmlInputElement>| element.map_or_else(String::new, |it| it.value());
    let oninput = props
        .onvalue
        .reform(move |event: InputEvent| (field, text_of(event.target_dyn_into())));
    // Some tools that fill in forms, or empty a field, send no more than the change.
    let onchange = props
        .onvalue
        .reform(move |event: Event| (field, text_of(event.target_dyn_into())));
    let onblur = {
        let (onleft, empty) = (props.onleft.clone(), props.value.is_empty());
        Callback::from(move |_: FocusEvent| {
            // Passing through an empty field is no error yet.
            if !empty {
                onleft.emit(field);
            }
        })
    };
    html! {
        <span class={classes!("pf-v6-c-form-control", error.then_some("pf-m-error"))}>
            <input
                id={field.id()}
                name={field.id()}
                type="text"
                inputmode={if field.is_number() { "numeric" } else { "text" }}
                // Shared computers: the next candidate must not be offered these names.
                autocomplete="off"
                autocapitalize={if field == LoginField::Code { "characters" } else { "off" }}
                spellcheck="false"
                maxlength={field.max_length().to_string()}
                aria-required="true"
                aria-describedby={about}
                aria-invalid={error.to_string()}
                data-testid={field.id()}
                value={props.value.clone()}
                {oninput}
                {onchange}
                {onblur}
            />
        </span>
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
        <span class="candidate-field__fault">{ Mark::Error }{ " " }{ &props.text }</span>
    }
}
