//! One candidate on the board.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::view::CandidateCard;
use yew::prelude::*;

use super::card_badges::CardBadges;
use super::filter::is_lost;
use super::labels::full_name;
use super::progress::SeatProgress;
use super::seat_status::SeatStatus;
use super::urgency::{AlertAge, AlertFrame};
use crate::components::Icon;
use crate::features::incident_recorder::SelectionState;
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`SeatCard`]: all of them cheap to compare, so that a card is rendered
/// again only when its own candidate changed.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SeatCardProps {
    pub person: Rc<EnrolledCandidate>,
    pub card: Rc<CandidateCard>,
    /// Not in the card alone, because it also depends on the time.
    pub status: SeatStatus,
    /// The candidate does not match the filter.
    pub dimmed: bool,
    /// The details of the candidate are open.
    pub expanded: bool,
    /// The Tab key leads here: one card of the grid has this.
    pub tabbable: bool,
    /// Open incidents of the candidate.
    pub open_incidents: usize,
    pub selection: SelectionState,
    /// Select the candidate, or end that.
    pub onselect: Callback<Seat>,
    /// Open the details.
    pub onopen: Callback<Seat>,
    /// The focus came here.
    pub onvisit: Callback<Seat>,
}

/// Id of the element of a card, to move the focus there.
pub fn card_id(seat: Seat) -> String {
    format!("vigie-card-{seat}")
}

/// A button with everything that must be seen at a glance.
#[component]
pub fn SeatCard(props: &SeatCardProps) -> Html {
    let language = use_language();
    let (card, status) = (&props.card, props.status);
    let seat = card.seat;
    let name = full_name(&props.person);
    let onclick = {
        let (onopen, onselect) = (props.onopen.clone(), props.onselect.clone());
        move |event: MouseEvent| match event.shift_key() {
            true => onselect.emit(seat),
            false => onopen.emit(seat),
        }
    };
    let tabindex = if props.tabbable { "0" } else { "-1" };
    let is_selected = props.selection == SelectionState::Selected;
    html! {
        <>
        <button
            type="button"
            id={card_id(seat)}
            class={card_class(props)}
            {tabindex}
            aria-haspopup="dialog"
            aria-expanded={props.expanded.to_string()}
            data-testid={format!("card-{seat}")}
            data-standing={status.code()}
            data-picked={is_selected.to_string()}
            {onclick}
            onfocus={props.onvisit.reform(move |_| seat)}
        >
            if let Some(alert) = card.alerts.first() {
                <AlertFrame since={alert.raised_at} />
            }
            <span class="vigie-card__name" title={name.clone()}>
                <b>{ &props.person.last_name }</b>{ " " }{ &props.person.first_name }
            </span>
            <span class="vigie-card__content">
                { status_line(&language, card, status, props.open_incidents) }
                { device_line(&language, card) }
                if let Some(test) = &card.test {
                    <SeatProgress test={test.clone()} extra_time={props.person.extra_time} />
                }
                <CardBadges person={props.person.clone()} card={card.clone()} {status} />
            </span>
        </button>
        if props.selection != SelectionState::Off {
            <input
                type="checkbox"
                class="vigie-card__checkbox"
                {tabindex}
                checked={is_selected}
                aria-label={language.text_with("selection-one", &[("name", name.into())])}
                data-testid={format!("select-{seat}")}
                onchange={props.onselect.reform(move |_: Event| seat)}
            />
        }
        </>
    }
}

fn card_class(props: &SeatCardProps) -> Classes {
    classes!(
        "vigie-card",
        format!("vigie-card--{}", props.status.code()),
        is_lost(&props.card, props.status).then_some("vigie-card--lost"),
        props.dimmed.then_some("vigie-card--dimmed"),
        props.expanded.then_some("vigie-card--expanded"),
        (props.selection != SelectionState::Off).then_some("vigie-card--selecting"),
        (props.selection == SelectionState::Selected).then_some("vigie-card--selected"),
    )
}

/// Which devices are at the seat, when there are several: "42, 81 waits since 10:31".
fn device_line(language: &LanguageHandle, card: &CandidateCard) -> Html {
    let Some(holder) = card.holder().filter(|_| card.devices.len() > 1) else {
        return Html::default();
    };
    let waiting = card.waiting_devices().map(|device| {
        let args = [
            ("sign", device.sign.to_string().into()),
            ("time", hour_and_minute(language, device.since).into()),
        ];
        language.text_with("board-card-waits", &args)
    });
    let waiting = waiting.collect::<Vec<_>>().join(", ");
    html! {
        <span class="vigie-card__devices" data-testid={format!("card-devices-{}", card.seat)}>
            { Icon::Warning }
            <span>{ format!("{} · {waiting}", holder.sign) }</span>
        </span>
    }
}

fn status_line(
    language: &LanguageHandle,
    card: &CandidateCard,
    status: SeatStatus,
    open_incidents: usize,
) -> Html {
    let until = card.confirmed_until.filter(|_| status == SeatStatus::Ready);
    // What the device in front of the invigilator has to show.
    let sign = match status {
        SeatStatus::Instructions | SeatStatus::ToConfirm => card.holder(),
        SeatStatus::ToAuthorize => card.waiting_devices().next(),
        _ => None,
    };
    let sign = sign.map(|device| device.sign);
    let incidents = language.text_with("incident-count", &[("count", open_incidents.into())]);
    html! {
        <span class="vigie-card__state">
            { status.icon() }
            <span class="vigie-card__label">{ status.label(language) }</span>
            if open_incidents > 0 {
                <span class="vigie-card__flag" title={incidents.clone()} data-testid="card-flag">
                    { Icon::Flag }
                    <span class="pf-v6-screen-reader">{ incidents }</span>
                </span>
            }
            if card.alerts.len() > 1 {
                <span class="vigie-card__count">
                    <span aria-hidden="true">{ format!("×{}", card.alerts.len()) }</span>
                    <span class="pf-v6-screen-reader">
                        { language.text_with("board-alert-count", &[("count", card.alerts.len().into())]) }
                    </span>
                </span>
            }
            if let Some(alert) = card.alerts.first() {
                <AlertAge since={alert.raised_at} />
            }
            if let Some(sign) = sign {
                <span class="vigie-card__until vigie-sign">
                    { language.text_with("board-sign", &[("sign", sign.to_string().into())]) }
                </span>
            }
            if let Some(until) = until {
                <span class="vigie-card__until">
                    { Icon::Clock }
                    { language.text_with("board-until", &[("time", hour_and_minute(language, until).into())]) }
                </span>
            }
        </span>
    }
}
