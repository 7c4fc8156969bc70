//! Proof of life for the script that watches the application from outside.

use yew::prelude::*;

use crate::hooks::{Ticking, use_tick};
use crate::watchdog::{frame_count, note_drawn};

/// An element that nobody sees, drawn again each second. The scheduler draws in order: when it
/// is drawn, so is everything that was received before.
#[component]
pub fn Heartbeat() -> Html {
    use_tick(Ticking::Yes);
    let drawn = frame_count();
    use_effect(move || note_drawn(drawn));
    html! { <span hidden=true aria-hidden="true" data-vigie-drawn={drawn.to_string()} /> }
}
