//! Confirming the presence of all waiting candidates, except those unticked.

use std::collections::BTreeSet;

use vigie_shared::ids::Seat;
use vigie_shared::session::{Command, SeatDevice};
use vigie_shared::view::CandidateCard;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::BoardState;
use super::context::use_board_context;
use super::filter::is_lost;
use super::labels::full_name;
use super::seat_status::SeatStatus;
use super::tasks::{DeviceTask, Task, admission_of};
use crate::clock::server_now;
use crate::components::{Button, ButtonState, ButtonVariant, Dialog, Icon};
use crate::i18n::use_language;

/// Properties of [`BulkConfirmation`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BulkConfirmationProps {
    pub board: BoardState,
    pub onclose: Callback<()>,
}

/// The list does not grow while it is open: no candidate is confirmed whom the invigilator
/// has not seen in it.
#[component]
pub fn BulkConfirmation(props: &BulkConfirmationProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let board = &props.board;
    let listed = use_memo((), |()| waiting_devices(board));
    let unticked = use_state(|| disconnected_seats(board, &listed));
    let chosen: Vec<SeatDevice> = listed
        .iter()
        .copied()
        .filter(|task| is_waiting(board, *task) && !unticked.contains(&task.seat))
        .map(DeviceTask::seat_device)
        .collect();
    let onticked = {
        let unticked = unticked.clone();
        Callback::from(move |(seat, ticked): (Seat, bool)| {
            let mut next = (*unticked).clone();
            if ticked {
                next.remove(&seat);
            } else {
                next.insert(seat);
            }
            unticked.set(next);
        })
    };
    let count = chosen.len();
    let onclick = {
        let (send, onclose) = (context.send.clone(), props.onclose.clone());
        move |()| {
            send.emit(Command::ConfirmPresence {
                devices: chosen.clone(),
            });
            onclose.emit(());
        }
    };
    let footer = html! {
        <>
            <Button
                label={language.text_with("board-bulk-confirm", &[("count", count.into())])}
                state={ButtonState::disabled_if(count == 0)}
                variant={ButtonVariant::Primary}
                testid="bulk-confirm"
                {onclick}
            />
            <Button
                label={language.text("board-cancel")}
                variant={ButtonVariant::Link}
                testid="bulk-cancel"
                onclick={props.onclose.clone()}
            />
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
            <ul class="vigie-ticks">
                { for listed.iter().map(|task| html! {
                    <BulkRow
                        key={usize::from(task.seat.0)}
                        board={board.clone()}
                        task={*task}
                        ticked={!unticked.contains(&task.seat)}
                        onticked={onticked.clone()}
                    />
                }) }
            </ul>
        </Dialog>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct BulkRowProps {
    board: BoardState,
    task: DeviceTask,
    ticked: bool,
    onticked: Callback<(Seat, bool)>,
}

#[component]
fn BulkRow(props: &BulkRowProps) -> Html {
    let language = use_language();
    let DeviceTask { seat, sign, .. } = props.task;
    let Some(candidate) = props.board.seat(seat) else {
        return Html::default();
    };
    let is_waiting = is_waiting(&props.board, props.task);
    let onchange = props.onticked.reform(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        (seat, input.is_some_and(|input| input.checked()))
    });
    html! {
        <li>
            <label class="vigie-tick">
                <input
                    type="checkbox"
                    checked={is_waiting && props.ticked}
                    disabled={!is_waiting}
                    data-testid={format!("bulk-{seat}")}
                    {onchange}
                />
                <span>{ full_name(&candidate.person) }</span>
                <span class="vigie-sign">
                    { language.text_with("board-sign", &[("sign", sign.to_string().into())]) }
                </span>
                if !is_waiting {
                    <small>{ language.text("board-bulk-gone") }</small>
                } else if candidate.card.lost_since.is_some() {
                    <small class="vigie-tick__bad">{ Icon::Unplugged }{ language.text("board-lost") }</small>
                }
            </label>
        </li>
    }
}

/// Who waits, and at which device: what is confirmed is what the list shows. Seats with two
/// devices are not in it.
fn waiting_devices(board: &BoardState) -> Vec<DeviceTask> {
    let seats = board.seats.iter();
    seats.filter_map(|one| awaited(&one.card)).collect()
}

/// Candidates whose device is not connected may have left the room again: they have to be
/// ticked on purpose.
fn disconnected_seats(board: &BoardState, listed: &[DeviceTask]) -> BTreeSet<Seat> {
    let seats = listed.iter().map(|task| task.seat);
    let is_disconnected = |seat: &Seat| {
        let candidate = board.seat(*seat);
        candidate.is_some_and(|one| is_lost(&one.card, SeatStatus::ToConfirm))
    };
    seats.filter(is_disconnected).collect()
}

/// Does this candidate still wait at this device?
fn is_waiting(board: &BoardState, task: DeviceTask) -> bool {
    let candidate = board.seat(task.seat);
    candidate.is_some_and(|one| awaited(&one.card) == Some(task))
}

fn awaited(card: &CandidateCard) -> Option<DeviceTask> {
    match admission_of(card, SeatStatus::from_card(card, server_now())) {
        Some(Task::Confirm(task)) => Some(task),
        _ => None,
    }
}
