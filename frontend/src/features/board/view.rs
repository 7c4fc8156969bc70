//! The whole board: filter and search, tasks, all candidates, the details of one.

use std::rc::Rc;

use vigie_shared::access::{Action, Role};
use vigie_shared::ids::CommandId;
use vigie_shared::session::{ActorName, Command};
use yew::prelude::*;

use super::announcer::Announcer;
use super::banner::Banner;
use super::bulk_confirmation::BulkConfirmation;
use super::command_log::{CommandLog, CommandLogAction};
use super::companion_banner::CompanionBanner;
use super::context::{BoardContext, use_send_command};
use super::grid::Grid;
use super::keyboard_help::KeyboardHelp;
use super::next_alert_button::NextAlertButton;
use super::notices::Notices;
use super::seat_status::{SeatStatus, use_seat_statuses};
use super::side_panel::{PanelContent, SidePanel};
use super::store::BoardState;
use super::task_list::TaskList;
use super::tasks::{Task, tasks};
use super::toolbar::Toolbar;
use super::view_state::{BoardDialog, BoardViewState, use_board_shortcuts, use_board_state};
use super::watcher_news::WatcherNotices;
use crate::features::incident_recorder::{
    DraftStore, IncidentActions, Recorder, open_incident_counts, use_drafts,
};
use crate::live::{ConnectionStatus, PendingCommands};

/// Properties of [`BoardView`].
#[derive(Clone, PartialEq, Properties)]
pub struct BoardViewProps {
    pub board: BoardState,
    /// Controls for what this role may not do are not shown.
    pub role: Role,
    /// The name under which commands go on record: people may delete their own incidents.
    #[prop_or_default]
    pub me: Option<ActorName>,
    /// Key under which unsent drafts are kept in the tab. It names the session and no
    /// person. Without it they are kept as long as the page is open.
    #[prop_or_default]
    pub drafts: Option<AttrValue>,
    /// The number of the session, where an invigilator asks for what is not on the board.
    #[prop_or_default]
    pub session: Option<u32>,
    pub connection: ConnectionStatus,
    /// The answers to the commands of this page.
    pub log: UseReducerHandle<CommandLog>,
    /// The commands in flight.
    pub pending: PendingCommands,
    /// Submits a command.
    pub submit: Callback<Command, CommandId>,
    /// The page's own buttons, beside the search.
    #[prop_or_default]
    pub tools: Html,
    /// A new alert has come.
    #[prop_or_default]
    pub onalert: Callback<()>,
}

/// The board of a room with everything that can be done there.
#[component]
pub fn BoardView(props: &BoardViewProps) -> Html {
    let board = &props.board;
    let author = props.me.clone().unwrap_or(ActorName::Server);
    let drafts = use_drafts(props.drafts.clone(), author);
    let statuses = use_seat_statuses(&board.seats);
    let tasks = open_tasks(board, &statuses);
    let context = BoardContext {
        role: props.role,
        me: props.me.clone(),
        pending: props.pending.clone(),
        log: (*props.log).clone(),
        submit: props.submit.clone(),
        send: use_send_command(&props.submit),
        connection: props.connection,
        status: board.status(),
        session: props.session,
    };
    let state = use_board_state(board);
    use_board_shortcuts(&state, &context, board, &tasks);
    let is_stale = !matches!(
        props.connection,
        ConnectionStatus::Live | ConnectionStatus::Connecting
    );
    let ondismiss = {
        let log = props.log.dispatcher();
        Callback::from(move |id| log.dispatch(CommandLogAction::Dismiss(id)))
    };
    html! {
        <ContextProvider<BoardContext> context={context.clone()}>
            <div
                class={classes!("vigie-board", is_stale.then_some("vigie-board--stale"))}
                data-testid="board"
                data-fresh={if is_stale { "no" } else { "yes" }}
            >
                <Banner
                    connection={props.connection}
                    status={board.status()}
                    unanswered={props.pending.len()}
                />
                <CompanionBanner board={board.clone()} onopen={state.onopen.clone()} />
                <Toolbar
                    board={board.clone()}
                    statuses={statuses.clone()}
                    filter={state.filter.clone()}
                    onfilter={state.onfilter.clone()}
                    search_field={state.search_field.clone()}
                    list_open={state.panel == Some(PanelContent::Incidents)}
                    onlist={state.onlist.clone()}
                    onhelp={state.ondialog.reform(|()| Some(BoardDialog::Help))}
                    tools={props.tools.clone()}
                />
                { body(board, &context, &state, &statuses, &tasks) }
                <NextAlertButton tasks={tasks.clone()} onopen={state.onopen.clone()} />
                <Announcer board={board.clone()} {tasks} onalert={props.onalert.clone()} />
                <Notices
                    board={board.clone()}
                    notices={props.log.notices.clone()}
                    onclose={ondismiss.clone()}
                    onretry={state.onrecorder.clone()}
                >
                    <WatcherNotices board={board.clone()} />
                </Notices>
                { dialog(board, &state, drafts, ondismiss) }
            </div>
        </ContextProvider<BoardContext>>
    }
}

