//! Explains a loss of the network: what is safe, what to do.

use vigie_shared::session::Command;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;
use crate::live::ConnectionStatus;

/// What waits in this tab for the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PendingNotice {
    /// Nothing.
    Nothing,
    /// The answer to a question.
    Answer,
    /// Another command.
    Request,
}

impl PendingNotice {
    /// What waits if `command` is in flight.
    pub fn for_command(command: Option<&Command>) -> Self {
        match command {
            None => Self::Nothing,
            Some(Command::Answer { .. }) => Self::Answer,
            Some(_) => Self::Request,
        }
    }
}

/// Properties of [`NetworkBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NetworkBannerProps {
    /// State of the connection.
    pub status: ConnectionStatus,
    /// What waits for it.
    pub pending: PendingNotice,
    /// Is a question shown?
    #[prop_or_default]
    pub question: bool,
}

/// Nothing while connected. The indicator in the masthead says since when; this says
/// what it means.
#[component]
pub fn NetworkBanner(props: &NetworkBannerProps) -> Html {
    let language = use_language();
    let offline = matches!(props.status, ConnectionStatus::Offline { .. });
    let words = match (props.pending, props.question) {
        (PendingNotice::Answer, _) => "candidate-offline-kept",
        (PendingNotice::Request, _) => "candidate-offline-sent-later",
        (PendingNotice::Nothing, true) => "candidate-offline-question",
        (PendingNotice::Nothing, false) => "candidate-offline",
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
