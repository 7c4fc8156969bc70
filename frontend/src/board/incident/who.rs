//! For whom: names, and a list to tick when they are not the right ones.

use vigie_shared::ids::Seat;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::board::BoardState;
use crate::board::words::{full_name, name_at};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// So many names are written out.
const NAMED: usize = 4;

/// Properties of [`Who`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WhoProps {
    /// For the names.
    pub board: BoardState,
    /// Who is chosen, in the order of the seats.
    pub seats: Vec<Seat>,
    /// Others are chosen.
    pub onseats: Callback<Vec<Seat>>,
}

/// One line; the list opens on demand, and by itself while nobody is chosen.
#[component]
pub fn Who(props: &WhoProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| props.seats.is_empty());
    let toggle = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let all: Vec<Seat> = props.board.seats.iter().map(|one| one.card.seat).collect();
    let choose = |seats: Vec<Seat>| props.onseats.reform(move |_: MouseEvent| seats.clone());
    html! {
        <div class="vigie-who-for">
            <p>
                { if props.seats.len() > 1 { Icon::People } else { Icon::Person } }
                <span>{ language.text("incident-for") }</span>{ " " }
                <b data-testid="incident-who">{ people(&language, &props.board, &props.seats) }</b>
            </p>
            <button
                type="button"
                class="pf-v6-c-button pf-m-link pf-m-inline"
                aria-expanded={open.to_string()}
                data-testid="incident-who-change"
                onclick={toggle}
            >
                { language.text("incident-for-change") }
            </button>
            if *open {
                <div class="vigie-who-for__list" role="group" aria-label={language.text("incident-for")}>
                    <div class="vigie-who-for__ways">
                        <button type="button" class="pf-v6-c-button pf-m-secondary pf-m-small" data-testid="incident-who-all" onclick={choose(all)}>
                            { language.text("picks-all") }
                        </button>
                        <button type="button" class="pf-v6-c-button pf-m-secondary pf-m-small" data-testid="incident-who-none" onclick={choose(Vec::new())}>
                            { language.text("picks-none") }
                        </button>
                    </div>
                    <ul class="vigie-ticks">
                        { for props.board.seats.iter().map(|one| tick(props, one.card.seat, full_name(&one.person))) }
                    </ul>
                </div>
            }
        </div>
    }
}

fn tick(props: &WhoProps, seat: Seat, name: String) -> Html {
    let onchange = {
        let (seats, onseats) = (props.seats.clone(), props.onseats.clone());
        move |event: Event| {
            let ticked = event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.checked());
            let mut seats: Vec<Seat> = seats.iter().copied().filter(|one| *one != seat).collect();
            if ticked {
                seats.push(seat);
                seats.sort_unstable();
            }
            onseats.emit(seats);
        }
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

/// Names, or how many there are.
pub fn people(language: &LanguageHandle, board: &BoardState, seats: &[Seat]) -> String {
    if seats.is_empty() {
        return language.text("incident-for-nobody");
    }
    let count = [("count", seats.len().into())];
    if seats.len() > 1 && seats.len() == board.seats.len() {
        return language.text_with("incident-for-all", &count);
    }
    if seats.len() > NAMED {
        return language.text_with("incident-for-some", &count);
    }
    let names: Vec<_> = seats.iter().map(|seat| name_at(board, *seat)).collect();
    names.join(", ")
}
