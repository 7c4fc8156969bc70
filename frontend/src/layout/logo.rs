//! The product's mark: a lighthouse whose light sweeps both ways.

use yew::prelude::*;

/// The mark, in the colour of the text around it, beams in the accent colour.
/// Decoration: the name always stands beside it.
#[component]
pub fn Logo() -> Html {
    html! {
        <svg class="vigie-logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="vigie-logo__beam" d="M12 9.5 1 5.5v8zM20 9.5l11-4v8z" />
            <path
                class="vigie-logo__tower"
                d="M16 2.5 11 6h10zM12 7h8v5h-8zM10.5 13h11v2h-11zM12 16h8l2 12H10zM7 29h18v1.5H7z"
            />
            <path class="vigie-logo__light" d="M14.5 8h3v3h-3z" />
        </svg>
    }
}
