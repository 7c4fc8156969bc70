//! Waits for an instant of the server's clock: renders once when it has passed, not
//! every second.

use gloo_timers::callback::Timeout;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::server_now;

/// The longest wait of a browser's timer.
const MAX_TIMEOUT_MILLIS: i64 = i32::MAX as i64;

/// Has the server's clock passed `at`? False without an instant.
#[hook]
pub fn use_has_passed(at: Option<Timestamp>) -> bool {
    // The offset of the server's clock changes a little with each heartbeat, so the
    // timer only decides when to compare again.
    let round = use_state(|| 0_u32);
    let passed = at.is_some_and(|at| server_now() >= at);
    {
        let (next, setter) = (round.wrapping_add(1), round.setter());
        use_effect_with((at, *round, passed), move |(at, _, passed)| {
            let timer = at.filter(|_| !passed).map(|at| {
                let millis = (at.since(server_now()) / 1000 + 1).clamp(1, MAX_TIMEOUT_MILLIS);
                let millis = u32::try_from(millis).unwrap_or(u32::MAX);
                Timeout::new(millis, move || setter.set(next))
            });
            move || drop(timer)
        });
    }
    passed
}
