//! An alert is open: nothing can be answered, and nothing is lost.

use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::super::companion::CompanionLine;
use super::super::hold::Hold;
use super::super::waited::Waited;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`QuestionBlock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionBlockProps {
    /// When the alert was raised.
    pub since: Timestamp,
}

/// Above the question he has reported. It goes by itself.
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
            </div>
            <Waited since={props.since} />
        </section>
    }
}

/// Properties of [`CompanionBlock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionBlockProps {
    /// When it was missed.
    pub since: Timestamp,
    /// Is there an alert about the question as well?
    pub also_question: bool,
    /// Knows the policy and whether it is seen.
    pub hold: Hold,
}

/// In the place of the question, while the companion is missing.
#[component]
pub fn CompanionBlock(props: &CompanionBlockProps) -> Html {
    let language = use_language();
    let by_itself = props.hold.policy == CompanionPolicy::RequiredAutoClear;
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
            if props.also_question {
                <p>{ language.text("candidate-companion-also-question") }</p>
            }
            <CompanionLine hold={props.hold.clone()} />
            <Waited since={props.since} />
        </section>
    }
}
