//! All candidates, in the order of the roster. It never changes: what is urgent is shown
//! at its place.

use std::rc::Rc;

use gloo_utils::document;
use vigie_shared::ids::Seat;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::arrow_navigation::ArrowMove;
use super::filter::BoardFilter;
use super::seat_card::{SeatCard, card_id};
use super::seat_status::SeatStatus;
use super::store::BoardSeat;
use crate::features::incident_recorder::{CandidateSelection, SelectionAction};
use crate::focus::focus_element;
use crate::i18n::use_language;

/// Up to so many candidates, cards may be large; see the style.
const FEW: usize = 12;
const SOME: usize = 24;

/// Properties of [`Grid`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GridProps {
    pub seats: Rc<[BoardSeat]>,
    /// In the same order.
    pub statuses: Rc<[SeatStatus]>,
    pub filter: BoardFilter,
    /// The seat whose details are open.
    pub expanded: Option<Seat>,
    /// The number of open incidents of each seat, in the same order.
    pub open_incidents: Rc<[usize]>,
    pub selection: CandidateSelection,
    /// None where candidates cannot be selected.
    pub onselect: Option<Callback<SelectionAction>>,
    pub shortcuts_enabled: bool,
    /// Open the details of a candidate.
    pub onopen: Callback<Seat>,
}

/// The cards; arrow keys go from card to card, Tab leaves the grid.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let language = use_language();
    let list = use_node_ref();
    let visited = use_state_eq(|| None::<Seat>);
    let matches: Vec<bool> = props
        .seats
        .iter()
        .zip(props.statuses.iter())
        .map(|(one, status)| props.filter.matches(&one.person, &one.card, *status))
        .collect();
    let tabbable = tabbable_card(&props.seats, &matches, *visited);
    let onvisit = use_callback(visited.setter(), |seat, visited| visited.set(Some(seat)));
    let onselect = use_callback(props.onselect.clone(), |seat, onselect| {
        if let Some(onselect) = onselect {
            onselect.emit(SelectionAction::Toggle(seat));
        }
    });
    let onkeydown = {
        let (list, props, matches) = (list.clone(), props.clone(), matches.clone());
        move |event: KeyboardEvent| handle_key(&event, &props, &matches, tabbable, &list)
    };
    // Firefox presses a button when the space bar is released, even if the default of its
    // keydown event was prevented.
    let onkeyup = {
        let selecting = props.selection.is_on();
        move |event: KeyboardEvent| {
            if selecting && event.key() == " " && is_on_card(&event) {
                event.prevent_default();
            }
        }
    };
    let density = match props.seats.len() {
        count if count <= FEW => "vigie-grid--few",
        count if count <= SOME => "vigie-grid--some",
        _ => "vigie-grid--many",
    };
    let card = |(index, one): (usize, &BoardSeat)| {
        let seat = one.card.seat;
        html! {
            <li key={usize::from(seat.0)}>
                <SeatCard
                    person={one.person.clone()}
                    card={one.card.clone()}
                    status={props.statuses[index]}
                    dimmed={!matches[index]}
                    expanded={props.expanded == Some(seat)}
                    tabbable={index == tabbable}
                    open_incidents={props.open_incidents.get(index).copied().unwrap_or_default()}
                    selection={props.selection.of(seat)}
                    onselect={onselect.clone()}
                    onopen={props.onopen.clone()}
                    onvisit={onvisit.clone()}
                />
            </li>
        }
    };
    html! {
        <section class="vigie-board__grid" aria-label={language.text("board-grid-label")}>
            <p class="vigie-grid__no-match" role="status">
                if !matches.contains(&true) { { language.text("board-nobody") } }
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

/// The index of the card that the Tab key leads to: the last one visited, as long as it
/// matches the filter.
fn tabbable_card(seats: &[BoardSeat], matches: &[bool], visited: Option<Seat>) -> usize {
    let first = matches.iter().position(|matches| *matches).unwrap_or(0);
    seats
        .iter()
        .position(|one| Some(one.card.seat) == visited)
        .filter(|index| matches[*index])
        .unwrap_or(first)
}

/// Selects the card with the focus, or moves the focus to another one.
fn handle_key(
    event: &KeyboardEvent,
    props: &GridProps,
    matches: &[bool],
    focused: usize,
    list: &NodeRef,
) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let selects = match event.key().as_str() {
        "x" | "X" => props.shortcuts_enabled,
        " " => props.selection.is_on() && is_on_card(event),
        _ => false,
    };
    let seat = |index: usize| props.seats.get(index).map(|one| one.card.seat);
    if let (true, Some(onselect), Some(seat)) = (selects, &props.onselect, seat(focused)) {
        // The space bar would press the button as well.
        event.prevent_default();
        onselect.emit(SelectionAction::Toggle(seat));
        return;
    }
    let Some(arrow) = ArrowMove::from_key(&event.key()) else {
        return;
    };
    event.prevent_default();
    let target = arrow.target(focused, columns(list), matches);
    if let Some(seat) = target.and_then(seat) {
        focus_card(seat);
    }
}

/// Was the key pressed on a card, and not on the checkbox beside it?
fn is_on_card(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|one| one.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.tag_name() == "BUTTON")
}

/// The seat whose card has the focus.
pub fn focused_seat(seats: &[BoardSeat]) -> Option<Seat> {
    let id = document().active_element()?.id();
    let mut seats = seats.iter().map(|one| one.card.seat);
    seats.find(|seat| card_id(*seat) == id)
}

/// Moves the focus to a card.
pub fn focus_card(seat: Seat) {
    focus_element(&card_id(seat));
}

/// The number of columns that the browser made of the style.
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
