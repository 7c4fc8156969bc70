//! A wait that has become long enough to be shown.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// A shorter wait needs no message, milliseconds.
const SLOW_AFTER_MILLIS: u32 = 1_000;

/// Whether `waiting` has been true for a second; what is shown earlier would only flicker.
#[hook]
pub fn use_is_slow(waiting: bool) -> bool {
    let slow = use_state_eq(|| false);
    use_effect_with(waiting, {
        let slow = slow.setter();
        move |&waiting| {
            slow.set(false);
            let timeout = waiting.then(|| Timeout::new(SLOW_AFTER_MILLIS, move || slow.set(true)));
            move || drop(timeout)
        }
    });
    *slow && waiting
}
