//! A link to another page of the application.

use yew::prelude::*;
use yew_router::prelude::*;

use super::button::button_content;
use super::{ButtonVariant, Icon};

/// Properties of [`NavLink`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NavLinkProps<R: Routable + 'static> {
    pub to: R,
    pub testid: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    /// It looks like a button.
    #[prop_or_default]
    pub button: Option<ButtonVariant>,
    /// Before the content of a link that looks like a button.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// It leads to the page that is shown.
    #[prop_or_default]
    pub current: bool,
    #[prop_or_default]
    pub children: Html,
}

/// The router's `Link` with a `data-testid` and `aria-current`, which that one cannot have.
#[component]
pub fn NavLink<R: Routable + 'static>(props: &NavLinkProps<R>) -> Html {
    let navigator = use_navigator();
    let onclick = {
        let to = props.to.clone();
        move |event: MouseEvent| {
            // With a modifier key, the browser opens another tab or window.
            let elsewhere =
                event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
            if let Some(navigator) = navigator.as_ref().filter(|_| !elsewhere) {
                event.prevent_default();
                navigator.push(&to);
            }
        }
    };
    html! {
        <a
            href={props.to.to_path()}
            class={classes!(props.button.map(ButtonVariant::look), props.class.clone())}
            data-testid={props.testid.clone()}
            aria-current={props.current.then_some("page")}
            {onclick}
        >
            if props.button.is_some() {
                { button_content(props.icon, &props.children) }
            } else {
                { props.children.clone() }
            }
        </a>
    }
}
