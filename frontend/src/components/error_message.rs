//! A failed request, in words.

use yew::prelude::*;

use crate::api::HttpError;
use crate::components::{Button, ButtonSize, Icon};
use crate::format::http_error;
use crate::i18n::use_language;

/// Properties of [`ErrorMessage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ErrorMessageProps {
    pub error: HttpError,
    /// Without it there is no button.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// Announced at once. In a form, it belongs above the submit button.
#[component]
pub fn ErrorMessage(props: &ErrorMessageProps) -> Html {
    let language = use_language();
    html! {
        <div role="alert" class="vigie-error-message">
            { Icon::Error }
            <p>{ http_error(&language, &props.error) }</p>
            if let Some(retry) = &props.retry {
                <Button
                    label={language.text("try-again")}
                    testid="error-retry"
                    size={ButtonSize::Small}
                    onclick={retry.clone()}
                />
            }
        </div>
    }
}
