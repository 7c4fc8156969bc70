//! Open alerts: each is handled for itself.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use vigie_shared::session::{AlertKind, AlertReason, Command};
use vigie_shared::view::CardAlert;
use yew::prelude::*;

use super::PartProps;
use crate::board::errands::use_office;
use crate::board::words::reason;
use crate::board::{Deed, DeedButton, DeedLook, Waited};
use crate::components::Icon;
use crate::i18n::use_language;

/// All open alerts of a candidate, oldest first.
#[component]
pub fn Alerts(props: &PartProps) -> Html {
    let card = &props.seated.card;
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
    let office = use_office();
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
    let choices = match alert.kind {
        AlertKind::Question { .. } => html! { <Question seat={seat} alert={alert.clone()} /> },
        AlertKind::Companion => {
            let id = alert.id;
            html! {
                <DeedButton
                    label={language.text("board-clear")}
                    deed={Deed::under_way(office.errands.handling(seat, id).is_some())}
                    look={DeedLook::Primary}
                    testid="alert-clear"
                    onclick={office.ask.reform(move |()| Command::ClearAlert { seat, alert: id })}
                />
            }
        }
    };
    html! {
        <section class="vigie-alert" data-testid="alert">
            <h3 class="vigie-alert__title">
                { Icon::Bell }
                <span>{ title }</span>
                <Waited since={alert.raised_at} />
            </h3>
            if office.may(Action::HandleAlert) {
                <p>{ explanation }</p>
                { choices }
            }
        </section>
    }
}

/// The reasons that fit, and the two ways out.
#[component]
fn Question(props: &AlertFormProps) -> Html {
    let language = use_language();
    let office = use_office();
    let (seat, id) = (props.seat, props.alert.id);
    let chosen = use_state_eq(|| None::<AlertReason>);
    let forgotten = use_state_eq(|| false);
    let (accepting, dismissing) = match office.errands.handling(seat, id) {
        None => (Deed::Open, Deed::Open),
        Some(Command::DismissAlert { .. }) => (Deed::Barred, Deed::UnderWay),
        Some(_) => (Deed::UnderWay, Deed::Barred),
    };
    let group = format!("reason-{seat}-{id}");
    let radio = |choice: AlertReason| {
        let (chosen, forgotten) = (chosen.clone(), forgotten.clone());
        let checked = *chosen == Some(choice);
        let onchange = move |_: Event| {
            chosen.set(Some(choice));
            forgotten.set(false);
        };
        html! {
            <label class="vigie-reason">
                <input
                    type="radio"
                    name={group.clone()}
                    value={choice.code()}
                    {checked}
                    data-testid={format!("reason-{}", choice.code())}
                    {onchange}
                />
                <b>{ choice.code() }</b>
                <span>{ reason(&language, choice) }</span>
            </label>
        }
    };
    let accept = {
        let (ask, chosen, forgotten) = (office.ask.clone(), *chosen, forgotten.clone());
        move |()| match chosen {
            Some(reason) => ask.emit(Command::AcceptAlert {
                seat,
                alert: id,
                reason,
            }),
            None => forgotten.set(true),
        }
    };
    html! {
        <>
            <fieldset class="vigie-reasons">
                <legend>{ language.text("board-reasons") }</legend>
                { for props.alert.reasons.iter().copied().map(radio) }
            </fieldset>
            <p class="vigie-alert__forgotten" role="alert">
                if *forgotten { { Icon::Error }{ language.text("board-reason-forgotten") } }
            </p>
            <div class="vigie-alert__ways">
                <DeedButton
                    label={language.text("board-accept")}
                    deed={accepting}
                    look={DeedLook::Primary}
                    testid="alert-accept"
                    onclick={accept}
                />
                <DeedButton
                    label={language.text("board-dismiss")}
                    deed={dismissing}
                    testid="alert-dismiss"
                    onclick={office.ask.reform(move |()| Command::DismissAlert { seat, alert: id })}
                />
            </div>
        </>
    }
}
