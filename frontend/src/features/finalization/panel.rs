//! What is missing, and the button that finalizes.

use std::rc::Rc;

use vigie_shared::session::{Command, FinalizationBlocker, Refusal};
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::blockers::BlockerList;
use super::confirm::Confirm;
use super::progress::CommandProgress;
use super::remark::RemarkField;
use super::settle::SettleIncidents;
use super::suggestions::Suggestions;
use crate::components::{Alert, AlertVariant, Button, ButtonState, ButtonVariant, Checkbox, Icon};
use crate::features::board::BoardState;
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`Panel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// Number of the session.
    pub number: u32,
    pub board: BoardState,
    /// For the outcomes as they would be.
    pub finalization: Rc<FinalizationView>,
    /// What finalization waits for.
    pub missing: Rc<[FinalizationBlocker]>,
    /// End the tests that still run?
    pub end_running: bool,
    pub on_end_running: Callback<bool>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
    /// Leads to what is missing.
    pub go: Callback<FinalizationBlocker>,
    /// The way to call the session off, where nobody has started.
    pub call_off: Html,
}

/// The button is above the list: below thirty names it would not be found.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let language = use_language();
    let (command_status, send) = use_command_status(props.request.clone());
    let confirming = use_state_eq(|| false);
    let is_incomplete = use_state_eq(|| false);
    let running = running(&props.finalization);
    let onclick = {
        let (confirming, is_incomplete) = (confirming.setter(), is_incomplete.setter());
        let complete = props.missing.is_empty();
        Callback::from(move |()| {
            is_incomplete.set(!complete);
            if complete {
                confirming.set(true);
            } else {
                focus_and_center("referent-missing");
            }
        })
    };
    let onclose = {
        let confirming = confirming.setter();
        Callback::from(move |()| confirming.set(false))
    };
    let onconfirm = {
        let (confirming, end_running) = (confirming.setter(), props.end_running);
        Callback::from(move |()| {
            confirming.set(false);
            send.emit(Command::Finalize { end_running });
        })
    };
    let busy = command_status == CommandStatus::Sent;
    let count = props.missing.len();
    html! {
        <section class="vigie-panel" aria-labelledby="referent-panel-title">
            <h2 id="referent-panel-title" tabindex="-1">{ language.text("referent-panel-title") }</h2>
            if nobody_started(&props.board) {
                <Alert variant={AlertVariant::Info} testid="referent-nobody-started">
                    <p>{ language.text("referent-nobody-started") }</p>
                    { props.call_off.clone() }
                </Alert>
            } else {
                { completeness(&language, count) }
            }
            { end_running_choice(&language, props, running) }
            <Button
                label={language.text("referent-finalize")}
                testid="referent-finalize"
                variant={ButtonVariant::Primary}
                icon={Icon::Medal}
                state={if nobody_started(&props.board) { ButtonState::Disabled } else { ButtonState::pending_if(busy) }}
                {onclick}
            />
            <p class="vigie-subtle">{ language.text("referent-finalize-help") }</p>
            <CommandProgress
                sent={busy}
                live={props.live}
                label={language.text("referent-finalize-sent")}
                testid="referent-finalize"
            />
            { match &command_status {
                CommandStatus::Refused(refusal) => refused(&language, props, refusal),
                CommandStatus::Idle | CommandStatus::Sent | CommandStatus::Granted => Html::default(),
            } }
            <SettleIncidents finalization={props.finalization.clone()} live={props.live} request={props.request.clone()} />
            <RemarkField remark={props.finalization.remark.clone()} live={props.live} request={props.request.clone()} />
            <Suggestions
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                missing={props.missing.clone()}
                request={props.request.clone()}
            />
            <div id="referent-missing" tabindex="-1" data-testid="referent-missing">
                if *is_incomplete && count > 0 {
                    <Alert variant={AlertVariant::Danger} testid="referent-finalize-incomplete">
                        { language.text("referent-finalize-incomplete") }
                    </Alert>
                }
                <BlockerList
                    board={props.board.clone()}
                    finalization={props.finalization.clone()}
                    missing={props.missing.clone()}
                    go={props.go.clone()}
                    testid="referent-missing-item"
                />
            </div>
            if *confirming {
                <Confirm
                    number={props.number}
                    finalization={props.finalization.clone()}
                    ending={if props.end_running { running } else { 0 }}
                    {onconfirm}
                    {onclose}
                />
            }
        </section>
    }
}

/// Nobody has begun: there is nothing to decide.
fn nobody_started(board: &BoardState) -> bool {
    board.seats.iter().all(|seated| seated.card.test.is_none())
}

fn completeness(language: &LanguageHandle, missing: usize) -> Html {
    html! {
        <p role="status">
            if missing == 0 {
                <span class="vigie-roster-check__good" data-testid="referent-nothing-missing">
                    { Icon::CheckCircle }{ language.text("referent-nothing-missing") }
                </span>
            } else {
                <span class="vigie-roster-check__bad">
                    { Icon::Warning }
                    { language.text_with("referent-missing-count", &[("count", missing.into())]) }
                </span>
            }
        </p>
    }
}

/// Nothing where no test runs any more.
fn end_running_choice(language: &LanguageHandle, props: &PanelProps, running: usize) -> Html {
    if running == 0 {
        return Html::default();
    }
    html! {
        <Checkbox
            checked={props.end_running}
            onchange={props.on_end_running.clone()}
            testid="referent-end-running"
        >
            { language.text_with("referent-end-running", &[("count", running.into())]) }
            <span class="vigie-subtle vigie-display-block">
                { language.text("referent-end-running-help") }
            </span>
        </Checkbox>
    }
}

/// The refusal in words; what it waits for as the list that came with it.
fn refused(language: &LanguageHandle, props: &PanelProps, refusal: &Refusal) -> Html {
    let list = match refusal {
        Refusal::FinalizationIncomplete { blockers: missing } => html! {
            <BlockerList
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                missing={Rc::<[FinalizationBlocker]>::from(missing.as_slice())}
                go={props.go.clone()}
                testid="referent-refused-item"
            />
        },
        _ => Html::default(),
    };
    html! {
        <Alert variant={AlertVariant::Danger} testid="referent-finalize-refused">
            <p>{ format::refusal(language, refusal) }</p>
            { list }
        </Alert>
    }
}

/// How many tests still run.
fn running(finalization: &FinalizationView) -> usize {
    finalization
        .blockers
        .iter()
        .filter(|missing| matches!(missing, FinalizationBlocker::TestRunning { .. }))
        .count()
}
