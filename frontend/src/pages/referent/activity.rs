//! Tells the server that somebody is there.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::time::MINUTE;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::require_login::use_auth;
use crate::api;
use crate::clock::{DeviceInstant, device_now};

/// Time between two reports, microseconds. The login ends after 30 minutes without one.
const REPORT_INTERVAL: i64 = 5 * MINUTE;

/// What a person does at a page: watching a board moves the mouse or scrolls, at least.
const INPUTS: [&str; 4] = ["keydown", "pointerdown", "pointermove", "wheel"];

/// Reports input on any of the referent's pages, now and then. A page that is only open, with
/// its live connection, reports nothing.
#[component]
pub fn ActivityReporter() -> Html {
    let account = use_auth();
    use_effect_with((), move |()| {
        // The page was loaded by a request, which counts as well.
        let reported = Rc::new(Cell::new(device_now()));
        let on_input = move |_: &web_sys::Event| {
            let now: DeviceInstant = device_now();
            if now.since(reported.get()) < REPORT_INTERVAL {
                return;
            }
            reported.set(now);
            let account = account.clone();
            spawn_local(async move {
                if let Err(error) = api::post::<_, ()>("/api/referent/activity", &()).await {
                    account.note(&error);
                }
            });
        };
        let window = gloo_utils::window();
        let listeners = INPUTS.map(|input| EventListener::new(&window, input, on_input.clone()));
        move || drop(listeners)
    });
    Html::default()
}
