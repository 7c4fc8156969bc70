//! The whole board.

use std::rc::Rc;

use vigie_shared::access::{Action, Role};
use vigie_shared::ids::Seat;
use vigie_shared::session::Command;
use vigie_shared::view::SessionStatus;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::announcer::Announcer;
use super::banner::Banner;
use super::bulk::BulkConfirm;
use super::chips::Chips;
use super::drawer::Drawer;
use super::errands::{ErrandAction, Errands, Office};
use super::grid::{Grid, focus_card};
use super::help::Help;
use super::keys::{Shortcut, use_shortcuts};
use super::notices::Notices;
use super::oldest::OldestAlert;
use super::rail::Rail;
use super::search::Search;
use super::tasks::tasks;
use super::{BoardState, Filter, Standing, use_expiry};
use crate::clock::server_now;
use crate::i18n::use_language;
use crate::live::Freshness;
use crate::storage::Keep;

const LETTERS_KEY: &str = "vigie-board-letters";

/// Properties of [`BoardView`].
#[derive(Clone, PartialEq, Properties)]
pub struct BoardViewProps {
    /// The board.
    pub board: BoardState,
    /// Who looks at it: what he may not do is not shown. A referent's board is
    /// read-only but for incidents.
    pub role: Role,
    /// How fresh it is.
    pub freshness: Freshness,
    /// What was asked; see [`super::use_errands`].
    pub errands: UseReducerHandle<Errands>,
    /// Asks the session; see [`super::use_ask`].
    pub ask: Callback<Command>,
    /// The page's own buttons, beside the search.
    #[prop_or_default]
    pub tools: Html,
    /// A new alert has come.
    #[prop_or_default]
    pub onalert: Callback<()>,
}

/// A modal window of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Window {
    Bulk,
    Help,
}

/// Chips and search, what waits, all candidates, the details of one.
#[component]
pub fn BoardView(props: &BoardViewProps) -> Html {
    let language = use_language();
    let filter = use_state_eq(Filter::default);
    let selected = use_state_eq(|| None::<Seat>);
    let window = use_state_eq(|| None::<Window>);
    let letters = use_state_eq(|| Keep::Device.read(LETTERS_KEY).is_none());
    let field = use_node_ref();

    let board = &props.board;
    let now = server_now();
    let standings: Rc<[Standing]> = board
        .seats
        .iter()
        .map(|one| Standing::of(&one.card, now))
        .collect();
    use_expiry(
        board
            .seats
            .iter()
            .filter_map(|one| Standing::changes_at(&one.card, now))
            .min(),
    );
    let tasks: Rc<[_]> = match board.status() {
        // Whoever still waits then waits for nothing.
        SessionStatus::Finalized => Rc::new([]),
        SessionStatus::Created | SessionStatus::InProgress => {
            tasks(&board.seats, &standings).into()
        }
    };
    let office = Office {
        role: props.role,
        errands: (*props.errands).clone(),
        ask: props.ask.clone(),
        freshness: props.freshness,
        status: board.status(),
    };

    let onfilter = use_callback(filter.setter(), |wanted, filter| filter.set(wanted));
    let onopen = use_callback(selected.setter(), |seat, selected| selected.set(Some(seat)));
    let onclose = {
        let selected = selected.clone();
        Callback::from(move |()| {
            if let Some(seat) = *selected {
                focus_card(seat);
            }
            selected.set(None);
        })
    };
    let open_window = |which: Window| {
        let window = window.setter();
        Callback::from(move |()| window.set(Some(which)))
    };
    let close_window = {
        let window = window.setter();
        Callback::from(move |()| window.set(None))
    };
    let onletters = use_callback(letters.setter(), |on: bool, letters| {
        match on {
            true => Keep::Device.remove(LETTERS_KEY),
            false => _ = Keep::Device.write(LETTERS_KEY, "off"),
        }
        letters.set(on);
    });

    let oldest = tasks
        .iter()
        .find(|task| task.is_alert())
        .map(|task| task.seat());
    let waiting = standings.contains(&Standing::ToConfirm) && office.may(Action::AdmitCandidate);
    let onkey = {
        let (field, onopen, onclose) = (field.clone(), onopen.clone(), onclose.clone());
        let (bulk, help) = (open_window(Window::Bulk), open_window(Window::Help));
        let is_open = selected.is_some();
        Callback::from(move |shortcut| match shortcut {
            Shortcut::Search => {
                if let Some(field) = field.cast::<HtmlElement>() {
                    field.focus().unwrap_or_default();
                }
            }
            Shortcut::OldestAlert => {
                if let Some(seat) = oldest {
                    onopen.emit(seat);
                }
            }
            Shortcut::Confirm if waiting => bulk.emit(()),
            Shortcut::Help => help.emit(()),
            Shortcut::Escape if is_open => onclose.emit(()),
            Shortcut::Confirm | Shortcut::Escape => {}
        })
    };
    use_shortcuts(*letters, onkey);

    let old = !matches!(props.freshness, Freshness::Live | Freshness::Connecting);
    let put_away = {
        let errands = props.errands.dispatcher();
        Callback::from(move |id| errands.dispatch(ErrandAction::PutAway(id)))
    };
    let drawer = selected.and_then(|seat| {
        let index = board.seats.iter().position(|one| one.card.seat == seat)?;
        let (seated, standing) = (board.seats[index].clone(), standings[index]);
        Some(html! { <Drawer {seated} {standing} {onclose} /> })
    });
    html! {
        <ContextProvider<Office> context={office.clone()}>
            <div
                class={classes!("vigie-board", old.then_some("vigie-board--old"))}
                data-testid="board"
                data-fresh={if old { "no" } else { "yes" }}
            >
                <Banner
                    freshness={props.freshness}
                    status={board.status()}
                    unanswered={props.errands.unanswered()}
                />
                <div class="vigie-board__bar">
                    <Chips
                        seats={board.seats.clone()}
                        standings={standings.clone()}
                        filter={(*filter).clone()}
                        onfilter={onfilter.clone()}
                    />
                    <div class="vigie-board__tools">
                        <Search {field} filter={(*filter).clone()} {onfilter} />
                        { props.tools.clone() }
                        <button
                            type="button"
                            class="vigie-icon-button"
                            aria-label={language.text("board-help-title")}
                            title={language.text("board-help-title")}
                            aria-keyshortcuts="?"
                            data-testid="help-open"
                            onclick={open_window(Window::Help).reform(|_| ())}
                        >
                            <b aria-hidden="true">{ "?" }</b>
                        </button>
                    </div>
                </div>
                <div class="vigie-board__body">
                    <Rail
                        board={board.clone()}
                        tasks={tasks.clone()}
                        onopen={onopen.clone()}
                        onconfirm={open_window(Window::Bulk)}
                    />
                    <Grid
                        seats={board.seats.clone()}
                        {standings}
                        filter={(*filter).clone()}
                        selected={*selected}
                        onopen={onopen.clone()}
                    />
                    { drawer.unwrap_or_default() }
                </div>
                <OldestAlert tasks={tasks.clone()} {onopen} />
                <Announcer board={board.clone()} {tasks} onalert={props.onalert.clone()} />
                <Notices board={board.clone()} notices={props.errands.notices.clone()} onclose={put_away} />
                if *window == Some(Window::Bulk) {
                    <BulkConfirm board={board.clone()} onclose={close_window.clone()} />
                }
                if *window == Some(Window::Help) {
                    <Help letters={*letters} {onletters} onclose={close_window} />
                }
            </div>
        </ContextProvider<Office>>
    }
}
