//! Said calmly when the network is gone: what is safe, what to do.

use vigie_shared::session::Command;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;
use crate::live::Freshness;

/// What he asked and is still here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Nothing.
    Nothing,
    /// An answer.
    Answer,
    /// Something else.
    Wish,
}

impl Waits {
    /// What waits, if `command` does.
    pub fn of(command: Option<&Command>) -> Self {
        match command {
            None => Self::Nothing,
            Some(Command::Answer { .. }) => Self::Answer,
            Some(_) => Self::Wish,
        }
    }
}

/// Properties of [`NetworkBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NetworkBannerProps {
    /// How the connection is.
    pub freshness: Freshness,
    /// What waits for the network.
    pub waits: Waits,
    /// Is there a question before him?
    #[prop_or_default]
    pub question: bool,
}

/// Nothing while connected. The lamp says since when; this says what it means.
#[component]
pub fn NetworkBanner(props: &NetworkBannerProps) -> Html {
    let language = use_language();
    let offline = matches!(props.freshness, Freshness::Offline { .. });
    let words = match (props.waits, props.question) {
        (Waits::Answer, _) => "candidate-offline-kept",
        (Waits::Wish, _) => "candidate-offline-sent-later",
        (Waits::Nothing, true) => "candidate-offline-question",
        (Waits::Nothing, false) => "candidate-offline",
    };
    html! {
        // Always in the page, so that what appears in it is announced.
        <div role="status" class="vigie-network">
            if offline {
                <div class="vigie-box vigie-box--calm" data-testid="offline">
                    { Icon::Unplugged }
                    <div>
                        <p><strong>{ language.text("candidate-offline-title") }</strong></p>
                        <p>{ language.text(words) }</p>
                    </div>
                </div>
            }
        </div>
    }
}
