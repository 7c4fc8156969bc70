//! The field of a one-time code.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::TextField;
use crate::i18n::use_language;

/// Properties of [`OneTimeCodeField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OneTimeCodeFieldProps {
    pub id: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    pub node: NodeRef,
}

/// Appears once the password was right, and takes the focus.
#[component]
pub fn OneTimeCodeField(props: &OneTimeCodeFieldProps) -> Html {
    let language = use_language();
    use_effect_with(props.node.clone(), |node| {
        if let Some(element) = node.cast::<HtmlElement>() {
            element.focus().unwrap_or_default();
        }
    });
    html! {
        <TextField
            id={props.id.clone()}
            label={language.text("second-factor-code")}
            hint={language.text("second-factor-code-hint")}
            autocomplete="one-time-code"
            spellcheck=false
            value={props.value.clone()}
            onchange={props.onchange.clone()}
            node={props.node.clone()}
        />
    }
}
