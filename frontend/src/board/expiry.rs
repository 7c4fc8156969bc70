//! Renders again when time alone has changed something.

use gloo_timers::callback::Timeout;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::server_now;

/// Looked at again after so long at the latest, milliseconds: the page may have
/// learnt meanwhile that the server's clock is elsewhere.
const AT_MOST: i64 = 60_000;

/// Renders the component again when `next` has come.
#[hook]
pub fn use_expiry(next: Option<Timestamp>) {
    let update = use_force_update();
    let round = use_state(|| 0_u32);
    use_effect_with((next, *round), move |(next, now)| {
        let again = now.wrapping_add(1);
        let timer = next.map(|next| {
            let millis = (next.since(server_now()) / 1000 + 1).clamp(1, AT_MOST);
            // Within `1..=AT_MOST`, so it fits.
            Timeout::new(u32::try_from(millis).unwrap_or(1), move || {
                round.set(again);
                update.force_update();
            })
        });
        move || drop(timer)
    });
}
