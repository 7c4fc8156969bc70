//! Keys that do something on a page.
//!
//! They are single characters, so they can be turned off (WCAG 2.1.4): whoever
//! dictates to the computer, or has a shaking hand, would set them off by accident.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::storage::Keep;

/// The board's switch is the same: nobody wants the keys of one page only.
const KEY: &str = "vigie-board-letters";
const OFF: &str = "off";

/// Are they on? On unless somebody turned them off on this device.
pub fn are_on() -> bool {
    Keep::Device.read(KEY).as_deref() != Some(OFF)
}

/// Turns them on or off.
pub fn turn(on: bool) {
    if on {
        Keep::Device.remove(KEY);
    } else {
        Keep::Device.write(KEY, OFF);
    }
}

/// Calls `on_key` with the character of a key pressed outside of fields and dialogs.
#[hook]
pub fn use_keys(on_key: Callback<String>) {
    use_effect_with(on_key, |on_key| {
        let on_key = on_key.clone();
        let listener = EventListener::new(&gloo_utils::document(), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            // Shift is part of some characters, such as `?`.
            let other = event.ctrl_key() || event.alt_key() || event.meta_key();
            if !other && !event.repeat() && are_on() && !is_busy(event) {
                on_key.emit(event.key());
            }
        });
        move || drop(listener)
    });
}

/// Puts the focus on the element with this id, and the element into the middle of the
/// window: at its top the masthead would cover it.
pub fn go_to(id: &str) -> bool {
    let element = gloo_utils::document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let focused = element.focus().is_ok();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        focused
    })
}

/// Is the key meant for a field or a dialog?
fn is_busy(event: &KeyboardEvent) -> bool {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
    let dialog = gloo_utils::document().query_selector("dialog[open]");
    field || dialog.is_ok_and(|dialog| dialog.is_some())
}