/// All tasks of an open session. In a closed one nothing can be done.
fn open_tasks(board: &BoardState, statuses: &[SeatStatus]) -> Rc<[Task]> {
    match board.status() {
        status if status.is_closed() => Rc::new([]),
        _ => tasks(&board.seats, statuses).into(),
    }
}

fn body(
    board: &BoardState,
    context: &BoardContext,
    state: &BoardViewState,
    statuses: &Rc<[SeatStatus]>,
    tasks: &Rc<[Task]>,
) -> Html {
    let onselect = context
        .can(Action::RecordIncident)
        .then(|| state.onselect.clone());
    html! {
        <div class="vigie-board__body">
            <TaskList
                board={board.clone()}
                tasks={tasks.clone()}
                onopen={state.onopen.clone()}
                onconfirm={state.ondialog.reform(|()| Some(BoardDialog::BulkConfirmation))}
            >
                <IncidentActions
                    board={board.clone()}
                    selection={state.selection.clone()}
                    onselect={state.onselect.clone()}
                    onrecord={state.onrecord.clone()}
                    onrecordroom={state.onrecordroom.clone()}
                />
            </TaskList>
            <Grid
                seats={board.seats.clone()}
                statuses={statuses.clone()}
                filter={state.filter.clone()}
                expanded={state.panel.and_then(PanelContent::seat)}
                open_incidents={open_incident_counts(board)}
                selection={state.selection.clone()}
                {onselect}
                shortcuts_enabled={state.shortcuts_enabled}
                onopen={state.onopen.clone()}
            />
            <SidePanel
                content={state.panel}
                board={board.clone()}
                statuses={statuses.clone()}
                onopen={state.onopen.clone()}
                onrecord={state.onrecorder.clone()}
                onclose={state.onclosepanel.clone()}
            />
        </div>
    }
}

/// The modal dialog that is open, if any.
fn dialog(
    board: &BoardState,
    state: &BoardViewState,
    drafts: DraftStore,
    ondismiss: Callback<CommandId>,
) -> Html {
    let board = board.clone();
    let onclose = state.ondialog.reform(|()| None);
    match &state.dialog {
        None => Html::default(),
        Some(BoardDialog::BulkConfirmation) => html! { <BulkConfirmation {board} {onclose} /> },
        Some(BoardDialog::Help) => html! {
            <KeyboardHelp
                shortcuts_enabled={state.shortcuts_enabled}
                onshortcuts={state.onshortcuts.clone()}
                {onclose}
            />
        },
        Some(BoardDialog::Recorder(preset)) => html! {
            <Recorder
                {board}
                preset={preset.clone()}
                {drafts}
                shortcuts_enabled={state.shortcuts_enabled}
                onread={ondismiss}
                onsubmit={state.onclearselection.clone()}
                {onclose}
            />
        },
    }
}
