//! Confirm the answer, or pass.

use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::DisabledReason;
use super::confirmation::Confirmation;
use super::context::TestContext;
use crate::components::{Button, ButtonKind, ButtonState, ButtonVariant, Icon};
use crate::hooks::use_focus_return;
use crate::i18n::use_language;

/// Properties of [`AnswerActions`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnswerActionsProps {
    /// The question.
    pub presentation: PresentationId,
    /// The way to submit.
    pub context: TestContext,
    /// Why the buttons do nothing at this moment.
    pub disabled_reason: Option<DisabledReason>,
}

/// The two ways to the next question. The form around it submits the answer.
#[component]
pub fn AnswerActions(props: &AnswerActionsProps) -> Html {
    let language = use_language();
    let passing = use_state_eq(|| false);
    use_focus_return(*passing, "pass-button");
    let disabled = props.disabled_reason.is_some();
    let presentation = props.presentation;
    let open = {
        let passing = passing.setter();
        Callback::from(move |()| passing.set(true))
    };
    let onanswer = {
        let (passing, submit) = (passing.setter(), props.context.submit.clone());
        Callback::from(move |yes: bool| {
            passing.set(false);
            if yes && !disabled {
                submit.emit(Command::Pass { presentation });
            }
        })
    };
    let command = props.context.pending.for_question(presentation);
    let is_answering = matches!(command, Some(Command::Answer { .. }));
    html! {
        <>
            if *passing && !disabled {
                <Confirmation
                    question={language.text("candidate-pass-confirm")}
                    yes={language.text("candidate-pass-yes")}
                    no={language.text("candidate-pass-no")}
                    testid="pass"
                    {onanswer}
                />
            } else {
                <div class="vigie-page-foot">
                    <Button
                        label={language.text("candidate-validate")}
                        pending_label={language.text("candidate-sending")}
                        testid="validate"
                        variant={ButtonVariant::Primary}
                        kind={ButtonKind::Submit}
                        state={if is_answering {
                            ButtonState::Pending
                        } else {
                            ButtonState::disabled_if(disabled)
                        }}
                        icon={Icon::Check}
                        reason_id="why-not"
                        class="vigie-question-actions__go"
                    />
                    <Button
                        id="pass-button"
                        label={language.text("candidate-pass")}
                        testid="pass"
                        state={ButtonState::disabled_if(disabled)}
                        icon={Icon::Skip}
                        reason_id="why-not"
                        class="vigie-question-actions__go"
                        onclick={open}
                    />
                    <DisabledHint disabled_reason={props.disabled_reason} />
                </div>
            }
        </>
    }
}

/// Properties of [`DisabledHint`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DisabledHintProps {
    /// Why the buttons do nothing at this moment.
    pub disabled_reason: Option<DisabledReason>,
}

/// Explains buttons that do nothing at this moment.
#[component]
pub fn DisabledHint(props: &DisabledHintProps) -> Html {
    let language = use_language();
    let key = props
        .disabled_reason
        .map(|disabled_reason| match disabled_reason {
            DisabledReason::Blocked => "candidate-why-blocked",
            DisabledReason::TimeUp => "candidate-why-time",
            DisabledReason::Sending => "candidate-why-sending",
            DisabledReason::WaitingForNetwork => "candidate-why-kept",
        });
    html! {
        <p id="why-not" role="status" class="vigie-disabled-reason" data-testid="why-not">
            if let Some(key) = key {
                { language.text(key) }
            }
        </p>
    }
}
