//! All candidates, in the order of the roster. It never changes: what is urgent is
//! shown at its place.

use std::rc::Rc;

use gloo_utils::document;
use vigie_shared::ids::Seat;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::card::{Place, SeatCard, card_id};
use super::incident::{PickAction, Picks};
use super::steps::Step;
use super::{Filter, Seated, Standing};
use crate::i18n::use_language;

/// Up to so many candidates, cards may be large; see the style.
const FEW: usize = 12;
const SOME: usize = 24;

/// Properties of [`Grid`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GridProps {
    /// All seats.
    pub seats: Rc<[Seated]>,
    /// Where each of them stands, in the same order.
    pub standings: Rc<[Standing]>,
    /// Who is looked for.
    pub filter: Filter,
    /// Whose details are open.
    pub selected: Option<Seat>,
    /// How much is on record and open, of each seat in the same order.
    pub flags: Rc<[usize]>,
    /// Who is picked.
    pub picks: Picks,
    /// Others are; none where nobody can be picked.
    pub onpick: Option<Callback<PickAction>>,
    /// Are single keys heard?
    pub letters: bool,
    /// Somebody's details are wanted.
    pub onopen: Callback<Seat>,
}

/// The grid; arrow keys go from card to card, Tab leaves it.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let language = use_language();
    let list = use_node_ref();
    let visited = use_state_eq(|| None::<Seat>);
    let fronts: Vec<bool> = props
        .seats
        .iter()
        .zip(props.standings.iter())
        .map(|(one, standing)| props.filter.matches(&one.person, &one.card, *standing))
        .collect();
    let first = fronts.iter().position(|front| *front).unwrap_or(0);
    let tabbable = props
        .seats
        .iter()
        .position(|one| Some(one.card.seat) == *visited)
        .filter(|index| fronts[*index])
        .unwrap_or(first);
    let onvisit = use_callback(visited.setter(), |seat, visited| visited.set(Some(seat)));
    let onkeydown = {
        let (list, seats, fronts) = (list.clone(), props.seats.clone(), fronts.clone());
        let (onpick, letters, picking) = (props.onpick.clone(), props.letters, props.picks.is_on());
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            let picks = match event.key().as_str() {
                "x" | "X" => letters,
                " " => picking && on_card(&event),
                _ => false,
            };
            if let (true, Some(onpick), Some(one)) = (picks && plain, &onpick, seats.get(tabbable))
            {
                // Space would press the button as well.
                event.prevent_default();
                onpick.emit(PickAction::Toggle(one.card.seat));
                return;
            }
            let step = Step::of_key(&event.key()).filter(|_| plain);
            let Some(step) = step else { return };
            event.prevent_default();
            let to = step.from(tabbable, columns(&list), &fronts);
            if let Some(seated) = to.and_then(|to| seats.get(to)) {
                focus_card(seated.card.seat);
            }
        })
    };
    let onpick = {
        let wanted = props.onpick.clone();
        use_callback(wanted, |seat, wanted| {
            if let Some(onpick) = wanted {
                onpick.emit(PickAction::Toggle(seat));
            }
        })
    };
    // Firefox presses a button when Space is let go, whatever became of the key.
    let onkeyup = {
        let picking = props.picks.is_on();
        move |event: KeyboardEvent| {
            if picking && event.key() == " " && on_card(&event) {
                event.prevent_default();
            }
        }
    };
    let density = match props.seats.len() {
        count if count <= FEW => "vigie-grid--few",
        count if count <= SOME => "vigie-grid--some",
        _ => "vigie-grid--many",
    };
    let card = |(index, one): (usize, &Seated)| {
        let seat = one.card.seat;
        html! {
            <li key={usize::from(seat.0)}>
                <SeatCard
                    person={one.person.clone()}
                    card={one.card.clone()}
                    standing={props.standings[index]}
                    place={if fronts[index] { Place::Front } else { Place::Back }}
                    selected={props.selected == Some(seat)}
                    tabbable={index == tabbable}
                    flags={props.flags.get(index).copied().unwrap_or_default()}
                    pick={props.picks.of(seat)}
                    onpick={onpick.clone()}
                    onopen={props.onopen.clone()}
                    onvisit={onvisit.clone()}
                />
            </li>
        }
    };
    let nobody = !fronts.contains(&true);
    html! {
        <section class="vigie-board__grid" aria-label={language.text("board-grid-label")}>
            <p class="vigie-grid__nobody" role="status">
                if nobody { { language.text("board-nobody") } }
            </p>
            <ul
                ref={list}
                class={classes!("vigie-grid", density)}
                data-testid="board-grid"
                {onkeydown}
                {onkeyup}
            >
                { for props.seats.iter().enumerate().map(card) }
            </ul>
        </section>
    }
}

/// Was the key pressed on a card, and not on the box beside it?
fn on_card(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|one| one.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.tag_name() == "BUTTON")
}

/// The seat whose card has the focus.
pub fn focused_seat(seats: &[Seated]) -> Option<Seat> {
    let id = document().active_element()?.id();
    let seats = seats.iter().map(|one| one.card.seat);
    seats.into_iter().find(|seat| card_id(*seat) == id)
}

/// Brings the focus to a card.
pub fn focus_card(seat: Seat) {
    let card = document().get_element_by_id(&card_id(seat));
    if let Some(card) = card.and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
        card.focus().unwrap_or_default();
    }
}

/// How many columns the browser made of the style.
fn columns(list: &NodeRef) -> usize {
    let style = list.cast::<web_sys::Element>().and_then(|list| {
        gloo_utils::window()
            .get_computed_style(&list)
            .ok()
            .flatten()
    });
    let tracks = style.and_then(|style| style.get_property_value("grid-template-columns").ok());
    tracks.map_or(1, |tracks| tracks.split_whitespace().count())
}
