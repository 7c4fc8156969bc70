//! One candidate on the board.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::view::CandidateCard;
use yew::prelude::*;

use super::facts::Facts;
use super::filter::is_lost;
use super::incident::Pick;
use super::words::{full_name, hour_of};
use super::{AlertFrame, Progress, Standing, Waited};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`SeatCard`]: all of them cheap to compare, so that a card is
/// rendered again only when its own candidate moved.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SeatCardProps {
    /// Who.
    pub person: Rc<EnrolledCandidate>,
    /// How he is doing.
    pub card: Rc<CandidateCard>,
    /// Where he stands: not in the card alone, as time changes it too.
    pub standing: Standing,
    /// Is he looked for, or does he step back?
    pub place: Place,
    /// Are his details open?
    pub selected: bool,
    /// Does the Tab key come here? One card of the grid has it.
    pub tabbable: bool,
    /// How much is on record of him and open.
    pub flags: usize,
    /// Is he picked?
    pub pick: Pick,
    /// He is to be picked, or not any more.
    pub onpick: Callback<Seat>,
    /// His details are wanted.
    pub onopen: Callback<Seat>,
    /// The focus came here.
    pub onvisit: Callback<Seat>,
}

/// Is a candidate among those looked for?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Yes, or nobody is looked for.
    Front,
    /// No: the name stays at its place.
    Back,
}

/// Id of the element of a card, to bring the focus there.
pub fn card_id(seat: Seat) -> String {
    format!("vigie-card-{seat}")
}

/// A button with everything that must be seen at a glance.
#[component]
pub fn SeatCard(props: &SeatCardProps) -> Html {
    let language = use_language();
    let (card, standing) = (&props.card, props.standing);
    let seat = card.seat;
    let name = full_name(&props.person);
    let class = classes!(
        "vigie-card",
        format!("vigie-card--{}", standing.code()),
        is_lost(card, standing).then_some("vigie-card--lost"),
        (props.place == Place::Back).then_some("vigie-card--back"),
        props.selected.then_some("vigie-card--selected"),
        (props.pick != Pick::Off).then_some("vigie-card--picking"),
        (props.pick == Pick::In).then_some("vigie-card--picked"),
    );
    let facts = Facts {
        person: &props.person,
        card,
        standing,
    };
    let onclick = {
        let (onopen, onpick) = (props.onopen.clone(), props.onpick.clone());
        move |event: MouseEvent| match event.shift_key() {
            true => onpick.emit(seat),
            false => onopen.emit(seat),
        }
    };
    html! {
        <>
        <button
            type="button"
            id={card_id(seat)}
            {class}
            tabindex={if props.tabbable { "0" } else { "-1" }}
            aria-haspopup="dialog"
            aria-expanded={props.selected.to_string()}
            data-testid={format!("card-{seat}")}
            data-standing={standing.code()}
            data-picked={(props.pick == Pick::In).to_string()}
            {onclick}
            onfocus={props.onvisit.reform(move |_| seat)}
        >
            if let Some(alert) = card.alerts.first() {
                <AlertFrame since={alert.raised_at} />
            }
            <span class="vigie-card__name" title={name.clone()}>
                <b>{ &props.person.last_name }</b>{ " " }{ &props.person.first_name }
            </span>
            <span class="vigie-card__rest">
                { state(&language, card, standing, props.flags) }
                if let Some(test) = &card.test {
                    <Progress test={test.clone()} extra_time={props.person.extra_time} />
                }
                { facts.line(&language) }
            </span>
        </button>
        if props.pick != Pick::Off {
            <input
                type="checkbox"
                class="vigie-card__pick"
                tabindex={if props.tabbable { "0" } else { "-1" }}
                checked={props.pick == Pick::In}
                aria-label={language.text_with("picks-one", &[("name", name.into())])}
                data-testid={format!("select-{seat}")}
                onchange={props.onpick.reform(move |_: Event| seat)}
            />
        }
        </>
    }
}

fn state(
    language: &LanguageHandle,
    card: &CandidateCard,
    standing: Standing,
    flags: usize,
) -> Html {
    let until = card.confirmed_until.filter(|_| standing == Standing::Ready);
    html! {
        <span class="vigie-card__state">
            { standing.mark() }
            <span class="vigie-card__word">{ standing.word(language) }</span>
            if flags > 0 {
                <span class="vigie-card__flag" title={language.text_with("incident-count", &[("count", flags.into())])} data-testid="card-flag">
                    { Icon::Flag }
                    <span class="pf-v6-screen-reader">
                        { language.text_with("incident-count", &[("count", flags.into())]) }
                    </span>
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
                <Waited since={alert.raised_at} />
            }
            if let Some(until) = until {
                <span class="vigie-card__until">
                    { Icon::Clock }
                    { language.text_with("board-until", &[("time", hour_of(language, until).into())]) }
                </span>
            }
        </span>
    }
}
