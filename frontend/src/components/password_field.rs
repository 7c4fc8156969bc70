//! A password that can be shown while it is typed.

use yew::prelude::*;

use super::{Button, Icon, TextField};
use crate::i18n::use_language;

/// Properties of [`PasswordField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PasswordFieldProps {
    /// Id, name and `data-testid` of the input.
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    /// What the browser may fill in.
    #[prop_or(AttrValue::Static("current-password"))]
    pub autocomplete: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
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
            id={props.id.clone()}
            label={props.label.clone()}
            input_type={if *shown { "text" } else { "password" }}
            autocomplete={props.autocomplete.clone()}
            value={props.value.clone()}
            hint={props.hint.clone()}
            error={props.error.clone()}
            onchange={props.onchange.clone()}
            node={props.node.clone()}
        >
            <Button
                label={language.text(if *shown { "referent-hide" } else { "referent-show" })}
                aria_label={language.text("referent-password-show")}
                testid={format!("{}-show", props.id)}
                icon={Icon::Eye}
                pressed={*shown}
                onclick={turn}
            />
        </TextField>
    }
}
