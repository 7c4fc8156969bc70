//! Something went wrong, in words, with a way out.

use yew::prelude::*;

use crate::http::HttpError;
use crate::i18n::use_language;
use crate::ui::Mark;

/// Properties of [`Failure`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FailureProps {
    /// What went wrong.
    pub error: HttpError,
    /// Tries again; without it there is no button.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// An error message, announced at once. For a form: above its button.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let language = use_language();
    html! {
        <div role="alert" class="vigie-error-message">
            { Mark::Error }
            <p>{ props.error.text(&language) }</p>
            if let Some(retry) = &props.retry {
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-secondary pf-m-small"
                    onclick={retry.reform(|_| ())}
                >
                    { language.text("try-again") }
                </button>
            }
        </div>
    }
}
