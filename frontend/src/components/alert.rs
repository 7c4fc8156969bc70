//! A message in the page.

use yew::prelude::*;

use super::Icon;

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertVariant {
    Info,
    Success,
    Warning,
    /// Something failed. Announced at once.
    Danger,
}

/// Properties of [`Alert`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AlertProps {
    pub variant: AlertVariant,
    pub testid: AttrValue,
    #[prop_or_default]
    pub children: Html,
}

/// A message in a box, announced by screen readers. Only dangers interrupt them.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let (class, icon, role) = match props.variant {
        AlertVariant::Info => ("vigie-message--info", Icon::Info, "status"),
        AlertVariant::Success => ("vigie-message--success", Icon::CheckCircle, "status"),
        AlertVariant::Warning => ("vigie-message--warning", Icon::Warning, "status"),
        AlertVariant::Danger => ("vigie-message--danger", Icon::Error, "alert"),
    };
    html! {
        <div class={classes!("vigie-message", class)} {role} data-testid={props.testid.clone()}>
            { icon }
            <div>{ props.children.clone() }</div>
        </div>
    }
}
