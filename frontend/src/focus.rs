//! Moving the focus.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

fn html_element(id: &str) -> Option<HtmlElement> {
    let element = gloo_utils::document().get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Focuses the element with this id. False if there is none.
pub fn focus_element(id: &str) -> bool {
    html_element(id).is_some_and(|element| element.focus().is_ok())
}

/// Whether nothing has the focus: what had it is gone.
pub fn is_lost() -> bool {
    let document = gloo_utils::document();
    let body = document.body().map(|body| body.into());
    document
        .active_element()
        .is_none_or(|active| Some(active) == body)
}

/// Focuses a rendered element. False if it is not rendered.
pub fn focus_node(node: &NodeRef) -> bool {
    node.cast::<HtmlElement>()
        .is_some_and(|element| element.focus().is_ok())
}

/// Focuses the element with this id and scrolls it to the middle of the window: at the top
/// it would be covered by the masthead. False if there is none.
pub fn focus_and_center(id: &str) -> bool {
    html_element(id).is_some_and(|element| {
        let focused = element.focus().is_ok();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        focused
    })
}
