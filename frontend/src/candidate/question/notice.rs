//! What has just been decided, after the page unblocked.

use yew::prelude::*;

use super::super::notice::{Closed, Notice};
use super::super::span::length;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`NoticeBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticeBoxProps {
    /// What; nothing is shown without.
    pub notice: Option<Notice>,
    /// It was read.
    pub onclose: Callback<()>,
}

/// Stays until it is put away or the next question comes.
#[component]
pub fn NoticeBox(props: &NoticeBoxProps) -> Html {
    let language = use_language();
    let Some(notice) = props.notice else {
        return html! { <div role="status" /> };
    };
    let (what, key) = match notice.what {
        Closed::Replaced => ("replaced", "candidate-notice-replaced"),
        Closed::Dismissed => ("dismissed", "candidate-notice-dismissed"),
        Closed::Companion => ("companion", "candidate-notice-companion"),
    };
    let credited = length(&language, notice.credited);
    html! {
        <div role="status">
            <div class="vigie-box vigie-box--good" data-testid="notice" data-what={what}>
                { Icon::CheckCircle }
                <div>
                    <p><strong>{ language.text(key) }</strong></p>
                    if notice.credited > 0 {
                        <p>{ language.text_with("candidate-notice-credited", &[("time", credited.into())]) }</p>
                    }
                </div>
                <button
                    type="button"
                    class="vigie-icon-button"
                    aria-label={language.text("candidate-put-away")}
                    title={language.text("candidate-put-away")}
                    onclick={props.onclose.reform(|_| ())}
                >
                    { Icon::Cross }
                </button>
            </div>
        </div>
    }
}
