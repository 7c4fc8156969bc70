//! What is missing, and the button that finalizes.

use std::rc::Rc;

use vigie_shared::session::{Command, FinalizationBlocker, Refusal};
use vigie_shared::view::FinalizationView;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::confirm::Confirm;
use super::missing::MissingList;
use super::progress::OnItsWay;
use super::proposals::Proposals;
use crate::components::focus_and_center;
use crate::components::{Alert, AlertVariant, Button, ButtonState, ButtonVariant, Icon};
use crate::features::board::BoardState;
use crate::i18n::use_language;
use crate::referent::ask::{Ask, Asking, use_asking};
use crate::referent::parts::filter_event;
use crate::referent::say;

/// Properties of [`Panel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// For the names.
    pub board: BoardState,
    /// For the outcomes as they would be.
    pub desk: Rc<FinalizationView>,
    /// What finalization waits for.
    pub missing: Rc<[FinalizationBlocker]>,
    /// End the tests that still run?
    pub end_running: bool,
    /// Changes that.
    pub on_end_running: Callback<bool>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// Leads to what is missing.
    pub go: Callback<FinalizationBlocker>,
}

/// The button stands above the list: with thirty names in between nobody would find it.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let language = use_language();
    let (asking, send) = use_asking(props.ask.clone());
    let confirming = use_state_eq(|| false);
    let told = use_state_eq(|| false);
    let running = running(&props.desk);
    let onclick = {
        let (confirming, told) = (confirming.setter(), told.setter());
        let complete = props.missing.is_empty();
        Callback::from(move |()| {
            told.set(!complete);
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
    let oncheck = filter_event(&props.on_end_running, |event: Event| {
        Some(event.target_dyn_into::<HtmlInputElement>()?.checked())
    });
    let busy = asking == Asking::Sent;
    let count = props.missing.len();
    html! {
        <section class="vigie-panel" aria-labelledby="referent-panel-title">
            <h2 id="referent-panel-title" tabindex="-1">{ language.text("referent-panel-title") }</h2>
            <p role="status">
                if count == 0 {
                    <span class="vigie-roster-check__good" data-testid="referent-nothing-missing">
                        { Icon::CheckCircle }{ language.text("referent-nothing-missing") }
                    </span>
                } else {
                    <span class="vigie-roster-check__bad">
                        { Icon::Warning }
                        { language.text_with("referent-missing-count", &[("count", count.into())]) }
                    </span>
                }
            </p>
            if running > 0 {
                <label class="vigie-checkbox-line">
                    <input
                        type="checkbox"
                        checked={props.end_running}
                        onchange={oncheck}
                        data-testid="referent-end-running"
                    />
                    <span>
                        { language.text_with("referent-end-running", &[("count", running.into())]) }
                        <span class="vigie-subtle vigie-display-block">{ language.text("referent-end-running-help") }</span>
                    </span>
                </label>
            }
            <Button
                label={language.text("referent-finalize")}
                testid="referent-finalize"
                variant={ButtonVariant::Primary}
                icon={Icon::Medal}
                state={ButtonState::pending_if(busy)}
                {onclick}
            />
            <p class="vigie-subtle">{ language.text("referent-finalize-help") }</p>
            <OnItsWay
                sent={busy}
                live={props.live}
                label={language.text("referent-finalize-sent")}
                testid="referent-finalize"
            />
            { match &asking {
                Asking::Refused(refusal) => refused(&language, props, refusal),
                Asking::Idle | Asking::Sent | Asking::Granted => Html::default(),
            } }
            <Proposals
                board={props.board.clone()}
                desk={props.desk.clone()}
                missing={props.missing.clone()}
                ask={props.ask.clone()}
            />
            <div id="referent-missing" tabindex="-1" data-testid="referent-missing">
                if *told && count > 0 {
                    <Alert variant={AlertVariant::Danger} testid="referent-finalize-incomplete">
                        { language.text("referent-finalize-incomplete") }
                    </Alert>
                }
                <MissingList
                    board={props.board.clone()}
                    desk={props.desk.clone()}
                    missing={props.missing.clone()}
                    go={props.go.clone()}
                    testid="referent-missing-item"
                />
            </div>
            if *confirming {
                <Confirm
                    desk={props.desk.clone()}
                    ending={if props.end_running { running } else { 0 }}
                    {onconfirm}
                    {onclose}
                />
            }
        </section>
    }
}

/// The refusal in words; what it waits for as the list that came with it.
fn refused(language: &crate::i18n::LanguageHandle, props: &PanelProps, refusal: &Refusal) -> Html {
    let list = match refusal {
        Refusal::FinalizationIncomplete { blockers: missing } => html! {
            <MissingList
                board={props.board.clone()}
                desk={props.desk.clone()}
                missing={Rc::<[FinalizationBlocker]>::from(missing.as_slice())}
                go={props.go.clone()}
                testid="referent-refused-item"
            />
        },
        _ => Html::default(),
    };
    html! {
        <Alert variant={AlertVariant::Danger} testid="referent-finalize-refused">
            <p>{ say::refusal(language, refusal) }</p>
            { list }
        </Alert>
    }
}

/// How many tests still run.
fn running(desk: &FinalizationView) -> usize {
    desk.blockers
        .iter()
        .filter(|missing| matches!(missing, FinalizationBlocker::TestRunning { .. }))
        .count()
}
