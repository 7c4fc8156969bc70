//! Shown while an alert is open: nothing can be answered, and nothing is lost.

use vigie_i18n::format_countdown;
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::{SECOND, Timestamp};
use yew::prelude::*;

use crate::clock::server_now;
use crate::components::Icon;
use crate::features::companion::{CompanionHelp, CompanionLine, CompanionStatus};
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Properties of [`QuestionBlock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionBlockProps {
    /// When the alert was raised.
    pub since: Timestamp,
    /// Is it a focus question?
    pub is_focus: bool,
}

/// Above the question that the candidate has reported. It disappears with the alert.
#[component]
pub fn QuestionBlock(props: &QuestionBlockProps) -> Html {
    let language = use_language();
    html! {
        <section class="vigie-blocked" aria-labelledby="block-title" data-testid="blocked">
            <span class="vigie-blocked__mark">{ Icon::Bell }</span>
            <div role="alert">
                <h2 id="block-title">{ language.text("candidate-blocked-title") }</h2>
                <p>{ language.text("candidate-blocked-clock") }</p>
                <p>{ language.text("candidate-blocked-next") }</p>
                if props.is_focus {
                    <p>{ language.text("candidate-blocked-focus") }</p>
                }
            </div>
            <WaitingCounter since={props.since} />
        </section>
    }
}

/// Properties of [`CompanionBlock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionBlockProps {
    /// When the companion was missed.
    pub since: Timestamp,
    /// Is there an alert about the question as well?
    pub also_question: bool,
    /// The companion, as the page detects it.
    pub companion: CompanionStatus,
    /// Does the invigilator clear the alert, or the companion itself?
    pub policy: CompanionPolicy,
}

/// In the place of the question, while the companion is missing.
#[component]
pub fn CompanionBlock(props: &CompanionBlockProps) -> Html {
    let language = use_language();
    let by_itself = props.policy == CompanionPolicy::RequiredAutoClear;
    html! {
        <section class="vigie-blocked vigie-blocked--page" aria-labelledby="block-title" data-testid="companion-blocked">
            <span class="vigie-blocked__mark">{ Icon::Lock }</span>
            <div role="alert">
                <h2 id="block-title">{ language.text("candidate-companion-title") }</h2>
                <p>{ language.text("candidate-companion-clock") }</p>
            </div>
            <ol class="vigie-bullets">
                <li>{ language.text("candidate-companion-hand") }</li>
                <li>{ language.text("candidate-companion-on") }</li>
                <li>
                    if by_itself {
                        { language.text("candidate-companion-by-itself") }
                    } else {
                        { language.text("candidate-companion-by-invigilator") }
                    }
                </li>
            </ol>
            <p>
                if by_itself {
                    { language.text("candidate-companion-limit") }
                } else {
                    { language.text("candidate-companion-stopped") }
                }
            </p>
            if props.also_question {
                <p>{ language.text("candidate-companion-also-question") }</p>
            }
            <CompanionLine companion={props.companion} policy={props.policy} />
            <CompanionHelp companion={props.companion} />
            <WaitingCounter since={props.since} />
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WaitingCounterProps {
    since: Timestamp,
}

/// Counts up. A component of its own, so that only it is rendered each second.
#[component]
fn WaitingCounter(props: &WaitingCounterProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    // Only full seconds count, unlike on a clock that counts down.
    let waited = server_now().since(props.since) / SECOND * SECOND;
    html! {
        <p class="vigie-time-waited" role="timer">
            { Icon::Clock }{ " " }
            { language.text_with("candidate-waited", &[("time", format_countdown(waited).into())]) }
        </p>
    }
}
