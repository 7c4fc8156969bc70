//! Said calmly when the network is gone: what is safe, what to do.

use yew::prelude::*;

use crate::i18n::use_language;
use crate::live::Freshness;
use crate::ui::Mark;

/// Properties of [`NetworkBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NetworkBannerProps {
    /// How the connection is.
    pub freshness: Freshness,
    /// Does something he asked wait for the network?
    pub kept: bool,
    /// Is there a question before him?
    #[prop_or_default]
    pub question: bool,
}

/// Nothing while connected. The lamp says since when; this says what it means.
#[component]
pub fn NetworkBanner(props: &NetworkBannerProps) -> Html {
    let language = use_language();
    let offline = matches!(props.freshness, Freshness::Offline { .. });
    let words = match (props.kept, props.question) {
        (true, true) => "candidate-offline-kept",
        (true, false) => "candidate-offline-sent-later",
        (false, true) => "candidate-offline-question",
        (false, false) => "candidate-offline",
    };
    html! {
        // Always in the page, so that what appears in it is announced.
        <div role="status" class="candidate-network">
            if offline {
                <div class="candidate-box candidate-box--calm" data-testid="offline">
                    { Mark::Unplugged }
                    <div>
                        <p><strong>{ language.text("candidate-offline-title") }</strong></p>
                        <p>{ language.text(words) }</p>
                    </div>
                </div>
            }
        </div>
    }
}
