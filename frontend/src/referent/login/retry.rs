//! How long to wait after too many attempts.

use yew::prelude::*;

use crate::clock::{Local, Running, local_now, use_second};
use crate::components::{Alert, AlertVariant};
use crate::i18n::use_language;
use crate::ui::{hms, spoken};

/// Properties of [`RetryIn`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RetryInProps {
    /// When the next attempt is looked at.
    pub until: Local,
}

/// Counts down. Announced once, with the time as it was then.
#[component]
pub fn RetryIn(props: &RetryInProps) -> Html {
    let language = use_language();
    let left = props.until.since(local_now());
    use_second(if left > 0 { Running::Yes } else { Running::No });
    let first = *use_memo(props.until, |until| until.since(local_now()));
    if left <= 0 {
        return html! {
            <Alert variant={AlertVariant::Success} testid="referent-login-again">
                { language.text("referent-login-again") }
            </Alert>
        };
    }
    let at = language.time_of_day(props.until.0);
    html! {
        <Alert variant={AlertVariant::Danger} testid="referent-login-too-many">
            <p>
                { language.text("referent-login-too-many") }
                { " " }
                <span class="pf-v6-screen-reader">
                    { language.text_with(
                        "referent-login-wait",
                        &[("left", spoken(&language, first).into()), ("at", at.clone().into())],
                    ) }
                </span>
                <span aria-hidden="true" aria-live="off">
                    { language.text_with(
                        "referent-login-wait",
                        &[("left", hms(left).into()), ("at", at.into())],
                    ) }
                </span>
            </p>
        </Alert>
    }
}
