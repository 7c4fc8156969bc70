//! Keys that act wherever the focus is.
//!
//! They are single characters, so they can be turned off (WCAG 2.1.4): people who dictate to
//! the computer, or whose hands shake, would press them by accident.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::storage::StorageScope;

/// One preference for all pages of a device.
const STORAGE_KEY: &str = "vigie-board-letters";
const OFF: &str = "off";
const ESCAPE: &str = "Escape";

/// Elements in which a character is text. Radio buttons and checkboxes use only the space
/// bar and the arrows.
const TEXT_ELEMENTS: &str = "input:not([type=radio]):not([type=checkbox]), textarea, select";

/// On, unless they were turned off on this device.
pub fn are_shortcuts_enabled() -> bool {
    StorageScope::Device.read(STORAGE_KEY).as_deref() != Some(OFF)
}

/// Turns the shortcuts of this device on or off. Escape always works.
pub fn enable_shortcuts(enabled: bool) {
    if enabled {
        StorageScope::Device.remove(STORAGE_KEY);
    } else {
        StorageScope::Device.write(STORAGE_KEY, OFF);
    }
}

/// Calls back for each pressed key that `action_of` knows (by [`KeyboardEvent::key`]).
///
/// Not with a modifier key (Shift is part of characters such as `?`), not while a key is held
/// down, not in a modal dialog, and not while somebody is typing; except Escape, which also
/// works from within a text field. `action_of` must not change from one render to the next.
#[hook]
pub fn use_shortcuts<A: 'static>(
    action_of: impl Fn(&str) -> Option<A> + 'static,
    onaction: Callback<A>,
) {
    use_effect_with(onaction, move |onaction| {
        let onaction = onaction.clone();
        let onkeydown = move |event: &web_sys::Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let Some(action) = action_of(&event.key()) else {
                return;
            };
            let enabled = event.key() == ESCAPE || are_shortcuts_enabled();
            if enabled && is_plain(event) && !is_meant_for_an_element(event) {
                // Firefox would open its own search at `/`.
                event.prevent_default();
                onaction.emit(action);
            }
        };
        let listener = EventListener::new_with_options(
            &gloo_utils::document(),
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            onkeydown,
        );
        move || drop(listener)
    });
}

/// Calls back for one key; see [`use_shortcuts`].
#[hook]
pub fn use_shortcut(key: &'static str, onpress: Callback<()>) {
    use_shortcuts(move |pressed: &str| (pressed == key).then_some(()), onpress);
}

fn is_plain(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    !modified && !event.repeat() && !event.default_prevented()
}

/// Is somebody typing, or is the key for a dialog?
fn is_meant_for_an_element(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_within = |selector: &str| {
        let closest = target.as_ref().map(|target| target.closest(selector));
        matches!(closest, Some(Ok(Some(_))))
    };
    let open_dialog = gloo_utils::document().query_selector("dialog[open]");
    let in_text = event.key() != ESCAPE && is_within(TEXT_ELEMENTS);
    in_text || matches!(open_dialog, Ok(Some(_)))
}
