//! A proof of work is being computed.

use yew::prelude::*;

use crate::i18n::use_language;

/// Properties of [`WorkNotice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WorkNoticeProps {
    /// Is it?
    pub working: bool,
}

/// One calm line: it takes seconds, and nothing is wrong with what was typed. The region is
/// always there, so that the line is announced.
#[component]
pub fn WorkNotice(props: &WorkNoticeProps) -> Html {
    let language = use_language();
    html! {
        <div role="status" data-testid="work-notice">
            if props.working {
                <p class="vigie-note">{ language.text("login-verifying") }</p>
            }
        </div>
    }
}
