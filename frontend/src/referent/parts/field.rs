//! What stands around an input: label, help, error.

use yew::prelude::*;

use crate::i18n::use_language;
use crate::ui::Mark;

/// Properties of [`Field`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Id of the input inside.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// How to fill it in.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// The input; it names [`described_by`].
    #[prop_or_default]
    pub children: Html,
}

/// A labelled input. An error comes after the input and is part of its description.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let language = use_language();
    html! {
        <div class="vigie-form-field">
            <label class="vigie-form-field__label" for={props.id.clone()}>
                { &props.label }
                if props.optional {
                    <span class="vigie-form-field__optional">{ language.text("referent-optional") }</span>
                }
            </label>
            { props.children.clone() }
            if let Some(help) = &props.help {
                <p id={help_id(&props.id)} class="vigie-form-field__help">{ help }</p>
            }
            if let Some(error) = &props.error {
                <p
                    id={error_id(&props.id)}
                    class="vigie-form-field__error"
                    data-testid={error_id(&props.id)}
                >
                    { Mark::Error }
                    <span>{ error }</span>
                </p>
            }
        </div>
    }
}

/// `aria-describedby` of the input of a field.
pub fn described_by(id: &str, has_help: bool, has_error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if has_error {
        ids.push(error_id(id));
    }
    if has_help {
        ids.push(help_id(id));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn help_id(id: &str) -> String {
    format!("{id}-help")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}
