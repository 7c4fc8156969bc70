//! Before a focus question or one with its own time: its rules, before they apply.

use vigie_shared::item::{ItemContent, ItemMode};
use vigie_shared::session::Command;
use vigie_shared::time::SECOND;
use vigie_shared::view::QuestionView;
use yew::prelude::*;

use super::DisabledReason;
use super::actions::DisabledHint;
use super::context::TestContext;
use crate::components::{Button, ButtonState, ButtonVariant, Icon};
use crate::format::{Rounding, duration};
use crate::i18n::use_language;

/// Properties of [`WarningPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WarningPageProps {
    /// The question, without its content.
    pub question: QuestionView<ItemContent>,
    /// The way to submit.
    pub context: TestContext,
    /// Why it cannot be revealed at this moment.
    pub disabled_reason: Option<DisabledReason>,
}

/// The rules of this question, and the button that reveals it.
#[component]
pub fn WarningPage(props: &WarningPageProps) -> Html {
    let language = use_language();
    let QuestionView {
        presentation,
        mode,
        seconds,
        ..
    } = &props.question;
    let title = match mode {
        ItemMode::Focus => "candidate-warning-focus",
        ItemMode::Free => "candidate-warning-timed",
    };
    let left = if props.context.any_loss_counts {
        "candidate-warning-any-loss"
    } else {
        "candidate-warning-left"
    };
    let onclick = if props.disabled_reason.is_some() {
        Callback::noop()
    } else {
        props.context.submitter(Command::Reveal {
            presentation: *presentation,
        })
    };
    let class = match mode {
        ItemMode::Focus => "vigie-question-warning--focus",
        ItemMode::Free => "vigie-question-warning--timed",
    };
    html! {
        <section class={classes!("vigie-sheet", "vigie-question-warning", class)} data-testid="warning">
            <h2>{ language.text(title) }</h2>
            <ul class="vigie-bullets">
                if *mode == ItemMode::Focus {
                    <li>{ language.text("candidate-warning-stay") }</li>
                    <li>{ language.text(left) }</li>
                }
                if let Some(seconds) = seconds {
                    <li>
                        { language.text_with(
                            "candidate-warning-seconds",
                            &[("time", duration(&language, i64::from(*seconds) * SECOND, Rounding::Up).into())],
                        ) }
                    </li>
                }
                <li>{ language.text("candidate-warning-clock") }</li>
            </ul>
            <div class="vigie-page-foot">
                <Button
                    label={language.text("candidate-reveal")}
                    testid="reveal"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::disabled_if(props.disabled_reason.is_some())}
                    icon={Icon::Eye}
                    reason_id="why-not"
                    {onclick}
                />
                <DisabledHint disabled_reason={props.disabled_reason} />
            </div>
        </section>
    }
}
