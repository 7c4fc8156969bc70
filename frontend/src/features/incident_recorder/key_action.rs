//! What a key does in the recorder.

use vigie_shared::session::IncidentCategory;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::categories::category_of_key;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAction {
    Submit,
    /// Choose this category, if none is chosen yet.
    Choose(IncidentCategory),
}

/// The action of a key pressed in the form; none if the key is meant for the element it was
/// pressed in.
pub fn key_action(event: &KeyboardEvent) -> Option<KeyAction> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_within = |selector: &str| {
        let closest = target.as_ref().map(|target| target.closest(selector));
        matches!(closest, Some(Ok(Some(_))))
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    if event.key() == "Enter" && !event.shift_key() && is_within("textarea, h2") {
        return Some(KeyAction::Submit);
    }
    if is_within("textarea, select, input:not([type=checkbox])") {
        return None;
    }
    category_of_key(&event.key(), &event.code()).map(KeyAction::Choose)
}
