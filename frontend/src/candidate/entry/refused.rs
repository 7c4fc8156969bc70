//! Why the door stayed shut.

use vigie_shared::time::SECOND;
use yew::prelude::*;

use crate::clock::{Local, Running, local_now, use_second};
use crate::components::Icon;
use crate::http::HttpError;
use crate::i18n::use_language;
use crate::ui::hms;

/// Why. What exactly did not match is never said.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// No such person, or not this code.
    NoMatch,
    /// Too many attempts.
    Wait {
        /// Until when.
        until: Local,
    },
    /// The session is closed.
    Finalized,
    /// The results are there: his identifier is asked for as well.
    Identifier,
    /// The network, the server.
    Other(HttpError),
}

impl Refused {
    /// What an error of the log-in means.
    pub fn of(error: HttpError) -> Self {
        let HttpError::Refused { code, detail } = &error else {
            return Self::Other(error);
        };
        match code.as_str() {
            "entry_refused" | "malformed" => Self::NoMatch,
            "session_finalized" => Self::Finalized,
            "identifier_needed" => Self::Identifier,
            "too_many_attempts" => {
                // The server always says how long; a minute where a proxy has cut it out.
                let seconds = detail["retry_after"].as_i64().unwrap_or(60);
                Self::Wait {
                    until: local_now().plus(seconds * SECOND),
                }
            }
            _ => Self::Other(error),
        }
    }

    /// Is another attempt useless at this moment?
    pub fn must_wait(&self) -> bool {
        matches!(self, Self::Wait { until } if local_now() < *until)
    }
}

/// Properties of [`RefusedBox`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RefusedBoxProps {
    /// Why.
    pub refused: Refused,
    /// The wait is over.
    pub onover: Callback<()>,
}

/// What happened and what to do, above the form.
#[component]
pub fn RefusedBox(props: &RefusedBoxProps) -> Html {
    let language = use_language();
    let (title, advice) = match &props.refused {
        Refused::NoMatch => (
            "candidate-refused-no-match",
            "candidate-refused-no-match-advice",
        ),
        Refused::Identifier => (
            "candidate-refused-identifier",
            "candidate-refused-identifier-advice",
        ),
        Refused::Wait { .. } => ("candidate-refused-wait", "candidate-refused-wait-advice"),
        Refused::Finalized => (
            "candidate-refused-finalized",
            "candidate-refused-finalized-advice",
        ),
        Refused::Other(_) => ("candidate-refused-other", "candidate-refused-other-advice"),
    };
    html! {
        <div role="alert" class="vigie-box vigie-box--danger" data-testid="entry-refused">
            { Icon::Error }
            <div>
                <p><strong>{ language.text(title) }</strong></p>
                if let Refused::Other(error) = &props.refused {
                    <p>{ error.text(&language) }</p>
                }
                <p>{ language.text(advice) }</p>
                if let Refused::Wait { until } = &props.refused {
                    <Wait until={*until} onover={props.onover.clone()} />
                }
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WaitProps {
    until: Local,
    onover: Callback<()>,
}

/// How long still; it ticks alone.
#[component]
fn Wait(props: &WaitProps) -> Html {
    let language = use_language();
    use_second(Running::Yes);
    let left = props.until.since(local_now());
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
            { language.text_with("candidate-refused-wait-left", &[("left", hms(left).into())]) }
        </p>
    }
}
