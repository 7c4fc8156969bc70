//! A value once it has not changed for a while.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The last value that stayed as it was for `millis`: of a text that is being typed, a request
/// need not be sent for each letter.
#[hook]
pub fn use_settled(value: AttrValue, millis: u32) -> AttrValue {
    let settled = {
        let first = value.clone();
        use_state_eq(move || first)
    };
    let setter = settled.setter();
    use_effect_with(value, move |value| {
        let value = value.clone();
        let timer = Timeout::new(millis, move || setter.set(value));
        move || drop(timer)
    });
    (*settled).clone()
}
