//! A page that stays while a test runs on it.

use std::cell::RefCell;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Marks the entry of the browser's history that Back leads away from. A reload keeps it.
const MARK: &str = "vigie-test";

thread_local! {
    // Not in a component: the router would unmount one before it could object.
    static HELD: RefCell<Option<Route>> = const { RefCell::new(None) };
}

/// The page to show whatever the address says, if one is held.
pub fn held_route() -> Option<Route> {
    HELD.with_borrow(Clone::clone)
}

/// Holds the page of `route` while there is one: it stays mounted when the address changes
/// within the application, and Back leads to itself. So nobody leaves a running test by a
/// slip, and its connection and its focus watch live as long as the test.
#[hook]
pub fn use_hold_page(route: Option<Route>) {
    let navigator = use_navigator();
    use_effect_with(route, move |route| {
        HELD.set(route.clone());
        let listener = route.clone().zip(navigator).map(|(route, navigator)| {
            stay(&navigator, &route);
            EventListener::new(&gloo_utils::window(), "popstate", move |_| {
                stay(&navigator, &route);
            })
        });
        move || {
            HELD.set(None);
            drop(listener);
        }
    });
}

/// Puts an entry of the page itself on top of the history, unless it is there already.
fn stay(navigator: &Navigator, route: &Route) {
    let window = gloo_utils::window();
    let Ok(history) = window.history() else {
        return;
    };
    let mark = JsValue::from_str(MARK);
    let marked = history.state().is_ok_and(|state| state == mark);
    let here = window.location().pathname().unwrap_or_default();
    if marked && here == route.to_path() {
        return;
    }
    navigator.push(route);
    // Without the mark a reload would add another entry: harmless.
    history.replace_state(&mark, "").unwrap_or_default();
}
