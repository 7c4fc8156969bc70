//! Since how long: parts that tick by themselves, so that a card need not.

use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::Urgency;
use crate::clock::server_now;
use crate::format::hms;
use crate::hooks::{Ticking, use_tick};

/// Properties of [`Waited`] and [`AlertFrame`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WaitedProps {
    /// Since when.
    pub since: Timestamp,
}

/// The time somebody has been waiting, louder after one and three minutes.
#[component]
pub fn Waited(props: &WaitedProps) -> Html {
    use_tick(Ticking::Yes);
    let waited = server_now().since(props.since);
    let urgency = format!("vigie-waited--{}", Urgency::after(waited).code());
    html! {
        <span class={classes!("vigie-waited", urgency)}>{ hms(waited) }</span>
    }
}

/// The frame around a card that waits: the same steps, seen from afar.
#[component]
pub fn AlertFrame(props: &WaitedProps) -> Html {
    use_tick(Ticking::Yes);
    let urgency = Urgency::after(server_now().since(props.since)).code();
    html! { <span class={classes!("vigie-frame", format!("vigie-frame--{urgency}"))} /> }
}

/// A length of time that says nothing about urgency: since a connection was lost.
#[component]
pub fn Elapsed(props: &WaitedProps) -> Html {
    use_tick(Ticking::Yes);
    html! { <span class="vigie-elapsed">{ hms(server_now().since(props.since)) }</span> }
}
