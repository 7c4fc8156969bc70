//! Why a login was rejected.

use vigie_i18n::format_countdown;
use vigie_shared::api::{EntryWindowDetail, ErrorCode};
use vigie_shared::time::SECOND;
use yew::prelude::*;

use crate::api::HttpError;
use crate::clock::{DeviceInstant, device_now};
use crate::components::Icon;
use crate::format::{entry_window, http_error};
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Why a login was rejected. What exactly did not match is never disclosed.
#[derive(Debug, Clone, PartialEq)]
pub enum LoginRejection {
    /// No such person, or another code.
    NoMatch,
    /// Too many attempts.
    Wait {
        /// End of the wait.
        until: DeviceInstant,
    },
    /// The session is closed.
    Finalized,
    /// The results are published: the personal code or the identifier is needed as well.
    Identifier,
    /// The personal code is needed as well.
    PersonalCode,
    /// The codes are not valid yet, or not any more.
    Outside(EntryWindowDetail),
    /// The network or the server failed.
    Other(HttpError),
}

impl LoginRejection {
    /// The meaning of an error of the login request.
    pub fn from_error(error: HttpError) -> Self {
        if let Some(seconds) = error.retry_after_seconds() {
            return Self::Wait {
                until: device_now().plus(i64::from(seconds) * SECOND),
            };
        }
        if let Some(window) = error.entry_window() {
            return Self::Outside(window);
        }
        let HttpError::Refused { code, .. } = &error else {
            return Self::Other(error);
        };
        match code {
            ErrorCode::EntryRefused | ErrorCode::Malformed => Self::NoMatch,
            ErrorCode::SessionFinalized => Self::Finalized,
            ErrorCode::IdentifierNeeded => Self::Identifier,
            ErrorCode::PersonalCodeNeeded => Self::PersonalCode,
            _ => Self::Other(error),
        }
    }

    /// Is another attempt useless at this moment?
    pub fn must_wait(&self) -> bool {
        matches!(self, Self::Wait { until } if device_now() < *until)
    }
}

/// Properties of [`RejectionBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RejectionBoxProps {
    /// Why the login was rejected.
    pub rejection: LoginRejection,
    /// The wait is over.
    pub onover: Callback<()>,
}

/// What happened and what to do, above the form.
#[component]
pub fn RejectionBox(props: &RejectionBoxProps) -> Html {
    let language = use_language();
    let (title, advice) = match &props.rejection {
        LoginRejection::NoMatch => (
            "candidate-rejection-no-match",
            "candidate-rejection-no-match-advice",
        ),
        LoginRejection::Identifier => (
            "candidate-rejection-identifier",
            "candidate-rejection-identifier-advice",
        ),
        LoginRejection::PersonalCode => (
            "candidate-rejection-personal-code",
            "candidate-rejection-personal-code-advice",
        ),
        LoginRejection::Outside(_) => (
            "candidate-rejection-outside",
            "candidate-rejection-outside-advice",
        ),
        LoginRejection::Wait { .. } => (
            "candidate-rejection-wait",
            "candidate-rejection-wait-advice",
        ),
        LoginRejection::Finalized => (
            "candidate-rejection-finalized",
            "candidate-rejection-finalized-advice",
        ),
        LoginRejection::Other(_) => (
            "candidate-rejection-other",
            "candidate-rejection-other-advice",
        ),
    };
    html! {
        <div role="alert" class="vigie-box vigie-box--danger" data-testid="entry-refused">
            { Icon::Error }
            <div>
                <p><strong>{ language.text(title) }</strong></p>
                if let LoginRejection::Other(error) = &props.rejection {
                    <p>{ http_error(&language, error) }</p>
                }
                if let LoginRejection::Outside(window) = &props.rejection {
                    <p>{ entry_window(&language, window) }</p>
                }
                <p>{ language.text(advice) }</p>
                if let LoginRejection::Wait { until } = &props.rejection {
                    <RetryCountdown until={*until} onover={props.onover.clone()} />
                }
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RetryCountdownProps {
    until: DeviceInstant,
    onover: Callback<()>,
}

/// The time until another attempt is possible.
#[component]
fn RetryCountdown(props: &RetryCountdownProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    let left = props.until.since(device_now());
    {
        let onover = props.onover.clone();
        use_effect_with(left <= 0, move |over| {
            if *over {
                onover.emit(());
            }
        });
    }
    html! {
        // A timer is not announced each second; the sentence before it is, once.
        <p role="timer" class="vigie-wait" data-testid="entry-wait">
            { Icon::Clock }{ " " }
            { language.text_with("candidate-rejection-wait-left", &[("left", format_countdown(left).into())]) }
        </p>
    }
}
