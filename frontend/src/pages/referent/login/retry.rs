//! How long to wait after too many attempts.

use vigie_i18n::{format_countdown, spell_duration};
use yew::prelude::*;

use crate::clock::{DeviceInstant, device_now, server_instant_of};
use crate::components::{Alert, AlertVariant};
use crate::format::time_of_day;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Properties of [`RetryIn`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RetryInProps {
    /// When the next attempt is accepted.
    pub until: DeviceInstant,
}

/// Counts down. Announced once, with the time as it was then.
#[component]
pub fn RetryIn(props: &RetryInProps) -> Html {
    let language = use_language();
    let left = props.until.since(device_now());
    use_tick(if left > 0 { Ticking::Yes } else { Ticking::No });
    let first = *use_memo(props.until, |until| until.since(device_now()));
    if left <= 0 {
        return html! {
            <Alert variant={AlertVariant::Success} testid="referent-login-again">
                { language.text("referent-login-again") }
            </Alert>
        };
    }
    let at = time_of_day(&language, server_instant_of(props.until));
    html! {
        <Alert variant={AlertVariant::Danger} testid="referent-login-too-many">
            <p>
                { language.text("referent-login-too-many") }
                { " " }
                <span class="pf-v6-screen-reader">
                    { language.text_with(
                        "referent-login-wait",
                        &[("left", spell_duration(language.language, first).into()), ("at", at.clone().into())],
                    ) }
                </span>
                <span aria-hidden="true" aria-live="off">
                    { language.text_with(
                        "referent-login-wait",
                        &[("left", format_countdown(left).into()), ("at", at.into())],
                    ) }
                </span>
            </p>
        </Alert>
    }
}
