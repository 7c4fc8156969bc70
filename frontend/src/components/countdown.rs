//! The time that is left, by the server's clock.

use vigie_i18n::{format_countdown, spell_duration};
use vigie_shared::time::{MINUTE, Timestamp};
use yew::prelude::*;

use super::Icon;
use crate::clock::server_now;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Announced when this much is left: early enough to plan, late enough to matter. Microseconds.
const ANNOUNCED: [i64; 3] = [15 * MINUTE, 5 * MINUTE, MINUTE];
/// From here on the clock looks urgent, microseconds.
const LOW: i64 = 5 * MINUTE;
const LAST: i64 = MINUTE;

/// Properties of [`Countdown`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CountdownProps {
    /// When the time is up, server time.
    #[prop_or_default]
    pub deadline: Option<Timestamp>,
    /// Microseconds left while the clock stands still; used without a deadline.
    #[prop_or_default]
    pub frozen_left: Option<i64>,
}

/// A running clock, `mm:ss` or `h:mm:ss`; a stopped one says so.
///
/// Seconds are not announced (`role="timer"`); a few thresholds are.
#[component]
pub fn Countdown(props: &CountdownProps) -> Html {
    let language = use_language();
    let running = if props.deadline.is_some() {
        Ticking::Yes
    } else {
        Ticking::No
    };
    use_tick(running);
    let left = match props.deadline {
        Some(deadline) => deadline.since(server_now()),
        None => props.frozen_left.unwrap_or(0),
    };
    let announced = ANNOUNCED
        .into_iter()
        .filter(|&announced| left <= announced)
        .min();
    // Only thresholds reached while the page is open are announced, not the one it starts in.
    let first = *use_memo((), |()| announced);
    let urgency = if left <= LAST {
        Some("vigie-countdown--last")
    } else {
        (left <= LOW).then_some("vigie-countdown--low")
    };
    html! {
        <span class={classes!("vigie-countdown", urgency)}>
            if running == Ticking::No {
                { Icon::Pause }
            } else {
                { Icon::Clock }
            }
            <span role="timer" aria-label={language.text("countdown-label")}>{ format_countdown(left) }</span>
            if running == Ticking::No {
                <span class="vigie-countdown__word">{ language.text("countdown-stopped") }</span>
            }
            <span class="pf-v6-screen-reader" role="status">
                if let Some(announced) = announced.filter(|_| announced != first && running == Ticking::Yes) {
                    { language.text_with("countdown-left", &[("left", spell_duration(language.language, announced).into())]) }
                }
            </span>
        </span>
    }
}
