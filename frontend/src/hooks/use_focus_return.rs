//! The focus after something is closed.

use yew::prelude::*;

use crate::focus::focus_element;

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
