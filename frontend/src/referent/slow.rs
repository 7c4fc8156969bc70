//! Waiting that has become long.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Nobody has to be told of a shorter waiting, milliseconds.
const LONG: u32 = 1_000;

/// Has `waiting` been true for a second? What is shown then would only flicker before.
#[hook]
pub fn use_slow(waiting: bool) -> bool {
    let slow = use_state_eq(|| false);
    use_effect_with(waiting, {
        let slow = slow.setter();
        move |&waiting| {
            slow.set(false);
            let timeout = waiting.then(|| Timeout::new(LONG, move || slow.set(true)));
            move || drop(timeout)
        }
    });
    *slow && waiting
}
