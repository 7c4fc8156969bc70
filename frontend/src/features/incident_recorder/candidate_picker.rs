//! The candidates of an incident: their names, and a list to change them.

use vigie_shared::ids::Seat;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::{BoardState, full_name, name_at};
use crate::i18n::{LanguageHandle, use_language};

/// Up to so many candidates are named.
const MAX_NAMES: usize = 4;
/// Id of the list.
const LIST: &str = "incident-who-list";

/// Properties of [`CandidatePicker`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidatePickerProps {
    pub board: BoardState,
    /// The chosen seats, in ascending order.
    pub seats: Vec<Seat>,
    pub onchange: Callback<Vec<Seat>>,
}

/// One line; the list opens on demand, and at the start if no candidate is chosen.
#[component]
pub fn CandidatePicker(props: &CandidatePickerProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| props.seats.is_empty());
    let onclick = {
        let open = open.clone();
        move |()| open.set(!*open)
    };
    html! {
        <div class="vigie-candidate-picker">
            <p>
                { if props.seats.len() > 1 { Icon::People } else { Icon::Person } }
                <span>{ language.text("incident-for") }</span>{ " " }
                <b data-testid="incident-who">{ candidate_names(&language, &props.board, &props.seats) }</b>
            </p>
            <Button
                label={language.text("incident-for-change")}
                variant={ButtonVariant::InlineLink}
                expands={(AttrValue::Static(LIST), *open)}
                testid="incident-who-change"
                {onclick}
            />
            if *open {
                { list(&language, props) }
            }
        </div>
    }
}

fn list(language: &LanguageHandle, props: &CandidatePickerProps) -> Html {
    let room: Vec<Seat> = props.board.seats.iter().map(|one| one.card.seat).collect();
    let replace = |seats: Vec<Seat>| props.onchange.reform(move |()| seats.clone());
    html! {
        <div id={LIST} class="vigie-candidate-picker__list" role="group" aria-label={language.text("incident-for")}>
            <div class="vigie-candidate-picker__buttons">
                <Button
                    label={language.text("selection-all")}
                    size={ButtonSize::Small}
                    testid="incident-who-all"
                    onclick={replace(room)}
                />
                <Button
                    label={language.text("selection-none")}
                    size={ButtonSize::Small}
                    testid="incident-who-none"
                    onclick={replace(Vec::new())}
                />
            </div>
            <ul class="vigie-ticks">
                { for props.board.seats.iter().map(|one| checkbox(props, one.card.seat, full_name(&one.person))) }
            </ul>
        </div>
    }
}

fn checkbox(props: &CandidatePickerProps, seat: Seat, name: String) -> Html {
    let onchange = {
        let seats = props.seats.clone();
        props.onchange.reform(move |event: Event| {
            let checked = event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.checked());
            let mut seats: Vec<Seat> = seats.iter().copied().filter(|one| *one != seat).collect();
            if checked {
                seats.push(seat);
                seats.sort_unstable();
            }
            seats
        })
    };
    html! {
        <li key={usize::from(seat.0)}>
            <label class="vigie-tick">
                <input
                    type="checkbox"
                    checked={props.seats.contains(&seat)}
                    data-testid={format!("incident-who-{seat}")}
                    {onchange}
                />
                <span>{ name }</span>
            </label>
        </li>
    }
}

/// The names of candidates, or how many there are.
pub fn candidate_names(language: &LanguageHandle, board: &BoardState, seats: &[Seat]) -> String {
    if seats.is_empty() {
        return language.text("incident-for-nobody");
    }
    let count = [("count", seats.len().into())];
    if seats.len() > 1 && seats.len() == board.seats.len() {
        return language.text_with("incident-for-all", &count);
    }
    if seats.len() > MAX_NAMES {
        return language.text_with("incident-for-some", &count);
    }
    let names: Vec<_> = seats.iter().map(|seat| name_at(board, *seat)).collect();
    names.join(", ")
}
