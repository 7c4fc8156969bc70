//! How many candidates have each status, as chips that filter the board.

use std::rc::Rc;

use yew::prelude::*;

use super::filter::{BoardFilter, FilterChip};
use super::seat_status::SeatStatus;
use super::store::BoardSeat;
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`FilterChips`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FilterChipsProps {
    pub seats: Rc<[BoardSeat]>,
    /// In the same order.
    pub statuses: Rc<[SeatStatus]>,
    pub filter: BoardFilter,
    pub onfilter: Callback<BoardFilter>,
}

/// One chip per status, and one for lost connections. All are always there: a chip that
/// comes and goes would move the others away from the pointer.
#[component]
pub fn FilterChips(props: &FilterChipsProps) -> Html {
    let language = use_language();
    let chip = |chip: FilterChip| {
        let is_counted =
            |(one, status): &(&BoardSeat, &SeatStatus)| chip.matches(&one.card, **status);
        let count = props
            .seats
            .iter()
            .zip(props.statuses.iter())
            .filter(is_counted)
            .count();
        let pressed = props.filter.is_pressed(chip);
        let onclick = {
            let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
            move |_| onfilter.emit(filter.clone().toggled(chip))
        };
        let (code, icon, label) = appearance(&language, chip);
        let none = (count == 0).then_some("vigie-chip--empty");
        html! {
            <button
                type="button"
                class={classes!("vigie-chip", format!("vigie-chip--{code}"), none)}
                aria-pressed={pressed.to_string()}
                data-testid={format!("chip-{code}")}
                {onclick}
            >
                { icon }
                <span>{ label }</span>
                <b class="vigie-chip__count">{ count }</b>
            </button>
        }
    };
    html! {
        <div class="vigie-chips" role="group" aria-label={language.text("board-chips-label")}>
            { for FilterChip::all().map(chip) }
        </div>
    }
}

fn appearance(language: &LanguageHandle, chip: FilterChip) -> (&'static str, Icon, String) {
    match chip {
        FilterChip::Status(status) => (status.code(), status.icon(), status.label(language)),
        FilterChip::Lost => ("lost", Icon::Unplugged, language.text("board-offline-chip")),
    }
}
