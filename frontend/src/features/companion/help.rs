//! What to do when the companion is not there, for the browser at hand.

use yew::prelude::*;

use super::{CompanionState, CompanionStatus};
use crate::i18n::use_language;

/// The browsers whose menus differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BrowserKind {
    Firefox,
    Edge,
    /// Chrome, Chromium, Brave and what is like them.
    Chromium,
    /// No extension exists for it.
    Other,
}

impl BrowserKind {
    fn from_user_agent(agent: &str) -> Self {
        if agent.contains("Firefox/") {
            Self::Firefox
        } else if agent.contains("Edg/") {
            Self::Edge
        } else if agent.contains("Chrome/") {
            Self::Chromium
        } else {
            Self::Other
        }
    }

    fn here() -> Self {
        let agent = gloo_utils::window().navigator().user_agent();
        Self::from_user_agent(&agent.unwrap_or_default())
    }

    /// How to switch an extension on.
    fn steps(self) -> &'static str {
        match self {
            Self::Firefox => "candidate-companion-help-firefox",
            Self::Edge => "candidate-companion-help-edge",
            Self::Chromium => "candidate-companion-help-chromium",
            Self::Other => "candidate-companion-help-other",
        }
    }
}

/// Properties of [`CompanionHelp`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionHelpProps {
    /// The companion, as the page detects it.
    pub companion: CompanionStatus,
}

/// One sentence about what is the matter, and how to mend it in this browser.
#[component]
pub fn CompanionHelp(props: &CompanionHelpProps) -> Html {
    let language = use_language();
    let help = match props.companion {
        CompanionStatus::Unknown | CompanionStatus::Absent => BrowserKind::here().steps(),
        CompanionStatus::Answering(state) => match state {
            CompanionState::NoPermission => "candidate-companion-help-permission",
            CompanionState::ClockWrong => "candidate-companion-help-clock",
            CompanionState::PrivateWindow => "candidate-companion-help-private",
            CompanionState::ListRefused => "candidate-companion-help-list",
            CompanionState::Unreachable => "candidate-companion-help-network",
            CompanionState::Ready
            | CompanionState::Linked
            | CompanionState::Blocking
            | CompanionState::Unknown => return Html::default(),
        },
    };
    html! { <p data-testid="companion-help">{ language.text(help) }</p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_distinguished_by_what_they_say_of_themselves() {
        for (agent, kind) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                BrowserKind::Firefox,
            ),
            (
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
                BrowserKind::Chromium,
            ),
            (
                "Mozilla/5.0 AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
                BrowserKind::Edge,
            ),
            (
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
                BrowserKind::Other,
            ),
        ] {
            assert_eq!(BrowserKind::from_user_agent(agent), kind, "{agent}");
        }
    }
}
