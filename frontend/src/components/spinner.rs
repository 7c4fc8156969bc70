//! Something is loading.

use yew::prelude::*;

use crate::i18n::use_language;

/// A spinner with a word. It appears after a moment only (see the style), so that
/// fast responses do not flicker.
#[component]
pub fn Spinner() -> Html {
    let language = use_language();
    html! {
        <div class="vigie-spinner" role="status">
            <span class="vigie-spinner__mark" aria-hidden="true" />
            <span>{ language.text("waiting") }</span>
        </div>
    }
}
