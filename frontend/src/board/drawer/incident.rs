//! What is on record about a candidate, and the way to add to it.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use yew::prelude::*;

use crate::board::BoardState;
use crate::board::errands::use_office;
use crate::board::incident::RecordRow;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`RecordPart`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordPartProps {
    /// The board.
    pub board: BoardState,
    /// Whose.
    pub seat: Seat,
    /// Something is to go on record about him.
    pub onrecord: Callback<()>,
}

/// A button, and his part of the record, newest first.
#[component]
pub fn RecordPart(props: &RecordPartProps) -> Html {
    let language = use_language();
    let office = use_office();
    let of_his = props
        .board
        .incidents()
        .iter()
        .rev()
        .filter(|incident| incident.seats.contains(&props.seat));
    html! {
        <section class="vigie-part">
            if office.may(Action::RecordIncident) {
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-secondary"
                    aria-haspopup="dialog"
                    aria-keyshortcuts="i"
                    data-testid="drawer-incident"
                    onclick={props.onrecord.reform(|_: MouseEvent| ())}
                >
                    { Icon::Flag }{ " " }{ language.text("incident-record") }
                </button>
            }
            <ol class="vigie-record">
                { for of_his.map(|incident| html! {
                    <RecordRow
                        key={usize::from(incident.id.0)}
                        board={props.board.clone()}
                        incident={incident.clone()}
                    />
                }) }
            </ol>
        </section>
    }
}
