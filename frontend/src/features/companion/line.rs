//! A line that says whether the companion is detected.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::{CompanionState, CompanionStatus};
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
    let (class, mark, word) = words(props.companion);
    html! {
        <p role="status" class={classes!("vigie-state", class)} data-testid="companion">
            { mark }<span>{ language.text(word) }</span>
        </p>
    }
}

fn words(companion: CompanionStatus) -> (&'static str, Icon, &'static str) {
    const WAIT: &str = "vigie-state--wait";
    const BAD: &str = "vigie-state--bad";
    let bad = |word| (BAD, Icon::Warning, word);
    match companion {
        CompanionStatus::Unknown => (WAIT, Icon::Sync, "candidate-companion-unknown"),
        CompanionStatus::Absent => bad("candidate-companion-absent"),
        CompanionStatus::Answering(state) => match state {
            CompanionState::Ready => (WAIT, Icon::Sync, "candidate-companion-linking"),
            CompanionState::Linked | CompanionState::Blocking | CompanionState::Unknown => (
                "vigie-state--good",
                Icon::CheckCircle,
                "candidate-companion-present",
            ),
            CompanionState::NoPermission => bad("candidate-companion-no-permission"),
            CompanionState::ClockWrong => bad("candidate-companion-clock-wrong"),
            CompanionState::PrivateWindow => bad("candidate-companion-private-window"),
            CompanionState::ListRefused => bad("candidate-companion-list-refused"),
            CompanionState::Unreachable => bad("candidate-companion-unreachable"),
        },
    }
}
