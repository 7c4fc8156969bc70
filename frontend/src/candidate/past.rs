//! Has an instant passed? Renders once when it does, not every second.

use gloo_timers::callback::Timeout;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::server_now;

/// Longest time a browser's timer can wait, milliseconds.
const LONGEST: i64 = i32::MAX as i64;

/// Is the server's clock past `at`? Never, without an instant.
#[hook]
pub fn use_past(at: Option<Timestamp>) -> bool {
    // What is known of the server's clock changes a little with each beat, so the
    // timer only says when to look again.
    let round = use_state(|| 0_u32);
    let past = at.is_some_and(|at| server_now() >= at);
    {
        let (next, setter) = (round.wrapping_add(1), round.setter());
        use_effect_with((at, *round, past), move |(at, _, past)| {
            let timer = at.filter(|_| !past).map(|at| {
                let millis = (at.since(server_now()) / 1000 + 1).clamp(1, LONGEST);
                let millis = u32::try_from(millis).unwrap_or(u32::MAX);
                Timeout::new(millis, move || setter.set(next))
            });
            move || drop(timer)
        });
    }
    past
}
