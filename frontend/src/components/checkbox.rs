//! One thing that is on or off.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How a checkbox looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CheckboxVariant {
    /// A choice of a form.
    #[default]
    Box,
    /// Takes effect at once; announced as a switch.
    Switch,
}

/// Properties of [`Checkbox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CheckboxProps {
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    pub checked: bool,
    pub onchange: Callback<bool>,
    #[prop_or_default]
    pub variant: CheckboxVariant,
    /// The label.
    #[prop_or_default]
    pub children: Html,
}

/// The box and its label, which can be clicked as well.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let (class, role) = match props.variant {
        CheckboxVariant::Box => (None, None),
        CheckboxVariant::Switch => (Some("vigie-checkbox--switch"), Some("switch")),
    };
    let onchange = {
        let onchange = props.onchange.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                onchange.emit(input.checked());
            }
        }
    };
    html! {
        <label class={classes!("vigie-checkbox", class)}>
            <input
                type="checkbox"
                {role}
                checked={props.checked}
                data-testid={props.testid.clone()}
                {onchange}
            />
            <span>{ props.children.clone() }</span>
        </label>
    }
}
