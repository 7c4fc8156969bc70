//! Free or focus: colour, picture and word.

use vigie_shared::item::ItemMode;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`ModeBadge`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ModeBadgeProps {
    /// Which.
    pub mode: ItemMode,
}

/// The badge that stands at every question, as the instructions show it.
#[component]
pub fn ModeBadge(props: &ModeBadgeProps) -> Html {
    let language = use_language();
    let (class, word, name) = match props.mode {
        ItemMode::Free => ("vigie-mode--free", "candidate-mode-free", "free"),
        ItemMode::Focus => ("vigie-mode--focus", "candidate-mode-focus", "focus"),
    };
    html! {
        <span class={classes!("vigie-mode", class)} data-testid="mode" data-mode={name}>
            if props.mode == ItemMode::Free {
                { Icon::Globe }
            } else {
                <Shield />
            }
            { language.text(word) }
        </span>
    }
}

/// The shield of the focus mode.
#[component]
pub fn Shield() -> Html {
    html! {
        <svg class="vigie-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 2.8l7.5 2.7v5.7c0 5-3 8.3-7.5 10c-4.5-1.7-7.5-5-7.5-10V5.5zM12 8v4.5M12 15.7v.3" />
        </svg>
    }
}
