//! How long he has been waiting.

use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::{Running, server_now, use_second};
use crate::components::Icon;
use crate::i18n::use_language;
use crate::ui::hms;

/// Properties of [`Waited`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WaitedProps {
    /// Since when, server time.
    pub since: Timestamp,
}

/// A time that counts up, alone.
#[component]
pub fn Waited(props: &WaitedProps) -> Html {
    let language = use_language();
    use_second(Running::Yes);
    // A whole second is one that has passed, unlike on a clock that counts down.
    let waited = server_now().since(props.since) / 1_000_000 * 1_000_000;
    html! {
        <p class="vigie-time-waited" role="timer">
            { Icon::Clock }{ " " }
            { language.text_with("candidate-waited", &[("time", hms(waited).into())]) }
        </p>
    }
}
