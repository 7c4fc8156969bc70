//! A password that can be looked at while it is typed.

use yew::prelude::*;

use crate::components::{Icon, TextField};
use crate::i18n::use_language;

/// Properties of [`PasswordField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PasswordFieldProps {
    /// What is in it.
    pub value: AttrValue,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    /// What was typed.
    pub onchange: Callback<String>,
    /// For the focus.
    pub node: NodeRef,
}

/// The password with a button that shows it: a mistyped one costs one of few attempts.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    let language = use_language();
    let shown = use_state_eq(|| false);
    let turn = {
        let shown = shown.clone();
        move |_| shown.set(!*shown)
    };
    html! {
        <TextField
            id="referent-password"
            label={language.text("referent-password")}
            input_type={if *shown { "text" } else { "password" }}
            autocomplete="current-password"
            value={props.value.clone()}
            error={props.error.clone()}
            onchange={props.onchange.clone()}
            node={props.node.clone()}
        >
            <button
                type="button"
                class="pf-v6-c-button pf-m-secondary"
                aria-pressed={shown.to_string()}
                aria-label={language.text("referent-password-show")}
                data-testid="referent-password-show"
                onclick={turn}
            >
                <span class="pf-v6-c-button__icon pf-m-start">{ Icon::Eye }</span>
                <span class="pf-v6-c-button__text">
                    { if *shown {
                        language.text("referent-hide")
                    } else {
                        language.text("referent-show")
                    } }
                </span>
            </button>
        </TextField>
    }
}
