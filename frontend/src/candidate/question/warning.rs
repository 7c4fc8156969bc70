//! Before a focus question or one with its own time: what will count, before it does.

use vigie_shared::item::{ItemContent, ItemMode};
use vigie_shared::session::Command;
use vigie_shared::time::SECOND;
use vigie_shared::view::QuestionView;
use yew::prelude::*;

use super::super::hold::Hold;
use super::super::span::length;
use super::Hindrance;
use super::actions::WhyNot;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`WarningPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WarningPageProps {
    /// The question, still without its content.
    pub question: QuestionView<ItemContent>,
    /// The way to reveal it.
    pub hold: Hold,
    /// Why not now.
    pub hindrance: Option<Hindrance>,
}

/// Rules of this question, and the button that shows it.
#[component]
pub fn WarningPage(props: &WarningPageProps) -> Html {
    let language = use_language();
    let QuestionView {
        presentation: ask,
        mode,
        seconds,
        ..
    } = &props.question;
    let title = match mode {
        ItemMode::Focus => "candidate-warning-focus",
        ItemMode::Free => "candidate-warning-timed",
    };
    let onclick = if props.hindrance.is_some() {
        Callback::noop()
    } else {
        props.hold.asks(Command::Reveal { presentation: *ask })
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
                    <li>{ language.text("candidate-warning-left") }</li>
                }
                if let Some(seconds) = seconds {
                    <li>
                        { language.text_with(
                            "candidate-warning-seconds",
                            &[("time", length(&language, i64::from(*seconds) * SECOND).into())],
                        ) }
                    </li>
                }
                <li>{ language.text("candidate-warning-clock") }</li>
            </ul>
            <div class="vigie-page-foot">
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-primary"
                    aria-disabled={props.hindrance.is_some().to_string()}
                    aria-describedby="why-not"
                    data-testid="reveal"
                    {onclick}
                >
                    { Icon::Eye }{ " " }{ language.text("candidate-reveal") }
                </button>
                <WhyNot hindrance={props.hindrance} />
            </div>
        </section>
    }
}
