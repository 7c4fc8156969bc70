//! A line about the companion.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::Seen;
use crate::candidate::hold::Hold;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`CompanionLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionLineProps {
    /// Knows whether it is needed and seen.
    pub hold: Hold,
}

/// Where the companion must be seen: whether it is.
#[component]
pub fn CompanionLine(props: &CompanionLineProps) -> Html {
    let language = use_language();
    if props.hold.policy == CompanionPolicy::Observed {
        return Html::default();
    }
    let (class, mark, word) = match props.hold.companion {
        Seen::Unknown => (
            "vigie-state--wait",
            Icon::Sync,
            "candidate-companion-unknown",
        ),
        Seen::Present => (
            "vigie-state--good",
            Icon::CheckCircle,
            "candidate-companion-present",
        ),
        Seen::Absent => (
            "vigie-state--bad",
            Icon::Warning,
            "candidate-companion-absent",
        ),
    };
    html! {
        <p role="status" class={classes!("vigie-state", class)} data-testid="companion">
            { mark }<span>{ language.text(word) }</span>
        </p>
    }
}
