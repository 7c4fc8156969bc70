//! Keys that work wherever the focus is.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Find somebody.
    Search,
    /// Go to the oldest alert.
    OldestAlert,
    /// Confirm those who wait.
    Confirm,
    /// Put something on record about whoever is picked or looked at.
    Record,
    /// Put something on record that befell the room.
    RecordRoom,
    /// Read what is on record.
    ReadRecord,
    /// Take back what was just put on record.
    Undo,
    /// What do the keys do?
    Help,
    /// Close what is open.
    Escape,
}

impl Shortcut {
    fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "/" => Self::Search,
            "a" | "A" => Self::OldestAlert,
            "c" | "C" => Self::Confirm,
            "i" | "I" => Self::Record,
            "r" | "R" => Self::RecordRoom,
            "l" | "L" => Self::ReadRecord,
            "u" | "U" => Self::Undo,
            "?" => Self::Help,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}

/// Calls back for the keys of the board. Not while somebody writes, nor inside a
/// modal window; and only Escape where `letters` are not wanted.
#[hook]
pub fn use_shortcuts(letters: bool, onkey: Callback<Shortcut>) {
    use_effect_with((letters, onkey), |(letters, onkey)| {
        let (letters, onkey) = (*letters, onkey.clone());
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let document = gloo_utils::document();
        let heard = move |event: &web_sys::Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let Some(shortcut) = Shortcut::of_key(&event.key()) else {
                return;
            };
            let wanted = letters || shortcut == Shortcut::Escape;
            if wanted && is_plain(event) && !is_elsewhere(event, shortcut) {
                // Firefox would open its own search at `/`.
                event.prevent_default();
                onkey.emit(shortcut);
            }
        };
        let listener = EventListener::new_with_options(&document, "keydown", options, heard);
        move || drop(listener)
    });
}

fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented())
}

/// Is the key meant for the element it was pressed in?
fn is_elsewhere(event: &KeyboardEvent, shortcut: Shortcut) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return false;
    };
    let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let writing = "input:not([type=radio]):not([type=checkbox]), textarea, select";
    within("dialog") || (shortcut != Shortcut::Escape && within(writing))
}
