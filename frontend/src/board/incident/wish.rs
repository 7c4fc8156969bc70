//! What a key means while something is put on record.

use vigie_shared::session::IncidentCategory;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::catalogue::of_key;

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Put it on record.
    Save,
    /// This category, if none is chosen yet.
    Choose(IncidentCategory),
    /// Nothing to the form: the key is for the element it was pressed in.
    Nothing,
}

/// The meaning of a key that was pressed somewhere in the form.
pub fn wish(event: &KeyboardEvent) -> Wish {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector: &str| {
        let target = target.as_ref();
        target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return Wish::Nothing;
    }
    if event.key() == "Enter" && !event.shift_key() && within("textarea, h2") {
        return Wish::Save;
    }
    if within("textarea, select, input:not([type=checkbox])") {
        return Wish::Nothing;
    }
    of_key(&event.key(), &event.code()).map_or(Wish::Nothing, Wish::Choose)
}
