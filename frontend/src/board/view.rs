//! The whole board.

use std::rc::Rc;

use vigie_shared::access::{AccessScope, Action, Role, can};
use vigie_shared::session::{ActorName, Command, IncidentCategory};
use vigie_shared::view::SessionStatus;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::announcer::Announcer;
use super::banner::Banner;
use super::bulk::BulkConfirm;
use super::chips::Chips;
use super::errands::{ErrandAction, Errands, Office};
use super::grid::{Grid, focus_card, focused_seat};
use super::help::Help;
use super::incident::{
    Opening, PickAction, RecordBar, Recorder, flags, put_on_record_by, use_drafts, use_picks,
};
use super::keys::{Shortcut, use_shortcuts};
use super::notices::Notices;
use super::oldest::OldestAlert;
use super::rail::Rail;
use super::search::Search;
use super::side::{Side, SidePanel};
use super::tasks::tasks;
use super::{BoardState, Filter, Standing, use_expiry};
use crate::clock::server_now;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::live::Freshness;
use crate::storage::Keep;

const LETTERS_KEY: &str = "vigie-board-letters";
/// Id of the button that opens the record, to bring the focus back there.
const RECORD_BUTTON: &str = "vigie-record-open";

/// Properties of [`BoardView`].
#[derive(Clone, PartialEq, Properties)]
pub struct BoardViewProps {
    /// The board.
    pub board: BoardState,
    /// Who looks at it: what he may not do is not shown. A referent's board is
    /// read-only but for incidents.
    pub role: Role,
    /// As whom he goes on record: what he recorded he may take back.
    #[prop_or_default]
    pub me: Option<ActorName>,
    /// Where notes that were not sent are kept in the tab; names the session and
    /// nobody. Without it they are kept as long as the page is open.
    #[prop_or_default]
    pub drafts: Option<AttrValue>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
enum Window {
    Bulk,
    Help,
    Record(Opening),
}

/// Chips and search, what waits, all candidates, the details of one.
#[component]
pub fn BoardView(props: &BoardViewProps) -> Html {
    let language = use_language();
    let filter = use_state_eq(Filter::default);
    let side = use_state_eq(|| None::<Side>);
    let window = use_state_eq(|| None::<Window>);
    let letters = use_state_eq(|| Keep::Device.read(LETTERS_KEY).is_none());
    let field = use_node_ref();
    let picks = use_picks();
    let drafts = use_drafts(
        props.drafts.clone(),
        props.me.clone().unwrap_or(ActorName::Server),
    );

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
        SessionStatus::Finalized | SessionStatus::Published => Rc::new([]),
        SessionStatus::Created | SessionStatus::InProgress => {
            tasks(&board.seats, &standings).into()
        }
    };
    let office = Office {
        role: props.role,
        me: props.me.clone(),
        errands: (*props.errands).clone(),
        ask: props.ask.clone(),
        freshness: props.freshness,
        status: board.status(),
    };

