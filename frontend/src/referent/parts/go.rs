//! A link to another page of the desk.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::referent::route::ReferentRoute;

/// Properties of [`Go`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GoProps {
    /// Where to.
    pub to: ReferentRoute,
    /// What browser tests find it by.
    pub testid: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// It leads to where the reader is.
    #[prop_or_default]
    pub current: bool,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// The router's link, with a name for tests and a word for the page one is on.
#[component]
pub fn Go(props: &GoProps) -> Html {
    let navigator = use_navigator();
    let onclick = {
        let to = props.to.clone();
        move |event: MouseEvent| {
            // With a key held, the browser opens another tab or window.
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
            class={props.class.clone()}
            data-testid={props.testid.clone()}
            aria-current={props.current.then_some("page")}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
