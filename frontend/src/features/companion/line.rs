//! A line that says whether the companion is detected.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::CompanionStatus;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`CompanionLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionLineProps {
    /// The companion, as the page detects it.
    pub companion: CompanionStatus,
    /// Must it be detected?
    pub policy: CompanionPolicy,
}

/// Nothing where the companion is merely observed.
#[component]
pub fn CompanionLine(props: &CompanionLineProps) -> Html {
    let language = use_language();
    if props.policy == CompanionPolicy::Observed {
        return Html::default();
    }
    let (class, mark, word) = match props.companion {
        CompanionStatus::Unknown => (
            "vigie-state--wait",
            Icon::Sync,
            "candidate-companion-unknown",
        ),
        CompanionStatus::Present => (
            "vigie-state--good",
            Icon::CheckCircle,
            "candidate-companion-present",
        ),
        CompanionStatus::Absent => (
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
