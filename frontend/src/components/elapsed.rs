//! The time since an instant.

use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::{Running, server_now, use_second};
use crate::ui::hms;

/// Properties of [`Elapsed`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ElapsedProps {
    /// Server time.
    pub since: Timestamp,
    #[prop_or(classes!("vigie-elapsed"))]
    pub class: Classes,
}

/// Counts up, `mm:ss` or `h:mm:ss`. It updates on its own, so that what it stands in need
/// not render every second.
#[component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    use_second(Running::Yes);
    html! { <span class={props.class.clone()}>{ hms(server_now().since(props.since)) }</span> }
}
