//! The frame of an input: label, hint, error.

use yew::prelude::*;

use super::Icon;
use crate::i18n::use_language;

/// Properties of [`Field`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Id of the input inside.
    pub id: AttrValue,
    pub label: AttrValue,
    /// How to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    #[prop_or_default]
    pub class: Classes,
    /// The input; its `aria-describedby` comes from [`described_by`].
    #[prop_or_default]
    pub children: Html,
}

/// A labelled input. Hint and error are part of its description for screen readers.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let language = use_language();
    html! {
        <div class={classes!("vigie-field", props.class.clone())}>
            <label class="vigie-field__label" for={props.id.clone()}>
                { &props.label }
                if props.optional {
                    <span class="vigie-field__optional">{ language.text("field-optional") }</span>
                }
            </label>
            { props.children.clone() }
            if let Some(hint) = &props.hint {
                <p id={hint_id(&props.id)} class="vigie-field__hint">{ hint }</p>
            }
            if let Some(error) = &props.error {
                <p
                    id={error_id(&props.id)}
                    class="vigie-field__error"
                    data-testid={error_id(&props.id)}
                >
                    { Icon::Error }
                    <span>{ error }</span>
                </p>
            }
        </div>
    }
}

/// The `aria-describedby` of the input in a field: the error first, because it is what has
/// to be acted on.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if has_error {
        ids.push(error_id(id));
    }
    if has_hint {
        ids.push(hint_id(id));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_described_before_the_hint() {
        assert_eq!(described_by("x", false, false), None);
        assert_eq!(
            described_by("x", true, true).as_deref(),
            Some("x-error x-hint")
        );
    }
}
