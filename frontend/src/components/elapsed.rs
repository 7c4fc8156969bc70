//! The time since an instant.

use vigie_i18n::format_countdown;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::server_now;
use crate::hooks::{Ticking, use_tick};

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
    use_tick(Ticking::Yes);
    html! { <span class={props.class.clone()}>{ format_countdown(server_now().since(props.since)) }</span> }
}
