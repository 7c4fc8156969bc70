//! Open alerts: each is handled separately.

use vigie_shared::access::Action;
use vigie_shared::ids::{AlertId, Seat};
use vigie_shared::session::{AlertKind, AlertMark, AlertReason, Command};
use vigie_shared::view::CardAlert;
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::components::{Button, ButtonState, ButtonVariant, Icon};
use crate::features::board::context::use_board_context;
use crate::features::board::labels::{alert_mark, alert_reason, pending_label};
use crate::features::board::urgency::AlertAge;
use crate::i18n::use_language;

/// All open alerts of a candidate, oldest first.
#[component]
pub fn AlertList(props: &DrawerSectionProps) -> Html {
    let card = &props.board_seat.card;
    html! {
        <>
            { for card.alerts.iter().map(|alert| html! {
                <AlertForm key={usize::from(alert.id.0)} seat={card.seat} alert={alert.clone()} />
            }) }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AlertFormProps {
    seat: Seat,
    alert: CardAlert,
}

#[component]
fn AlertForm(props: &AlertFormProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (seat, alert) = (props.seat, &props.alert);
    let (title, explanation) = match alert.kind {
        AlertKind::Question { number, .. } => (
            language.text_with("board-alert-question", &[("number", number.into())]),
            language.text("board-alert-question-safe"),
        ),
        AlertKind::Companion => (
            language.text("board-alert-companion"),
            language.text("board-alert-companion-safe"),
        ),
    };
    html! {
        <section class="vigie-alert" data-testid="alert">
            <h3 class="vigie-alert__title">
                { Icon::Bell }
                <span>{ title }</span>
                <AlertAge since={alert.raised_at} />
            </h3>
            <AlertMarks marks={alert.marks.clone()} />
            if context.can(Action::HandleAlert) {
                <p>{ explanation }</p>
                if alert.kind == AlertKind::Companion {
                    <ClearAlertButton {seat} alert={alert.clone()} />
                } else {
                    <QuestionAlertForm {seat} alert={alert.clone()} />
                }
            }
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AlertMarksProps {
    marks: Vec<AlertMark>,
}

/// What is noticeable about an alert. It proves nothing, and decides nothing.
#[component]
fn AlertMarks(props: &AlertMarksProps) -> Html {
    let language = use_language();
    html! {
        <>
            { for props.marks.iter().map(|mark| html! {
                <p class="vigie-alert__mark" data-testid="alert-mark">
                    { Icon::Warning }
                    <span>{ alert_mark(&language, *mark) }</span>
                </p>
            }) }
        </>
    }
}

/// Lets the candidate continue without the companion.
#[component]
fn ClearAlertButton(props: &AlertFormProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (seat, alert) = (props.seat, props.alert.id);
    let is_pending = context.pending.for_alert(seat, alert).is_some();
    html! {
        <Button
            label={language.text("board-clear")}
            state={ButtonState::pending_if(is_pending)}
            pending_label={pending_label(&language, context.connection)}
            variant={ButtonVariant::Primary}
            testid="alert-clear"
            onclick={context.send.reform(move |()| Command::ClearAlert { seat, alert })}
        />
    }
}

/// The reasons that apply to the question, and the two decisions.
#[component]
fn QuestionAlertForm(props: &AlertFormProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (seat, alert) = (props.seat, props.alert.id);
    let chosen = use_state_eq(|| None::<AlertReason>);
    let reason_missing = use_state_eq(|| false);
    let (accepting, dismissing) = match context.pending.for_alert(seat, alert) {
        None => (ButtonState::Ready, ButtonState::Ready),
        Some(Command::DismissAlert { .. }) => (ButtonState::Disabled, ButtonState::Pending),
        Some(_) => (ButtonState::Pending, ButtonState::Disabled),
    };
    let onchoose = {
        let (chosen, reason_missing) = (chosen.setter(), reason_missing.setter());
        Callback::from(move |reason| {
            chosen.set(Some(reason));
            reason_missing.set(false);
        })
    };
    let onaccept = {
        let (send, chosen) = (context.send.clone(), *chosen);
        let reason_missing = reason_missing.setter();
        move |()| match chosen {
            Some(reason) => send.emit(Command::AcceptAlert {
                seat,
                alert,
                reason,
            }),
            None => reason_missing.set(true),
        }
    };
    let pending = pending_label(&language, context.connection);
    html! {
        <>
            <ReasonChoice
                {seat}
                {alert}
                reasons={props.alert.reasons.clone()}
                chosen={*chosen}
                {onchoose}
            />
            <p class="vigie-alert__error" role="alert">
                if *reason_missing { { Icon::Error }{ language.text("board-reason-missing") } }
            </p>
            <div class="vigie-alert__actions">
                <Button
                    label={language.text("board-accept")}
                    state={accepting}
                    pending_label={pending.clone()}
                    variant={ButtonVariant::Primary}
                    testid="alert-accept"
                    onclick={onaccept}
                />
                <Button
                    label={language.text("board-dismiss")}
                    state={dismissing}
                    pending_label={pending}
                    testid="alert-dismiss"
                    onclick={context.send.reform(move |()| Command::DismissAlert { seat, alert })}
                />
            </div>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ReasonChoiceProps {
    seat: Seat,
    alert: AlertId,
    reasons: Vec<AlertReason>,
    chosen: Option<AlertReason>,
    onchoose: Callback<AlertReason>,
}

#[component]
fn ReasonChoice(props: &ReasonChoiceProps) -> Html {
    let language = use_language();
    let group = format!("reason-{}-{}", props.seat, props.alert);
    let radio = |reason: AlertReason| {
        html! {
            <label class="vigie-reason">
                <input
                    type="radio"
                    name={group.clone()}
                    value={reason.code()}
                    checked={props.chosen == Some(reason)}
                    data-testid={format!("reason-{}", reason.code())}
                    onchange={props.onchoose.reform(move |_: Event| reason)}
                />
                <b>{ reason.code() }</b>
                <span>{ alert_reason(&language, reason) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="vigie-reasons">
            <legend>{ language.text("board-reasons") }</legend>
            { for props.reasons.iter().copied().map(radio) }
        </fieldset>
    }
}
