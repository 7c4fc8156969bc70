//! Five pages to read, and the rules to accept on the last one.

mod progress;
mod texts;

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::progress::StepProgress;
use self::texts::InstructionStep;
use super::logout_button::{LogoutButton, LogoutReason};
use crate::components::{Button, ButtonState, ButtonVariant, Icon};
use crate::features::question::{NetworkBanner, PageView, PendingNotice, RefusalBox, TestContext};
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::storage::{StorageKey, StorageOwner, StorageScope};

/// Properties of [`InstructionsPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InstructionsPageProps {
    /// The page as the server describes it, with name and duration.
    pub page: Rc<PageView>,
    /// The way to submit.
    pub context: TestContext,
    /// Why the last command changed nothing.
    pub refusal: Option<Refusal>,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
}

/// One step at a time; a reload stays on it.
#[component]
pub fn InstructionsPage(props: &InstructionsPageProps) -> Html {
    let language = use_language();
    let context = &props.context;
    let (index, go) = use_stored_step(&context.owner);
    let acceptance = use_acceptance(context);
    let step = InstructionStep::ALL[index];
    let pending = PendingNotice::for_command(context.pending.for_admission());
    html! {
        <div class="vigie-column">
            <NetworkBanner status={context.status} {pending} />
            <StepProgress count={InstructionStep::ALL.len()} current={index} />
            <section class="vigie-sheet" data-testid="instructions" data-page={(index + 1).to_string()}>
                <PageTitle
                    text={step.title(&language, &props.page)}
                    step={format!("instructions-{index}")}
                />
                { step.body(&language, &props.page) }
                if step == InstructionStep::Rules {
                    <AcceptanceBox acceptance={acceptance.clone()} />
                    <RefusalBox refusal={props.refusal.clone()} />
                }
            </section>
            <div class="vigie-page-foot">
                if index > 0 {
                    <Button
                        label={language.text("candidate-previous")}
                        testid="previous"
                        icon={Icon::ArrowLeft}
                        onclick={go.reform(move |()| index - 1)}
                    />
                }
                if step == InstructionStep::Rules {
                    <Button
                        label={language.text("candidate-rules-go")}
                        pending_label={language.text("candidate-sending")}
                        testid="accept-rules"
                        variant={ButtonVariant::Primary}
                        state={ButtonState::pending_if(acceptance.sending)}
                        onclick={acceptance.submit.clone()}
                    />
                } else {
                    <Button
                        label={language.text("candidate-next")}
                        testid="next"
                        variant={ButtonVariant::Primary}
                        trailing_icon={Icon::ArrowRight}
                        onclick={go.reform(move |()| index + 1)}
                    />
                }
            </div>
            if index == 0 {
                <LogoutButton
                    label={language.text("candidate-not-me")}
                    variant={ButtonVariant::InlineLink}
                    owner={context.owner.clone()}
                    onlogout={props.onlogout.clone()}
                />
            }
        </div>
    }
}

/// The index of the step, stored in the tab, and the way to another.
#[hook]
fn use_stored_step(owner: &StorageOwner) -> (usize, Callback<usize>) {
    let key = owner.key(StorageKey::Page);
    let index = use_state_eq(|| {
        let stored = StorageScope::Tab.read_json::<usize>(&key);
        stored.unwrap_or(0).min(InstructionStep::ALL.len() - 1)
    });
    let setter = index.setter();
    let go = Callback::from(move |to: usize| {
        StorageScope::Tab.write_json(&key, &to);
        setter.set(to);
    });
    (*index, go)
}

/// The box to tick before the rules count as accepted.
#[derive(Debug, Clone, PartialEq)]
struct RulesAcceptance {
    ticked: bool,
    /// The button was pressed without a tick.
    missing: bool,
    sending: bool,
    tick: Callback<bool>,
    submit: Callback<()>,
}

#[hook]
fn use_acceptance(context: &TestContext) -> RulesAcceptance {
    let ticked = use_state_eq(|| false);
    let missing = use_state_eq(|| false);
    let tick = {
        let (ticked, missing) = (ticked.setter(), missing.setter());
        Callback::from(move |on| {
            ticked.set(on);
            missing.set(false);
        })
    };
    let submit = {
        let (submit, missing) = (context.submit.clone(), missing.setter());
        let ticked = *ticked;
        Callback::from(move |()| {
            if ticked {
                submit.emit(Command::AcceptRules);
            }
            missing.set(!ticked);
        })
    };
    RulesAcceptance {
        ticked: *ticked,
        missing: *missing,
        sending: context.pending.for_admission().is_some(),
        tick,
        submit,
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AcceptanceBoxProps {
    acceptance: RulesAcceptance,
}

#[component]
fn AcceptanceBox(props: &AcceptanceBoxProps) -> Html {
    let language = use_language();
    let RulesAcceptance {
        ticked,
        missing,
        tick,
        ..
    } = &props.acceptance;
    let onchange = tick.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        input.is_some_and(|input| input.checked())
    });
    html! {
        <>
            <label class="vigie-agreement">
                <input
                    type="checkbox"
                    checked={*ticked}
                    aria-describedby="accept-fault"
                    aria-invalid={missing.to_string()}
                    data-testid="accept"
                    {onchange}
                />
                <span>{ language.text("candidate-rules-accept") }</span>
            </label>
            <p id="accept-fault" role="status" class="vigie-candidate-field__about">
                if *missing {
                    <span class="vigie-candidate-field__fault">
                        { Icon::Error }{ " " }{ language.text("candidate-rules-fault") }
                    </span>
                }
            </p>
        </>
    }
}
