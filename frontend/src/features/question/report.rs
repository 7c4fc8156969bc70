//! Reports a problem with the question, after a confirmation.

use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::DisabledReason;
use super::confirmation::Confirmation;
use super::context::TestContext;
use crate::components::{Button, ButtonVariant, Icon};
use crate::hooks::use_focus_return;
use crate::i18n::use_language;

/// Properties of [`ReportButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReportButtonProps {
    /// The question.
    pub presentation: PresentationId,
    /// The way to submit.
    pub context: TestContext,
    /// Why it cannot be reported at this moment.
    pub disabled_reason: Option<DisabledReason>,
}

/// At the bottom of the page, as the instructions say. Hidden while the question is
/// disabled: an open alert is explained above it.
#[component]
pub fn ReportButton(props: &ReportButtonProps) -> Html {
    let language = use_language();
    let confirming = use_state_eq(|| false);
    use_focus_return(*confirming, "report-button");
    let presentation = props.presentation;
    let reported = matches!(
        props.context.pending.for_question(presentation),
        Some(Command::ReportQuestion { .. })
    );
    if reported {
        // In flight. Without a network it may take long: the candidate raises a hand.
        return html! {
            <div role="status" class="vigie-box vigie-box--calm" data-testid="report-sent">
                { Icon::Bell }
                <p>{ language.text("candidate-report-sent") }</p>
            </div>
        };
    }
    if props.disabled_reason.is_some() {
        return Html::default();
    }
    let onanswer = {
        let (confirming, submit) = (confirming.setter(), props.context.submit.clone());
        Callback::from(move |yes: bool| {
            confirming.set(false);
            if yes {
                submit.emit(Command::ReportQuestion { presentation });
            }
        })
    };
    let open = {
        let confirming = confirming.setter();
        Callback::from(move |()| confirming.set(true))
    };
    html! {
        <div class="vigie-report">
            if *confirming {
                <Confirmation
                    question={language.text("candidate-report-confirm")}
                    yes={language.text("candidate-report-sure")}
                    no={language.text("candidate-report-no")}
                    testid="report"
                    {onanswer}
                />
            } else {
                <Button
                    id="report-button"
                    label={language.text("candidate-report")}
                    testid="report"
                    variant={ButtonVariant::InlineLink}
                    icon={Icon::Flag}
                    onclick={open}
                />
            }
        </div>
    }
}
