//! Confirm everybody who waits, but those unticked.

use std::collections::BTreeSet;

use vigie_shared::ids::Seat;
use vigie_shared::session::Command;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::errands::use_office;
use super::filter::is_lost;
use super::words::full_name;
use super::{BoardState, Deed, DeedButton, DeedLook, Dialog, Standing};
use crate::clock::server_now;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`BulkConfirm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BulkConfirmProps {
    /// The board as it is.
    pub board: BoardState,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// The list is the one of the moment it was opened: nobody is confirmed whom the
/// invigilator has not seen in it.
#[component]
pub fn BulkConfirm(props: &BulkConfirmProps) -> Html {
    let language = use_language();
    let office = use_office();
    let listed = use_memo((), |()| {
        let waits = |seat: &Seat| waits(&props.board, *seat);
        props
            .board
            .seats
            .iter()
            .map(|one| one.card.seat)
            .filter(waits)
            .collect::<Vec<_>>()
    });
    // Somebody whose device is silent may have left the room again.
    let unticked = use_state(|| {
        let silent = |seat: &&Seat| {
            let seated = props.board.seat(**seat);
            seated.is_some_and(|one| is_lost(&one.card, Standing::ToConfirm))
        };
        listed
            .iter()
            .filter(silent)
            .copied()
            .collect::<BTreeSet<_>>()
    });
    let chosen: Vec<Seat> = listed
        .iter()
        .copied()
        .filter(|seat| waits(&props.board, *seat) && !unticked.contains(seat))
        .collect();
    let row = |seat: &Seat| {
        let seat = *seat;
        let seated = props.board.seat(seat)?;
        let waits = waits(&props.board, seat);
        let onchange = {
            let unticked = unticked.clone();
            move |event: Event| {
                let ticked = event
                    .target_dyn_into::<HtmlInputElement>()
                    .is_some_and(|i| i.checked());
                let mut now = (*unticked).clone();
                if ticked {
                    now.remove(&seat)
                } else {
                    now.insert(seat)
                };
                unticked.set(now);
            }
        };
        Some(html! {
            <li key={usize::from(seat.0)}>
                <label class="vigie-tick">
                    <input
                        type="checkbox"
                        checked={waits && !unticked.contains(&seat)}
                        disabled={!waits}
                        data-testid={format!("bulk-{seat}")}
                        {onchange}
                    />
                    <span>{ full_name(&seated.person) }</span>
                    if !waits {
                        <small>{ language.text("board-bulk-gone") }</small>
                    } else if seated.card.lost_since.is_some() {
                        <small class="vigie-tick__bad">{ Icon::Unplugged }{ language.text("board-lost") }</small>
                    }
                </label>
            </li>
        })
    };
    let count = chosen.len();
    let onclick = {
        let (ask, onclose) = (office.ask.clone(), props.onclose.clone());
        move |()| {
            ask.emit(Command::ConfirmPresence {
                seats: chosen.clone(),
            });
            onclose.emit(());
        }
    };
    let footer = html! {
        <>
            <DeedButton
                label={language.text_with("board-bulk-confirm", &[("count", count.into())])}
                deed={if count > 0 { Deed::Open } else { Deed::Done }}
                look={DeedLook::Primary}
                testid="bulk-confirm"
                {onclick}
            />
            <button type="button" class="pf-v6-c-button pf-m-link" onclick={props.onclose.reform(|_| ())}>
                { language.text("board-cancel") }
            </button>
        </>
    };
    html! {
        <Dialog
            title={language.text("board-bulk-title")}
            testid="bulk"
            onclose={props.onclose.clone()}
            {footer}
        >
            <p>{ language.text("board-bulk-explanation") }</p>
            <ul class="vigie-ticks">{ for listed.iter().filter_map(row) }</ul>
        </Dialog>
    }
}

fn waits(board: &BoardState, seat: Seat) -> bool {
    let now = server_now();
    board
        .seat(seat)
        .is_some_and(|one| Standing::of(&one.card, now) == Standing::ToConfirm)
}
