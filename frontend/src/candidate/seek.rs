//! Brings the focus to an element of the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element with this id, if there is one.
pub fn seek(id: &str) {
    let element = gloo_utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus().unwrap_or_default();
    }
}
