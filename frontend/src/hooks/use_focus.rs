//! Moves the keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Focuses the element with this id, if there is one.
pub fn focus_element(id: &str) {
    let element = gloo_utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Focusing an element of the document does not fail.
        element.focus().unwrap_or_default();
    }
}

/// Gives the focus back to the button `id` when what it opened is closed.
#[hook]
pub fn use_focus_return(open: bool, id: &'static str) {
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        if was_open.replace(*open) && !open {
            focus_element(id);
        }
    });
}
