//! Admitting a candidate: the devices at the seat, and what may be granted to each.

use vigie_shared::access::Action;
use vigie_shared::session::{Command, SeatDevice, SelfCheck};
use vigie_shared::view::{CandidateCard, CardDevice};
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::components::{Button, ButtonState, ButtonVariant, Elapsed, Icon};
use crate::features::board::companion_labels::self_check_label;
use crate::features::board::context::use_board_context;
use crate::features::board::labels::pending_label;
use crate::features::board::seat_status::SeatStatus;
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Nothing for candidates who need no admission and have one device.
#[component]
pub fn Admission(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let card = &props.board_seat.card;
    let contested = card.waiting_devices().next().is_some();
    let explanation = match props.status {
        SeatStatus::Ready => None,
        _ if contested => Some("board-devices-safe"),
        SeatStatus::Instructions | SeatStatus::ToConfirm => Some("board-confirm-safe"),
        _ => return Html::default(),
    };
    let until = card
        .confirmed_until
        .filter(|_| props.status == SeatStatus::Ready);
    let may_admit = context.can(Action::AdmitCandidate);
    html! {
        <section class="vigie-drawer__section" data-testid="devices">
            if let Some(until) = until {
                <p class="vigie-status-text--ready">
                    { Icon::CheckCircle }{ " " }
                    { language.text_with(
                        "board-ready-until",
                        &[("time", hour_and_minute(&language, until).into())],
                    ) }
                </p>
            }
            if contested {
                <h3>{ Icon::Warning }{ " " }{ language.text("board-devices-title") }</h3>
            }
            if let Some(key) = explanation.filter(|_| may_admit) {
                <p>{ language.text(key) }</p>
            }
            <ul class="vigie-devices">
                { for card.devices.iter().map(|device| html! {
                    <DeviceRow
                        key={device.device.to_string()}
                        card={card.clone()}
                        device={device.clone()}
                    />
                }) }
            </ul>
            if may_admit && until.is_some() && card.test.is_none() {
                <Withdrawal ..props.clone() />
            }
        </section>
    }
}

/// Takes the confirmation back.
#[component]
fn Withdrawal(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let seat = props.board_seat.card.seat;
    html! {
        <Button
            label={language.text("board-withdraw-presence")}
            state={ButtonState::pending_if(context.pending.is_withdrawing(seat))}
            pending_label={pending_label(&language, context.connection)}
            variant={ButtonVariant::Link}
            testid="withdraw"
            onclick={context.send.reform(move |()| Command::WithdrawPresence { seat })}
        />
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DeviceRowProps {
    card: std::rc::Rc<CandidateCard>,
    device: CardDevice,
}

/// The sign of a device, what it does, and what may be granted to it.
#[component]
fn DeviceRow(props: &DeviceRowProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (card, device) = (&props.card, &props.device);
    let at = SeatDevice {
        seat: card.seat,
        device: device.device,
    };
    let sign = device.sign.to_string();
    let grant = context
        .can(Action::AdmitCandidate)
        .then(|| grant(&language, card, device))
        .flatten();
    let takes_test = card.test.is_some() && !device.waits;
    let may_refuse = context.can(Action::AdmitCandidate) && !takes_test;
    html! {
        <li class="vigie-device" data-testid={format!("device-{sign}")}>
            <span class="vigie-sign vigie-sign--large">{ &sign }</span>
            <span class="vigie-device__state">{ device_state(&language, card, device) }</span>
            if let Some(check) = device.self_check.as_ref().filter(|_| card.test.is_none()) {
                { self_check(&language, check) }
            }
            if let Some((command, label)) = grant {
                <Button
                    {label}
                    state={ButtonState::pending_if(context.pending.is_admitting(at))}
                    pending_label={pending_label(&language, context.connection)}
                    variant={ButtonVariant::Primary}
                    testid={format!("admit-{sign}")}
                    onclick={context.send.reform(move |()| command.clone())}
                />
            }
            if may_refuse {
                <Button
                    label={language.text_with("board-refuse-device", &[("sign", sign.clone().into())])}
                    state={ButtonState::pending_if(context.pending.is_refusing(at))}
                    pending_label={pending_label(&language, context.connection)}
                    variant={ButtonVariant::DangerLink}
                    testid={format!("refuse-{sign}")}
                    onclick={context.send.reform(move |()| {
                        let SeatDevice { seat, device } = at;
                        Command::RefuseDevice { seat, device }
                    })}
                />
            }
        </li>
    }
}

/// The command that lets the candidate start or go on at a device, with its label; none for
/// the device of the test, or one that has been granted it.
fn grant(
    language: &LanguageHandle,
    card: &CandidateCard,
    device: &CardDevice,
) -> Option<(Command, String)> {
    let (seat, id) = (card.seat, device.device);
    let label = |key| language.text_with(key, &[("sign", device.sign.to_string().into())]);
    let running = card.test.is_some();
    if running && device.waits {
        let device = id;
        let authorize = Command::AuthorizeResume { seat, device };
        return Some((authorize, label("board-authorize-resume")));
    }
    let device = SeatDevice { seat, device: id };
    let devices = vec![device];
    (!running).then(|| {
        let confirm = Command::ConfirmPresence { devices };
        (confirm, label("board-confirm-presence"))
    })
}

/// What the device found when it checked itself: to look after before the start.
fn self_check(language: &LanguageHandle, check: &SelfCheck) -> Html {
    let (weight, words) = self_check_label(language, check);
    html! {
        <span class={format!("vigie-card-badge--{}", weight.class())} data-testid="self-check">
            { words }
        </span>
    }
}

/// "Answers, last action 0:04 ago", "lost for 1:10", "waits since 10:31".
fn device_state(language: &LanguageHandle, card: &CandidateCard, device: &CardDevice) -> Html {
    let since = hour_and_minute(language, device.since);
    let since = |key| language.text_with(key, &[("time", since.into())]);
    if device.waits {
        let granted = device.confirmed && card.test.is_some();
        let key = if granted {
            "board-device-authorized"
        } else {
            "board-device-waits"
        };
        return since(key).into();
    }
    match (card.lost_since, &card.test) {
        (Some(lost), _) => html! {
            <>{ language.text("board-detail-lost") }{ " " }<Elapsed since={lost} /></>
        },
        (None, Some(test)) => html! {
            <>{ language.text("board-device-answers") }{ " " }<Elapsed since={test.moved_at} /></>
        },
        (None, None) if device.confirmed => since("board-device-confirmed").into(),
        (None, None) => since("board-device-open").into(),
    }
}
