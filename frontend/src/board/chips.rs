//! How many stand where: chips that count, and choose who is looked for.

use std::rc::Rc;

use yew::prelude::*;

use super::filter::Chip;
use super::{Filter, Seated, Standing};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Chips`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChipsProps {
    /// All seats.
    pub seats: Rc<[Seated]>,
    /// Where each of them stands, in the same order.
    pub standings: Rc<[Standing]>,
    /// Which are pressed.
    pub filter: Filter,
    /// Another filter is wanted.
    pub onfilter: Callback<Filter>,
}

/// One chip a standing, and one for lost connections. All are always there: a chip
/// that comes and goes would push the others away from the pointer.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let language = use_language();
    let chip = |chip: Chip| {
        let holds = |(one, standing): &(&Seated, &Standing)| chip.holds(&one.card, **standing);
        let count = props
            .seats
            .iter()
            .zip(props.standings.iter())
            .filter(holds)
            .count();
        let pressed = props.filter.has(chip);
        let onclick = {
            let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
            move |_| onfilter.emit(filter.clone().toggled(chip))
        };
        let (code, mark, word) = look(&language, chip);
        let none = (count == 0).then_some("vigie-chip--none");
        html! {
            <button
                type="button"
                class={classes!("vigie-chip", format!("vigie-chip--{code}"), none)}
                aria-pressed={pressed.to_string()}
                data-testid={format!("chip-{code}")}
                {onclick}
            >
                { mark }
                <span>{ word }</span>
                <b class="vigie-chip__count">{ count }</b>
            </button>
        }
    };
    html! {
        <div class="vigie-chips" role="group" aria-label={language.text("board-chips-label")}>
            { for Chip::all().map(chip) }
        </div>
    }
}

fn look(language: &LanguageHandle, chip: Chip) -> (&'static str, Icon, String) {
    match chip {
        Chip::Standing(standing) => (standing.code(), standing.mark(), standing.word(language)),
        Chip::Lost => ("lost", Icon::Unplugged, language.text("board-lost-chip")),
    }
}