    let onfilter = use_callback(filter.setter(), |wanted, filter| filter.set(wanted));
    let onopen = use_callback(side.setter(), |seat, side| {
        side.set(Some(Side::Details(seat)));
    });
    let onclose = {
        let side = side.clone();
        Callback::from(move |()| {
            match *side {
                Some(Side::Details(seat)) => focus_card(seat),
                Some(Side::Record) => focus(RECORD_BUTTON),
                None => {}
            }
            side.set(None);
        })
    };
    let selected = side.and_then(Side::seat);
    let onlist = {
        let side = side.setter();
        Callback::from(move |()| side.set(Some(Side::Record)))
    };
    let open_window = |which: Window| {
        let window = window.setter();
        Callback::from(move |()| window.set(Some(which.clone())))
    };
    let onrecord = {
        let (window, picks, seats) = (window.setter(), picks.clone(), board.seats.clone());
        Callback::from(move |()| {
            // The card with the focus goes before the details that are open.
            let one = || focused_seat(&seats).or(selected);
            let seats = match picks.seats() {
                picked if picked.is_empty() => one().into_iter().collect(),
                picked => picked,
            };
            window.set(Some(Window::Record(Opening {
                seats,
                ..Opening::default()
            })));
        })
    };
    let onroom = open_window(Window::Record(Opening {
        seats: board.seats.iter().map(|one| one.card.seat).collect(),
        category: Some(IncidentCategory::R1),
        draft: None,
    }));
    let onagain = {
        let window = window.setter();
        Callback::from(move |opening| window.set(Some(Window::Record(opening))))
    };
    let onpick = {
        let picks = picks.dispatcher();
        use_callback((), move |action, ()| picks.dispatch(action))
    };
    let close_window = {
        let window = window.setter();
        Callback::from(move |()| window.set(None))
    };
    // Whoever was picked is served.
    let onsent = onpick.reform(|()| PickAction::Clear);
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
        let (onrecord, onroom, onlist) = (onrecord.clone(), onroom.clone(), onlist.clone());
        let (onpick, ask) = (onpick.clone(), props.ask.clone());
        let (is_open, picking) = (side.is_some(), picks.is_on());
        let may_record = can(props.role, Action::RecordIncident, AccessScope::OwnSession);
        let undo = props
            .errands
            .undoable()
            .and_then(|command| put_on_record_by(command, board.incidents(), props.me.as_ref()))
            .filter(|incident| !props.errands.deletes(*incident));
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
            Shortcut::Record if may_record => onrecord.emit(()),
            Shortcut::RecordRoom if may_record => onroom.emit(()),
            Shortcut::ReadRecord => onlist.emit(()),
            Shortcut::Undo => {
                if let Some(incident) = undo {
                    ask.emit(Command::DeleteIncident { incident });
                }
            }
            Shortcut::Escape if is_open => onclose.emit(()),
            Shortcut::Escape if picking => onpick.emit(PickAction::Clear),
            Shortcut::Confirm | Shortcut::Escape | Shortcut::Record | Shortcut::RecordRoom => {}
        })
    };
    use_shortcuts(*letters, onkey);

    let old = !matches!(props.freshness, Freshness::Live | Freshness::Connecting);
    let put_away = {
        let errands = props.errands.dispatcher();
        Callback::from(move |id| errands.dispatch(ErrandAction::PutAway(id)))
    };
    let open_incidents = board.open_incidents().count();
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
                        <button
                            type="button"
                            id={RECORD_BUTTON}
                            class="vigie-chip vigie-chip--record"
                            title={language.text("incident-list-title")}
                            aria-haspopup="dialog"
                            aria-expanded={(*side == Some(Side::Record)).to_string()}
                            aria-keyshortcuts="l"
                            data-testid="incident-list"
                            onclick={onlist.reform(|_: MouseEvent| ())}
                        >
                            { Icon::Flag }
                            <span>{ language.text("incident-list-title") }</span>
                            <b class="vigie-chip__count" data-testid="incident-list-count">{ open_incidents }</b>
                        </button>
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
                    >
                        <RecordBar
                            board={board.clone()}
                            picks={(*picks).clone()}
                            onpick={onpick.clone()}
                            {onrecord}
                            {onroom}
                        />
                    </Rail>
                    <Grid
                        seats={board.seats.clone()}
                        standings={standings.clone()}
                        filter={(*filter).clone()}
                        {selected}
                        flags={flags(board)}
                        picks={(*picks).clone()}
                        onpick={office.may(Action::RecordIncident).then(|| onpick.clone())}
                        letters={*letters}
                        onopen={onopen.clone()}
                    />
                    <SidePanel
                        side={*side}
                        board={board.clone()}
                        standings={standings.clone()}
                        onopen={onopen.clone()}
                        onrecord={onagain.clone()}
                        {onclose}
                    />
                </div>
                <OldestAlert tasks={tasks.clone()} {onopen} />
                <Announcer board={board.clone()} {tasks} onalert={props.onalert.clone()} />
                <Notices board={board.clone()} notices={props.errands.notices.clone()} onclose={put_away.clone()} {onagain} />
                if *window == Some(Window::Bulk) {
                    <BulkConfirm board={board.clone()} onclose={close_window.clone()} />
                }
                if *window == Some(Window::Help) {
                    <Help letters={*letters} {onletters} onclose={close_window.clone()} />
                }
                if let Some(Window::Record(opening)) = &*window {
                    <Recorder
                        board={board.clone()}
                        opening={opening.clone()}
                        {drafts}
                        letters={*letters}
                        onread={put_away}
                        {onsent}
                        onclose={close_window}
                    />
                }
            </div>
        </ContextProvider<Office>>
    }
}

fn focus(id: &str) {
    let element = gloo_utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
        element.focus().unwrap_or_default();
    }
}
