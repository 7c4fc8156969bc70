//! A password that can be shown while it is typed.

use yew::prelude::*;

use crate::components::{Button, Icon, TextField};
use crate::i18n::use_language;

/// Properties of [`PasswordField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PasswordFieldProps {
    pub value: AttrValue,
    pub error: Option<AttrValue>,
    pub onchange: Callback<String>,
    pub node: NodeRef,
}

/// The password with a button that shows it: a mistyped one costs one of few attempts.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    let language = use_language();
    let shown = use_state_eq(|| false);
    let turn = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
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
            <Button
                label={language.text(if *shown { "referent-hide" } else { "referent-show" })}
                aria_label={language.text("referent-password-show")}
                testid="referent-password-show"
                icon={Icon::Eye}
                pressed={*shown}
                onclick={turn}
            />
        </TextField>
    }
}
