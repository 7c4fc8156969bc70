//! Scrolls the page.

use yew::prelude::*;

/// Scrolls to the top of the page when `step` changes; not when the page comes.
#[hook]
pub fn use_scroll_to_top(step: String) {
    let last = use_mut_ref(String::new);
    use_effect_with(step, move |step| {
        let before = last.replace(step.clone());
        if !before.is_empty() && before != *step {
            gloo_utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}
